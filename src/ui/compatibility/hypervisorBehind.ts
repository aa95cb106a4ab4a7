import * as vscode from "vscode";
import { readHypervisor, type Hypervisor } from "../../compatibility/hypervisor";
import type { EngineSnapshot } from "../../inventory/engineState";
import { unlessAborted } from "../../platform/abort";
import { runProgram } from "../../platform/runProgram";
import { withLateProgress } from "../progress";
import { HypervisorQuestion } from "./hypervisorQuestion";

const deadlineMs = 10_000;

/** For who draws, which is asked in silence. */
export const hypervisorOfThisWindows = new HypervisorQuestion(async () =>
  readHypervisor(runProgram, { signal: new AbortController().signal, deadlineMs }),
);

/** For what a user waits for. */
export async function hypervisorBehind(snapshot: EngineSnapshot): Promise<Hypervisor> {
  const known = hypervisorOfThisWindows.known(snapshot);
  if (known !== undefined) {
    return known;
  }
  const title = vscode.l10n.t("Looking for the hypervisor of Windows");
  return withLateProgress(title, async (signal) => unlessAborted(hypervisorOfThisWindows.about(snapshot), signal));
}
