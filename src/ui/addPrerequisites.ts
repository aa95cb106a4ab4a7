import * as vscode from "vscode";
import type { Disposable } from "../platform/emitter";
import {
  registerPrerequisiteCommands,
  type PrerequisiteCommandRegistrar,
} from "./commands/prerequisites/registerPrerequisiteCommands";
import { Prerequisites, type PrerequisitesParts } from "./tree/prerequisites/prerequisites";
import { PrerequisitesProvider } from "./tree/prerequisites/prerequisitesProvider";

export interface AddPrerequisitesParts extends PrerequisitesParts {
  readonly registry: PrerequisiteCommandRegistrar;
}

/** The Prerequisites view with its commands; nothing is checked before it is opened. */
export function addPrerequisites(
  parts: AddPrerequisitesParts,
  { extension }: vscode.ExtensionContext,
): readonly Disposable[] {
  const prerequisites = new Prerequisites(parts);
  const treeDataProvider = new PrerequisitesProvider(prerequisites);
  const view = vscode.window.createTreeView("windowsContainers.prerequisites", { treeDataProvider });
  const visibility = view.onDidChangeVisibility(({ visible }) => prerequisites.beSeen(visible ? "seen" : "unseen"));
  const { version } = extension.packageJSON as { readonly version: string };
  const { registry, inventory } = parts;
  const documents = registerPrerequisiteCommands(registry, { prerequisites, inventory, extensionVersion: version });
  return [documents, visibility, view, treeDataProvider, prerequisites];
}
