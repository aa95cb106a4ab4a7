import { basename, dirname } from "node:path";
import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import { pickContainer, type ContainerTarget } from "../../pickers/pickContainers";
import { withCancellableProgress } from "../../progress";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { askText } from "../askText";
import { countedBytes } from "../countedBytes";
import { defaultFolder, saveToFile } from "../saveToFile";

/** `windowsContainers.containers.copyFrom`: a file or a folder into a folder here. */
export async function copyFromContainer(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Copy files out of which container?"), ability: "copyFiles" } as const;
  const target = await pickContainer(inventory, question, clicked);
  const { engine, container } = target;
  const path = await askPath(inventory, target, vscode.l10n.t("The file or folder to copy"));
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Copy {0} Into…", path),
      openLabel: vscode.l10n.t("Copy Here"),
      defaultUri: defaultFolder(),
      canSelectFolders: true,
      canSelectFiles: false,
    })) ?? [];
  if (!folder) {
    throw new vscode.CancellationError();
  }
  const [{ extract }, { pipeline }] = await Promise.all([
    import("../../../platform/tarFiles"),
    import("node:stream/promises"),
  ]);
  await withCancellableProgress(vscode.l10n.t("Copying {0} from {1}", path, container.name), async (signal, report) => {
    await pipeline(countedBytes(engine.transfers.copyFrom(container.id, path, signal), report), extract(folder.fsPath));
  });
  void vscode.window.showInformationMessage(vscode.l10n.t("Copied {0} into {1}.", path, folder.fsPath));
}

/** `windowsContainers.containers.copyTo`: files and folders of this machine. */
export async function copyToContainer(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Copy files into which container?"), ability: "copyFiles" } as const;
  const target = await pickContainer(inventory, question, clicked);
  const { engine, container } = target;
  const sources = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Copy Into {0}", container.name),
    openLabel: vscode.l10n.t("Copy"),
    defaultUri: defaultFolder(),
    canSelectFiles: true,
    // Windows has no dialog for both.
    canSelectFolders: process.platform !== "win32",
    canSelectMany: true,
  });
  const [first] = sources ?? [];
  if (!sources || !first) {
    throw new vscode.CancellationError();
  }
  const folder = await askPath(inventory, target, vscode.l10n.t("The container's folder to copy into; it must exist"));
  const { pack } = await import("../../../platform/tarFiles");
  const entries = sources.map(({ fsPath }) => basename(fsPath));
  const archive = pack(dirname(first.fsPath), { entries });
  await withCancellableProgress(vscode.l10n.t("Copying into {0}", container.name), (signal, report) =>
    engine.transfers.copyTo(container.id, folder, countedBytes(archive, report), signal),
  );
}

/** `windowsContainers.containers.export`: its whole file system as a tar file. */
export async function exportContainer(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Export which container?"), ability: "export" } as const;
  const { engine, container } = await pickContainer(inventory, question, clicked);
  await saveToFile(vscode.l10n.t("Exporting {0}", container.name), `${container.name}.tar`, (signal) =>
    engine.transfers.exportContainer(container.id, signal),
  );
}

async function askPath(
  inventory: Inventory,
  { engineKey, container }: ContainerTarget,
  prompt: string,
): Promise<string> {
  const mode = inventory.engines.find(({ key }) => key === engineKey)?.info?.mode;
  return askText({
    title: container.name,
    prompt,
    placeHolder: mode === "windows" ? String.raw`C:\inetpub\wwwroot` : "/var/www",
    ignoreFocusOut: true,
  });
}
