import * as vscode from "vscode";
import { putBackAside, removeAside, type AsideFile } from "../../../../desktop/life/putAside";
import { formatBytes } from "../../../words/formatBytes";
import { desktopHealths } from "../../../tree/desktops/desktopHealths";
import type { DesktopTarget } from "../pickDesktop";
import type { LifeParts } from "./lifeParts";
import { withStorageProgress } from "./storageProgress";
import { whileStopped } from "./whileStopped";

export function bytesOfAside(files: readonly AsideFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** What is to become of the files that a mended restoration put aside. */
export async function actOnAside(parts: LifeParts, target: DesktopTarget, files: readonly AsideFile[]): Promise<void> {
  const actions = [
    {
      label: vscode.l10n.t("Put Back…"),
      detail: vscode.l10n.t("They change places with what is there now, which is put aside instead"),
      run: () => putBack(parts, target, files),
    },
    {
      label: vscode.l10n.t("Remove…"),
      detail: vscode.l10n.t("Frees {0}", formatBytes(bytesOfAside(files))),
      run: () => remove(target, files),
    },
  ];
  const picked = await vscode.window.showQuickPick(actions, { title: vscode.l10n.t("Put Aside") });
  if (!picked) {
    throw new vscode.CancellationError();
  }
  await picked.run();
  desktopHealths.forget(target.container.id);
}

async function putBack(parts: LifeParts, target: DesktopTarget, files: readonly AsideFile[]): Promise<void> {
  const { engine, container } = target;
  const question = vscode.l10n.t("Put back what was put aside of {0}?", container.name);
  const consequence = vscode.l10n.t(
    "Windows is then as it was when these files were written. What is there now is put aside in their place, and can be put back in the same way.",
  );
  await confirm(question, [consequence, listOf(files)], vscode.l10n.t("Put Back"));
  await whileStopped(parts, target, async () => {
    const title = vscode.l10n.t("Putting files of {0} back", container.name);
    await withStorageProgress(title, (watch) => putBackAside(engine, container.id, watch));
  });
  void vscode.window.showInformationMessage(
    vscode.l10n.t("{0} has the files back that were put aside.", container.name),
  );
}

async function remove({ engine, container }: DesktopTarget, files: readonly AsideFile[]): Promise<void> {
  const question = vscode.l10n.t("Remove what was put aside of {0}?", container.name);
  const consequence = vscode.l10n.t(
    "It can no longer be put back. This frees {0}; the desktop and its snapshots stay as they are.",
    formatBytes(bytesOfAside(files)),
  );
  await confirm(question, [consequence, listOf(files)], vscode.l10n.t("Remove"));
  const title = vscode.l10n.t("Removing what was put aside of {0}", container.name);
  await withStorageProgress(title, (watch) => removeAside(engine, container.id, watch));
}

async function confirm(question: string, details: readonly string[], yes: string): Promise<void> {
  const options = { modal: true, detail: details.join("\n\n") };
  if ((await vscode.window.showWarningMessage(question, options, yes)) !== yes) {
    throw new vscode.CancellationError();
  }
}

function listOf(files: readonly AsideFile[]): string {
  return files
    .map(({ path, bytes, modifiedAt }) =>
      [path, formatBytes(bytes), new Date(modifiedAt * 1000).toLocaleString()].join(" · "),
    )
    .join("\n");
}
