import * as vscode from "vscode";
import { shortId } from "../../../engine/shortId";
import { formatBytes } from "../../words/formatBytes";
import type { PruneGroup } from "./prunePlan";

const longestList = 8;

/** "3 stopped containers" */
export function groupTitle({ kind, things: { length: count } }: PruneGroup): string {
  switch (kind) {
    case "containers":
      return vscode.l10n.t("Stopped containers: {0}", count);
    case "danglingImages":
      return vscode.l10n.t("Images without a name: {0}", count);
    case "unusedImages":
      return vscode.l10n.t("Images that no container was made from: {0}", count);
    case "networks":
      return vscode.l10n.t("Networks without containers: {0}", count);
    case "anonymousVolumes":
      return vscode.l10n.t("Unused volumes without a name: {0}", count);
    case "namedVolumes":
      return vscode.l10n.t("Unused volumes with a name: {0}", count);
    case "buildCache":
      return vscode.l10n.t("Build cache: {0}", count);
  }
}

export function groupSize({ bytes, precision }: PruneGroup): string {
  if (bytes === 0) {
    return precision === "exactly" ? "" : vscode.l10n.t("size not known");
  }
  return precision === "exactly" ? formatBytes(bytes) : vscode.l10n.t("at least {0}", formatBytes(bytes));
}

/** A number alone does not show what would be missed; volumes with a name hold what somebody wanted to keep. */
export function groupNames({ kind, things }: PruneGroup): string {
  const shown = things.slice(0, kind === "namedVolumes" ? things.length : longestList).map(({ name }) => shortId(name));
  const more = things.length - shown.length;
  return [...shown, ...(more > 0 ? [vscode.l10n.t("and {0} more", more)] : [])].join(", ");
}
