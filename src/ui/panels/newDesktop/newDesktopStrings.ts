import * as vscode from "vscode";
import type { NewDesktopStrings } from "../../../protocol/newDesktopApi";

export function newDesktopStrings(): NewDesktopStrings {
  return {
    title: vscode.l10n.t("New Windows Desktop"),
    intro: vscode.l10n.t(
      "A full Windows in a container, downloaded from Microsoft and installed by itself. It gets a network of its own, and none of its ports is published.",
    ),
    ...fieldStrings(),
    setupTitle: vscode.l10n.t("Set Up at the First Logon"),
    setupHint: vscode.l10n.t(
      "Done once, when Windows is installed; it cannot be added to a desktop afterwards. What came of it is in C:\\OEM\\windows-containers-setup.log and in the desktop's log.",
    ),
    preview: vscode.l10n.t("Preview the Files"),
    allSettings: vscode.l10n.t("All Settings"),
    search: vscode.l10n.t("Search settings"),
    nothingFound: vscode.l10n.t("No setting fits these words."),
    create: vscode.l10n.t("Create Desktop"),
    saveTemplate: vscode.l10n.t("Save as Template…"),
    cancel: vscode.l10n.t("Cancel"),
    changed: vscode.l10n.t("{0} set", "{0}"),
    problems: vscode.l10n.t("Problems: {0}", "{0}"),
  };
}

function fieldStrings() {
  return {
    engine: vscode.l10n.t("Engine"),
    versionColumns: {
      name: vscode.l10n.t("Windows"),
      download: vscode.l10n.t("Download"),
      memory: vscode.l10n.t("Memory from"),
      disk: vscode.l10n.t("Disk from"),
    },
    otherVersions: vscode.l10n.t("Other versions"),
    otherImage: vscode.l10n.t("Another image…"),
    ownVersion: vscode.l10n.t("Another medium"),
    ownVersionHint: vscode.l10n.t("Address of an ISO file, or the name of one in the storage"),
    shareWorkspace: vscode.l10n.t("Share this workspace as {0}", "\\\\host.lan\\Data"),
    emulation: vscode.l10n.t("Create it without hardware acceleration, about ten times slower"),
    add: vscode.l10n.t("Add"),
    browse: vscode.l10n.t("Browse…"),
  };
}
