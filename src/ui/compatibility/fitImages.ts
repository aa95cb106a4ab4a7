import * as vscode from "vscode";
import { workingReferences } from "../../compatibility/workingReference";
import type { EngineSnapshot } from "../../inventory/engineState";
import type { Remedy } from "../errors/remedy";
import { releaseThatRuns } from "./releaseThatRuns";

interface ImagesFile {
  /** As the user calls it. */
  readonly name: string;
  readonly path: string;
}

/** For a Dockerfile or a compose file whose images are of another release of Windows than the engine runs. */
export function fitImages(file: ImagesFile, snapshot: EngineSnapshot): Remedy {
  const title = vscode.l10n.t("Change Images in {0}…", file.name);
  return { title, press: async () => changeImages(file, snapshot) };
}

/** In an editor, where the user looks at it and saves it, or takes it back. */
async function changeImages({ name, path }: ImagesFile, snapshot: EngineSnapshot): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
  await vscode.window.showTextDocument(document);
  const works = await releaseThatRuns(snapshot);
  const found = works ? workingReferences(document.getText(), works.tag) : [];
  const edit = new vscode.WorkspaceEdit();
  for (const { start, reference, working } of found) {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(start + reference.length));
    edit.replace(document.uri, range, working);
  }
  if (found.length === 0) {
    const message = vscode.l10n.t("{0} names no image that is known to have a tag for the engine's Windows.", name);
    void vscode.window.showInformationMessage(message);
  } else {
    await vscode.workspace.applyEdit(edit);
  }
}
