import { dirname } from "node:path";
import * as vscode from "vscode";
import { composeFileWords, environmentFor, type ComposeProgram } from "../../../engine/composeProgram";
import type { EngineTarget } from "../../pickers/pickEngine";
import { ComposeTerminal, type TerminalEnd } from "../../terminals/composeTerminal";
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
  /** A file more, whose settings win. */
  readonly override?: string;
}

/** Runs compose in a terminal that the user sees and can end. */
export async function runComposeTask({ compose, action, file, target, override }: ComposeRun): Promise<TerminalEnd> {
  const { program, words } = compose;
  const files = [...(await composeFileWords(file.path)), ...(override === undefined ? [] : ["--file", override])];
  const terminal = new ComposeTerminal({
    program,
    words: [...words, ...files, ...actionWords[action]],
    workingFolder: dirname(file.path),
    environment: environmentOn(target),
  });
  const task = new vscode.Task(
    { type: "process" },
    vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file.path)) ?? vscode.TaskScope.Global,
    vscode.l10n.t("Compose {0}: {1}", action, file.name),
    vscode.l10n.t("Windows Containers"),
    new vscode.CustomExecution(async () => Promise.resolve(terminal)),
    [],
  );
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, panel: vscode.TaskPanelKind.Dedicated };
  await vscode.tasks.executeTask(task);
  return terminal.end;
}

function environmentOn({ snapshot }: EngineTarget): NodeJS.ProcessEnv {
  const changes = Object.entries(environmentFor(snapshot.endpoint));
  const gone = new Set(changes.map(([name]) => name));
  // Windows takes no difference between the cases of a name.
  const kept = Object.entries(process.env).filter(([name]) => !gone.has(name.toUpperCase()));
  return Object.fromEntries([...kept, ...changes.filter(([, value]) => value !== null)]) as NodeJS.ProcessEnv;
}
