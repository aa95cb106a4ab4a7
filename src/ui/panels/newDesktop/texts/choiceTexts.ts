import { l10n } from "vscode";

/** What words of the image mean; words that say it themselves are shown as they are. */
export const choiceTexts: Readonly<Record<string, string>> = {
  "bootMode.windows": l10n.t("UEFI"),
  "bootMode.windows_plain": l10n.t("UEFI without Windows' changes"),
  "bootMode.windows_secure": l10n.t("UEFI with Secure Boot and TPM"),
  "bootMode.windows_legacy": l10n.t("BIOS"),
  "networkMode.nat": l10n.t("NAT: any port can be forwarded"),
  "networkMode.user": l10n.t("User mode (passt)"),
  "networkMode.slirp": l10n.t("User mode (slirp)"),
  "networkMode.none": l10n.t("None"),
  "diskDiscard.unmap": l10n.t("is given back to the host"),
  "diskDiscard.ignore": l10n.t("stays taken"),
  "selinux.private": l10n.t("for this container alone"),
  "selinux.shared": l10n.t("shared with other containers"),
  "scriptKind.powershell": "PowerShell",
  "scriptKind.batch": l10n.t("the command prompt (batch file)"),
};
