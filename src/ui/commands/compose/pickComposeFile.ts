import { basename } from "node:path";
import * as vscode from "vscode";
import type { JobFile } from "../images/routeFile";

const names = "**/{compose,docker-compose,compose.*,docker-compose.*}.{yaml,yml}";
const notOurs = "{**/node_modules/**,**/.git/**,**/*.override.*}";
/** More would not be looked through in a list. */
const mostFiles = 200;

export function composeFileAt({ fsPath: path }: vscode.Uri): JobFile {
  return { path, name: vscode.workspace.asRelativePath(path) };
}

/** The only one in the workspace, or the one that is picked; without any, one is looked for on disk. */
export async function pickComposeFile(): Promise<JobFile> {
  const found = await vscode.workspace.findFiles(names, notOurs, mostFiles);
  const files = found.toSorted((a, b) => (a.fsPath < b.fsPath ? -1 : 1)).map(composeFileAt);
  const [only, ...others] = files;
  if (!only) {
    return openFromDisk();
  }
  if (others.length === 0) {
    return only;
  }
  const items = files.map((file) => ({ label: basename(file.path), description: file.name, file }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Which compose file?") });
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.file;
}

async function openFromDisk(): Promise<JobFile> {
  const title = vscode.l10n.t("There is no compose file in this workspace: which one?");
  const [file] = (await vscode.window.showOpenDialog({ title })) ?? [];
  if (!file) {
    throw new vscode.CancellationError();
  }
  return composeFileAt(file);
}
