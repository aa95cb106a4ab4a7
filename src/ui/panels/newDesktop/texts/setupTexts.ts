import { l10n } from "vscode";
import type { DesktopSetup } from "../../../../desktop/spec/setup";
import type { FieldTexts } from "./fieldText";

export const setupTexts: FieldTexts<keyof DesktopSetup> = {
  packages: {
    label: l10n.t("Packages to install"),
    hint: l10n.t(
      "Their names in winget, one per line. Editions without winget (LTSC, older servers) are given it first where possible.",
    ),
    example: "Git.Git",
  },
  sshKeys: {
    label: l10n.t("OpenSSH server, for these public keys"),
    hint: l10n.t("One key per line. Empty: no server. Open by Remote-SSH then needs no password."),
    example: "ssh-ed25519 AAAA… me@here",
  },
  darkMode: { label: l10n.t("Dark mode") },
  timeZone: { label: l10n.t("Time zone") },
  keyboardLayout: {
    label: l10n.t("Keyboard layout"),
    hint: l10n.t(
      "For layouts that no language has by default, such as Dvorak; it takes the place of the keyboard above.",
    ),
  },
  script: { label: l10n.t("Script of your own") },
  scriptKind: { label: l10n.t("The script is for") },
};

export const generalTexts: FieldTexts<"name" | "image" | "otherVariables"> = {
  name: { label: l10n.t("Name") },
  image: { label: l10n.t("Image") },
  otherVariables: {
    label: l10n.t("Other variables of the image"),
    hint: l10n.t("One per line: NAME=value."),
  },
};
