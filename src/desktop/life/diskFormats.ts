/** What a disk can be exported as, by qemu-img's words, and what makes the file no bigger than it has to be. */
export const diskFormats = {
  qcow2: { extension: "qcow2", options: "-c" },
  vmdk: { extension: "vmdk", options: "-o subformat=streamOptimized" },
  vhdx: { extension: "vhdx", options: "-o subformat=dynamic" },
  vdi: { extension: "vdi", options: "" },
  raw: { extension: "img", options: "" },
} as const;

export type DiskFormat = keyof typeof diskFormats;
