// @ts-check
/** What firmware, boot loaders and KVM themselves say when they cannot go on; `DEMO_FATAL` plays any of them. */
export const fatalGuestTexts = [
  "KVM internal error. Suberror: 1",
  "KVM: entry failed, hardware error 0x80000021",
  "Triple fault",
  "CDBOOT: Cannot boot from CD - Code: 5",
  "No bootable device.",
  "BOOTMGR is missing",
  "BdsDxe: No bootable option or device was found.",
  "UEFI Interactive Shell v2.2",
];
