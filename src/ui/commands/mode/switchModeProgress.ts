import * as vscode from "vscode";
import { otherMode, type DaemonMode } from "../../../engine/model";
import type { SwitchProgress } from "../../../mode/mode";
import { modeName } from "../../words/modeName";

/** What is going on, as one sentence beside the spinner. */
export function describeSwitchProgress(progress: SwitchProgress, target: DaemonMode): string {
  switch (progress.kind) {
    case "asking":
      return vscode.l10n.t("Docker Desktop is asked to switch…");
    case "permissionExpected":
      return vscode.l10n.t("Windows asks for permission; its question may hide behind other windows…");
    case "wayFailed":
      return vscode.l10n.t("That led nowhere; looking for another way…");
    case "engineWent":
      return vscode.l10n.t(
        "Docker Desktop has let go of the {0} engine; waiting for the {1} engine…",
        modeName(otherMode(target)),
        modeName(target),
      );
    case "stillWorking":
      return progress.lastSeen.kind === "silent"
        ? vscode.l10n.t("Still waiting for the {0} engine…", modeName(target))
        : vscode.l10n.t("Still waiting: Docker Desktop is still on the {0} engine…", modeName(otherMode(target)));
  }
}
