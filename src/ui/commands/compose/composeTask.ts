import { dirname } from "node:path";
import * as vscode from "vscode";
import { composeFileWords, environmentFor, type ComposeProgram } from "../../../engine/compose/composeProgram";
import type { EngineTarget } from "../../pickers/pickEngine";
import { ComposeTerminal, type TerminalEnd } from "../../terminals/composeTerminal";
import type { JobFile } from "../images/routeFile";
import { composeWords, type ComposeAction } from "./composeWords";

export interface ComposeRun {
  readonly compose: ComposeProgram;
  readonly action: ComposeAction;
  readonly file: JobFile;
  readonly target: EngineTarget;
  /** A file more, whose settings win. */
  readonly override?: string;
  /** For containers that it stops, where the usual ten seconds are too short. */
  readonly graceSeconds?: number | undefined;
}

/** Runs compose in a terminal that the user sees and can end. */
export async function runComposeTask(run: ComposeRun): Promise<TerminalEnd> {
  const { compose, action, file, target, override, graceSeconds } = run;
  const { program, words } = compose;
  const files = [...(await composeFileWords(file.path)), ...(override === undefined ? [] : ["--file", override])];
  const terminal = new ComposeTerminal({
    program,
    words: [...words, ...files, ...composeWords(action, graceSeconds)],
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

/** Whose programs speak to this engine. */
export function environmentOn({ snapshot }: EngineTarget): NodeJS.ProcessEnv {
  const changes = Object.entries(environmentFor(snapshot.endpoint));
  const gone = new Set(changes.map(([name]) => name));
  // Windows takes no difference between the cases of a name.
  const kept = Object.entries(process.env).filter(([name]) => !gone.has(name.toUpperCase()));
  return Object.fromEntries([...kept, ...changes.filter(([, value]) => value !== null)]) as NodeJS.ProcessEnv;
}
