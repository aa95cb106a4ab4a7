import * as vscode from "vscode";
import { growsDisk, settingChanges, type SettingChange } from "../../../../desktop/life/editableSettings";
import { createFurtherStorages } from "../../../../desktop/life/furtherStorages";
import { specChanges } from "../../../../desktop/life/specChanges";
import { withNeededDevices } from "../../../../desktop/spec/neededDevices";
import { refuseLockedChanges } from "../../../../desktop/create/lockedSettings";
import type { DesktopSpec } from "../../../../desktop/spec";
import type { HostLimits } from "../../../../desktop/spec/specProblems";
import type { EngineSnapshot } from "../../../../inventory/engineState";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { pickDesktop, type DesktopTarget } from "../pickDesktop";
import { readDesktop } from "../readDesktop";
import type { LifeParts } from "./lifeParts";
import { askSettings } from "./askSettings";
import { recreate, tellRecreated, type Offer } from "./recreate";

/** `windowsContainers.desktops.editSettings`: memory, cores, disk, folder and the image's variables. */
export async function editSettings(parts: LifeParts, clicked?: DesktopNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Edit which desktop?"), accepts: () => true };
  const target = await pickDesktop(parts.desktops, question, clicked);
  const before = await readDesktop(target);
  const after = withNeededDevices(await askSettings(before, limitsOf(target.snapshot)));
  await applySettings(parts, target, { before, after });
}

export function limitsOf({ info }: EngineSnapshot): HostLimits | undefined {
  // Its own name is taken, by itself.
  return info && { ...info, containerNames: [] };
}

const creationMs = 30_000;

interface Edit {
  readonly before: DesktopSpec;
  readonly after: DesktopSpec;
}

/** Asks once more with all changes in sight, since Windows is shut down for them. */
export async function applySettings(parts: LifeParts, target: DesktopTarget, { before, after }: Edit): Promise<void> {
  refuseLockedChanges(before.windows, after.windows);
  await confirm(target.container.name, { before, after });
  const made = await withStorages(target, { before, after }, () => recreate(parts, target, specChanges(before, after)));
  const message = vscode.l10n.t("{0} has its new settings.", target.container.name);
  if (growsDisk(before, after)) {
    tellRecreated(`${message} ${extensionNote()}`, made, copyExtension());
  } else {
    tellRecreated(message, made);
  }
}

/** What was made for the change goes with it when it fails. */
async function withStorages<T>({ engine }: DesktopTarget, { before, after }: Edit, work: () => Promise<T>): Promise<T> {
  const made = await createFurtherStorages(engine, before, after, AbortSignal.timeout(creationMs));
  try {
    return await work();
  } catch (error) {
    throw await made.after(error);
  }
}

async function confirm(name: string, edit: Edit): Promise<void> {
  const apply = vscode.l10n.t("Apply");
  const detail = [
    ...settingChanges(edit.before, edit.after).map(describeChange),
    "",
    vscode.l10n.t(
      "Windows is shut down if it runs, and the desktop gets a new container over the same storage: Windows and its files stay. If it does not start with the new settings, everything is put back.",
    ),
    ...(growsDisk(edit.before, edit.after) ? ["", extensionNote()] : []),
  ].join("\n");
  const question = vscode.l10n.t("Change the settings of {0}?", name);
  if ((await vscode.window.showInformationMessage(question, { modal: true, detail }, apply)) !== apply) {
    throw new vscode.CancellationError();
  }
}

export function describeChange({ name, before, after }: SettingChange): string {
  const usual = vscode.l10n.t("the image's default");
  return `${name}: ${before ?? usual} → ${after ?? usual}`;
}

function extensionNote(): string {
  return vscode.l10n.t(
    "A bigger disk has free room at its end: extend the partition in Windows, with Disk Management or PowerShell.",
  );
}

/** A recovery partition in between is moved by Windows itself at its next update; until then this says so. */
const extension = "Resize-Partition -DriveLetter C -Size (Get-PartitionSupportedSize -DriveLetter C).SizeMax";

function copyExtension(): Offer {
  return {
    title: vscode.l10n.t("Copy PowerShell Line"),
    press: () => vscode.env.clipboard.writeText(extension),
  };
}
