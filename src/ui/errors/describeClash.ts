import * as vscode from "vscode";
import type { Clash } from "../../desktop/desktopError";

/** What is taken, and by whom. */
export function describeClash(clash: Clash): string {
  switch (clash.kind) {
    case "name":
      return vscode.l10n.t("The name {0} is taken.", clash.name);
    case "network":
      return vscode.l10n.t("The network {0} already exists and does not belong to this desktop.", clash.name);
    case "storage":
      return clash.usedBy === ""
        ? vscode.l10n.t("The storage {0} already exists, with something else in it.", clash.storage)
        : vscode.l10n.t(
            "The storage {0} is in use by {1}: two desktops would damage its disk.",
            clash.storage,
            clash.usedBy,
          );
    case "port":
      return vscode.l10n.t("The port {0}/{1} is in use by {2}.", clash.port, clash.protocol, clash.usedBy);
    case "mac":
      return vscode.l10n.t("The network address {0} is in use by {1}.", clash.mac, clash.usedBy);
  }
}
