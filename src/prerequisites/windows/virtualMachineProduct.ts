const products = [
  { pattern: /^Microsoft Corporation\|Virtual Machine$/, product: "Hyper-V" },
  { pattern: /VMware/i, product: "VMware" },
  { pattern: /^innotek|VirtualBox/i, product: "VirtualBox" },
  { pattern: /QEMU|KVM/i, product: "QEMU" },
  { pattern: /^Xen/i, product: "Xen" },
  { pattern: /Parallels/i, product: "Parallels" },
  { pattern: /^Amazon EC2/i, product: "Amazon EC2" },
  { pattern: /^Google/i, product: "Google Compute Engine" },
] as const;

/** Which virtual machine this is, by what its firmware calls itself; undefined for a machine of its own. */
export function virtualMachineProduct(computer: {
  readonly Manufacturer?: string | null | undefined;
  readonly Model?: string | null | undefined;
}): (typeof products)[number]["product"] | undefined {
  const name = `${computer.Manufacturer ?? ""}|${computer.Model ?? ""}`;
  return products.find(({ pattern }) => pattern.test(name))?.product;
}
