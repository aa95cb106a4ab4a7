import * as vscode from "vscode";
import type { NewDesktopStrings } from "../../../protocol/newDesktopApi";

export function newDesktopStrings(): NewDesktopStrings {
  return {
    title: vscode.l10n.t("New Windows Desktop"),
    intro: vscode.l10n.t(
      "A full Windows in a container, downloaded from Microsoft and installed by itself. It gets a network of its own, and none of its ports is published.",
    ),
    engine: vscode.l10n.t("Engine"),
    name: vscode.l10n.t("Name"),
    version: vscode.l10n.t("Windows"),
    otherVersions: vscode.l10n.t("Other versions"),
    image: vscode.l10n.t("Image"),
    ramSize: vscode.l10n.t("Memory"),
    coreCount: vscode.l10n.t("Processor cores"),
    diskSize: vscode.l10n.t("Disk"),
    diskHint: vscode.l10n.t("It grows as Windows writes to it, and can be made larger later."),
    folder: vscode.l10n.t("Shared folder"),
    folderHint: vscode.l10n.t("A folder on the engine's host, which Windows sees as drive Z:. May be left empty."),
    browse: vscode.l10n.t("Browse…"),
    userName: vscode.l10n.t("User name"),
    userNameHint: vscode.l10n.t(
      "Windows signs in by itself. A random password is made and kept in VS Code's secret storage.",
    ),
    emulation: vscode.l10n.t("Create it without hardware acceleration, about ten times slower"),
    create: vscode.l10n.t("Create Desktop"),
    cancel: vscode.l10n.t("Cancel"),
  };
}
