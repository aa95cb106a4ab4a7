import * as vscode from "vscode";
import type { RunChange } from "../../../engine/run/runChanges";
import type { RunOptions } from "../../../engine/runOptions";

/** What is pressed to run the same with a change. */
export function changeTitle(change: RunChange, { memoryBytes = 0 }: RunOptions): string {
  return {
    hyperVIsolation: vscode.l10n.t("Run Again With Hyper-V Isolation"),
    processIsolation: vscode.l10n.t("Run Again With Process Isolation"),
    moreMemory: vscode.l10n.t("Run Again With {0} of Memory", `${Number((memoryBytes / 1024 ** 3).toFixed(1))} GiB`),
    defaultIsolation: vscode.l10n.t("Run Again With the Engine's Isolation"),
    allAddresses: vscode.l10n.t("Run Again on All Addresses"),
    withoutLinuxOptions: vscode.l10n.t("Run Again Without Linux Options"),
    commandPrompt: vscode.l10n.t("Run Again With cmd.exe"),
    freePort: vscode.l10n.t("Run Again on a Free Port"),
  }[change];
}
