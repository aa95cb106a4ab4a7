import * as vscode from "vscode";
import { toContainerFacts } from "../../../diagnosis/containerFacts";
import { sleep } from "../../../platform/clock";
import { describeExitCode } from "../../words/describeExitCode";
import type { EngineTarget } from "../../pickers/pickEngine";
import type { ContainerNode } from "../../tree/explorer/nodes";

/** So soon after its start a program has not done its work, but failed at it. */
const earlyMs = 2_500;
const inspectMs = 5_000;

/** Says why a container that was just run is not running: what its program ended with, and where its words are. */
export async function tellEarlyEnd({ engine, snapshot }: EngineTarget, id: string): Promise<void> {
  await sleep(earlyMs);
  const record = await engine.inspect("container", id, AbortSignal.timeout(inspectMs));
  const { name, exitCode = 0 } = toContainerFacts(record);
  if (exitCode === 0) {
    return;
  }
  const logs = vscode.l10n.t("Open Logs");
  const message = vscode.l10n.t("{0} has ended with exit code {1}.", name, describeExitCode(exitCode));
  if ((await vscode.window.showWarningMessage(message, logs)) === logs) {
    const node: ContainerNode = { kind: "container", engineKey: snapshot.key, id };
    await vscode.commands.executeCommand("windowsContainers.containers.openLogs", node);
  }
}
