import { dirname } from "node:path";
import * as vscode from "vscode";
import { composeFileWords, environmentFor, type ComposeProgram } from "../../../engine/composeProgram";
import type { EngineTarget } from "../../pickers/pickEngine";
import type { JobFile } from "../images/routeFile";

export type ComposeAction = "up" | "down" | "restart" | "logs";

const actionWords: Readonly<Record<ComposeAction, readonly string[]>> = {
  up: ["up", "--detach"],
  down: ["down"],
  restart: ["restart"],
  logs: ["logs", "--follow", "--tail", "1000"],
};

export interface ComposeRun {
  readonly compose: ComposeProgram;
  readonly action: ComposeAction;
  readonly file: JobFile;
  readonly target: EngineTarget;
}

/** Runs compose in a terminal that the user sees and can end; resolves with its exit code, undefined when it was ended. */
export async function runComposeTask({ compose, action, file, target }: ComposeRun): Promise<number | undefined> {
  const { program, words } = compose;
  const all = [...words, ...(await composeFileWords(file.path)), ...actionWords[action]];
  const task = new vscode.Task(
    { type: "process" },
    vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file.path)) ?? vscode.TaskScope.Global,
    vscode.l10n.t("Compose {0}: {1}", action, file.name),
    vscode.l10n.t("Windows Containers"),
    new vscode.ProcessExecution(program, all, { cwd: dirname(file.path), env: taskEnvironment(target) }),
    [],
  );
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, panel: vscode.TaskPanelKind.Dedicated };
  const execution = await vscode.tasks.executeTask(task);
  return new Promise((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess((end) => {
      if (end.execution === execution) {
        listener.dispose();
        resolve(end.exitCode);
      }
    });
  });
}

/** A task's variables can be set and not taken away; empty ones count as not set. */
function taskEnvironment({ snapshot }: EngineTarget): Record<string, string> {
  const entries = Object.entries(environmentFor(snapshot.endpoint));
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? ""]));
}
