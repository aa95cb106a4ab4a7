import { access } from "node:fs/promises";
import { basename } from "node:path";
import * as vscode from "vscode";
import { overrideBeside } from "../../../engine/compose/composeProgram";
import { withServiceSettings, type ServiceSetting } from "../../../engine/compose/composeSettings";
import { commandRemedy, showLog } from "../../errors/remedy";
import { UserError } from "../../errors/userError";

/** What becomes of one compose file; `before` is undefined for one that is not there yet. */
export interface FileChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
  /** It has changes of somebody else, which are theirs to save. */
  readonly wasDirty: boolean;
}

/** By the text in the editor, where it is open; nothing for settings that the files have already. */
export async function planChanges(path: string, settings: readonly ServiceSetting[]): Promise<readonly FileChange[]> {
  const main = await open(path);
  const override = await open(overrideBeside(path));
  if (!main) {
    throw new UserError(vscode.l10n.t("{0} no longer exists.", path), [
      commandRemedy(vscode.l10n.t("Compose Up…"), "windowsContainers.compose.up"),
    ]);
  }
  const after = withServiceSettings({ main: main.getText(), override: override?.getText() }, settings);
  return [
    ...changeOf(path, main, after.main),
    ...(after.override === undefined ? [] : changeOf(overrideBeside(path), override, after.override)),
  ];
}

/** As an edit that the editor's own Undo takes back too. */
export async function applyChanges(changes: readonly FileChange[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { path, before, after } of changes) {
    const uri = vscode.Uri.file(path);
    if (before === undefined) {
      edit.createFile(uri, { contents: new TextEncoder().encode(after) });
    } else {
      put(edit, await vscode.workspace.openTextDocument(uri), after);
    }
  }
  await apply(edit, changes);
}

/** Those that are as they were written; the others are told. */
export async function takeBack(changes: readonly FileChange[]): Promise<readonly FileChange[]> {
  const edit = new vscode.WorkspaceEdit();
  const left: FileChange[] = [];
  for (const change of changes) {
    const { path, before, after } = change;
    const document = await open(path);
    if (document?.getText() !== after) {
      left.push(change);
    } else if (before === undefined) {
      edit.deleteFile(document.uri);
    } else {
      put(edit, document, before);
    }
  }
  const back = changes.filter((change) => !left.includes(change));
  await apply(edit, back);
  return left;
}

async function apply(edit: vscode.WorkspaceEdit, changes: readonly FileChange[]): Promise<void> {
  if (changes.length > 0 && !(await vscode.workspace.applyEdit(edit))) {
    const names = changes.map(({ path }) => basename(path)).join(", ");
    const message = vscode.l10n.t("{0} could not be changed: nothing was written.", names);
    throw new UserError(message, [showLog()]);
  }
  for (const { path, wasDirty } of changes) {
    if (!wasDirty) {
      await (await open(path))?.save();
    }
  }
}

/** The part that differs, so that cursors and folds elsewhere stay. */
function put(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, text: string): void {
  const now = document.getText();
  const shorter = Math.min(now.length, text.length);
  let start = 0;
  while (start < shorter && now[start] === text[start]) {
    start += 1;
  }
  let same = 0;
  while (same < shorter - start && now[now.length - 1 - same] === text[text.length - 1 - same]) {
    same += 1;
  }
  const range = new vscode.Range(document.positionAt(start), document.positionAt(now.length - same));
  edit.replace(document.uri, range, text.slice(start, text.length - same));
}

function changeOf(path: string, document: vscode.TextDocument | undefined, after: string): readonly FileChange[] {
  const before = document?.getText();
  return before === after ? [] : [{ path, before, after, wasDirty: document?.isDirty ?? false }];
}

async function open(path: string): Promise<vscode.TextDocument | undefined> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  return isThere ? vscode.workspace.openTextDocument(vscode.Uri.file(path)) : undefined;
}
