import { l10n } from "vscode";
import type { DesktopSpec } from "../../../../desktop/spec";
import type { FieldTexts } from "./fieldText";

export const windowsTexts: FieldTexts<keyof DesktopSpec["windows"]> = {
  version: { label: l10n.t("Windows") },
  edition: {
    label: l10n.t("Edition"),
    hint: l10n.t("A hint at which of a medium's editions is installed, such as core or datacenter."),
  },
  language: { label: l10n.t("Language") },
  region: { label: l10n.t("Region"), hint: l10n.t("Dates, numbers and currency.") },
  keyboard: { label: l10n.t("Keyboard") },
  productKey: { label: l10n.t("Product key"), example: "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX" },
  domain: { label: l10n.t("Domain to join"), example: "corp.example.com" },
  domainUnit: { label: l10n.t("Organizational unit in the domain"), example: "OU=Desktops,DC=corp,DC=example,DC=com" },
  workgroup: { label: l10n.t("Workgroup") },
  command: {
    label: l10n.t("One more command at the first logon"),
    hint: l10n.t("A line that the image adds to install.bat."),
  },
  manualSetup: { label: l10n.t("Click through the setup myself, without an answer file") },
  bootMode: { label: l10n.t("Firmware") },
  connections: { label: l10n.t("Connections for the download"), hint: l10n.t("1 to 16.") },
  microsoftDownload: { label: l10n.t("Ask Microsoft's download page") },
  esdDownload: { label: l10n.t("Use Microsoft's ESD catalogue") },
  verifyDownload: { label: l10n.t("Verify the checksum of what is downloaded") },
  removeMedium: { label: l10n.t("Remove the medium after the installation") },
  customIso: {
    label: l10n.t("Own installation medium"),
    hint: l10n.t("An ISO file. The Windows that is chosen above is not looked at then."),
  },
  answerFile: {
    label: l10n.t("Own answer file"),
    hint: l10n.t("An unattend XML file. It decides what is done at the first logon, instead of the form."),
  },
  driversIso: { label: l10n.t("Image of drivers"), hint: l10n.t("An ISO file whose drivers the setup takes.") },
  mountIso: { label: l10n.t("Image in a CD drive"), hint: l10n.t("An ISO file that Windows sees as a CD.") },
  rescueIso: {
    label: l10n.t("Image to start from"),
    hint: l10n.t("An ISO file that is booted before the disk, to rescue."),
  },
  oemFolder: {
    label: l10n.t("Own folder for the first logon"),
    hint: l10n.t("Copied to C:\\OEM, where its install.bat is run, instead of the folder that the form makes."),
  },
};
