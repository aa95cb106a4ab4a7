import * as vscode from "vscode";
import { cloneDesktop as clone, type CloneOptions } from "../../../../desktop/life/cloneDesktop";
import type { Snapshot } from "../../../../desktop/life/snapshot";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { rememberPassword, recallPassword } from "../desktopPasswords";
import { pickDesktop, type DesktopTarget } from "../pickDesktop";
import { askDesktopName } from "./askDesktopName";
import { askLeftOut } from "./askLeftOut";
import { askUnsafeDisk } from "./askUnsafeDisk";
import type { LifeParts } from "./lifeParts";
import { withStorageProgress } from "./storageProgress";
import { whileStopped } from "./whileStopped";

/** `windowsContainers.desktops.clone`: the present state under another name. */
export async function cloneDesktop(parts: LifeParts, clicked?: DesktopNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Clone which desktop?"), accepts: () => true };
  const target = await pickDesktop(parts.desktops, question, clicked);
  await askLeftOut(target, "clone");
  const name = await askName(target);
  const id = await whileStopped(parts, target, async () =>
    copy(target, { name, unsafeDisk: await askUnsafeDisk(target, "copied") }),
  );
  await showClone(parts, target, id);
}

/** The original may run meanwhile. */
export async function cloneFromSnapshot(parts: LifeParts, target: DesktopTarget, snapshot: Snapshot): Promise<void> {
  await askLeftOut(target, "clone");
  const name = await askName(target);
  const id = await copy(target, { name, snapshot: snapshot.id, unsafeDisk: "refuse" });
  await showClone(parts, target, id);
}

async function askName({ container, snapshot }: DesktopTarget): Promise<string> {
  const title = vscode.l10n.t("Name of the clone of {0}", container.name);
  return askDesktopName(title, `${container.name}-clone`, snapshot);
}

async function copy({ engine, container }: DesktopTarget, options: CloneOptions): Promise<string> {
  const title = vscode.l10n.t("Cloning {0} as {1}", container.name, options.name);
  const { id } = await withStorageProgress(title, (watch) => clone(engine, container.id, options, watch));
  return id;
}

/** Windows in it has the same accounts. */
async function showClone(
  { panels, secrets }: LifeParts,
  { container, node }: DesktopTarget,
  id: string,
): Promise<void> {
  const password = await recallPassword(secrets, container.id);
  if (password !== undefined) {
    await rememberPassword(secrets, id, password);
  }
  await panels.open({ ...node, id });
}
