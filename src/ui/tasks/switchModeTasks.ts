import * as vscode from "vscode";
import type { DaemonMode } from "../../engine/model";
import type { Disposable } from "../../platform/emitter";
import type { SwitchModeParts } from "../commands/mode/switchMode";
import { modeName } from "../words/modeName";

const taskType = "windowsContainers.switchMode";
const modes: readonly DaemonMode[] = ["windows", "linux"];

/** Two tasks that switch Docker Desktop's mode, e.g. as the `preLaunchTask` of a launch configuration. */
export function registerSwitchModeTasks(switching: () => Promise<SwitchModeParts>): Disposable {
  return vscode.tasks.registerTaskProvider(taskType, {
    provideTasks: () => modes.map((mode) => taskFor({ type: taskType, mode }, vscode.TaskScope.Workspace, switching)),
    resolveTask: ({ definition, scope }) =>
      isComplete(definition) ? taskFor(definition, scope ?? vscode.TaskScope.Workspace, switching) : undefined,
  });
}

/** As it is written in tasks.json. */
interface Definition extends vscode.TaskDefinition {
  readonly mode: DaemonMode;
}

function isComplete(definition: vscode.TaskDefinition): definition is Definition {
  return modes.some((mode) => mode === definition.mode);
}

function taskFor(
  definition: Definition,
  scope: vscode.WorkspaceFolder | vscode.TaskScope,
  switching: () => Promise<SwitchModeParts>,
): vscode.Task {
  const name = vscode.l10n.t("Switch to {0} containers", modeName(definition.mode));
  const execution = new vscode.CustomExecution(async () => {
    const [{ SwitchModeTerminal }, parts] = await Promise.all([import("./switchModeTerminal"), switching()]);
    return new SwitchModeTerminal(definition.mode, parts);
  });
  // The name of its source is a part of how users refer to it, in every language the same.
  const task = new vscode.Task(definition, scope, name, "Windows Containers", execution, []);
  task.detail = vscode.l10n.t("Ends when Docker Desktop's {0} engine answers.", modeName(definition.mode));
  return task;
}
