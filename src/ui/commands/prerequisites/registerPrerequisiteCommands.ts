import * as vscode from "vscode";
import type { Disposable } from "../../../platform/emitter";
import type { CheckNode } from "../../tree/prerequisites/nodes";
import type { PrerequisiteCommandId } from "./prerequisiteCommandIds";
import type { PrerequisiteCommandParts } from "./prerequisiteCommandParts";
import { reportScheme } from "./reportScheme";

/** What of `CommandRegistry` is needed here. */
export interface PrerequisiteCommandRegistrar {
  register(id: PrerequisiteCommandId, run: (clicked?: CheckNode) => Promise<void>): void;
}

/** Each command's code is loaded when it first runs. */
export function registerPrerequisiteCommands(
  registry: PrerequisiteCommandRegistrar,
  parts: PrerequisiteCommandParts,
): Disposable {
  registry.register("windowsContainers.prerequisites.refresh", async () => {
    await vscode.commands.executeCommand("windowsContainers.prerequisites.focus");
    await parts.prerequisites.again();
  });
  registry.register("windowsContainers.prerequisites.showEvidence", async (clicked) =>
    (await import("./showEvidence")).showEvidence(parts, clicked),
  );
  registry.register("windowsContainers.prerequisites.fix", async (clicked) =>
    (await import("./fixPrerequisite")).fixPrerequisite(parts, clicked),
  );
  registry.register("windowsContainers.prerequisites.copyReport", async () =>
    (await import("./copyReport")).copyReport(parts),
  );
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const documents = vscode.workspace.registerTextDocumentContentProvider(reportScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: async (uri) => (await import("./reportText")).textOf(parts, uri),
  });
  const subscription = parts.prerequisites.onDidChange((change) => {
    if (change !== "groups") {
      readAnew(change.rowKey, changed);
    }
  });
  return vscode.Disposable.from(documents, changed, subscription);
}

/** What is open of a check tells what it has found now: its evidence, and the report of all. */
function readAnew(rowKey: string, changed: vscode.EventEmitter<vscode.Uri>): void {
  for (const { uri } of vscode.workspace.textDocuments) {
    if (uri.scheme === reportScheme && (uri.query === "" || uri.query === rowKey)) {
      changed.fire(uri);
    }
  }
}
