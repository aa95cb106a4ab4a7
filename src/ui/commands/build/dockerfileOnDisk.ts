import { basename, dirname, relative, sep } from "node:path";
import * as vscode from "vscode";

/** A Dockerfile in a folder of this machine. */
export interface DockerfileOnDisk {
  readonly path: string;
  /** As people see it: relative to the workspace. */
  readonly name: string;
  /** Folders that may be sent with it: its own, and those above it in the workspace. */
  readonly folders: readonly [string, ...string[]];
  /** Its path below one of the folders, with slashes. */
  below(folder: string): string;
}

const names = "**/{Dockerfile,Dockerfile.*,*.Dockerfile,*.dockerfile,dockerfile,Containerfile,Containerfile.*}";
const notOurs = "{**/node_modules/**,**/.git/**,**/*.dockerignore}";
/** More would not be looked through in a list. */
const mostFiles = 200;

export function dockerfileAt({ fsPath: path }: vscode.Uri): DockerfileOnDisk {
  const root = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(path))?.uri.fsPath;
  return {
    path,
    name: vscode.workspace.asRelativePath(path),
    folders: foldersUpTo(root, dirname(path)),
    below: (folder) => relative(folder, path).split(sep).join("/"),
  };
}

function foldersUpTo(root: string | undefined, folder: string): readonly [string, ...string[]] {
  const isBelow = root !== undefined && folder !== root && !relative(root, folder).startsWith("..");
  return isBelow ? [folder, ...foldersUpTo(root, dirname(folder))] : [folder];
}

/** The only one in the workspace, or the one that is picked; without any, one is looked for on disk. */
export async function pickDockerfile(): Promise<DockerfileOnDisk> {
  const found = await vscode.workspace.findFiles(names, notOurs, mostFiles);
  const [only, ...others] = found.toSorted((a, b) => (a.fsPath < b.fsPath ? -1 : 1)).map(dockerfileAt);
  if (only && others.length === 0) {
    return only;
  }
  return only ? pickAmong([only, ...others]) : openFromDisk();
}

async function pickAmong(files: readonly DockerfileOnDisk[]): Promise<DockerfileOnDisk> {
  const items = files.map((file) => ({ label: basename(file.path), description: file.name, file }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Build which Dockerfile?") });
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.file;
}

async function openFromDisk(): Promise<DockerfileOnDisk> {
  const [file] = (await vscode.window.showOpenDialog({ title: vscode.l10n.t("Build which Dockerfile?") })) ?? [];
  if (!file) {
    throw new vscode.CancellationError();
  }
  return dockerfileAt(file);
}
