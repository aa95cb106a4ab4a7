import { basename } from "node:path";
import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import type { ServiceSetting } from "../../../engine/compose/composeSettings";
import { UserError } from "../../errors/userError";
import type { JobFile } from "../images/routeFile";
import { openFile } from "./openFile";
import { applyChanges, planChanges, takeBack, type FileChange } from "./settingsChanges";
import { withChangesShown } from "./showChanges";

/** After settings have helped that the user's files do not have: writes them there when the user wants it, and shows what. */
export async function offerToKeep(file: JobFile, settings: readonly ServiceSetting[]): Promise<void> {
  const planned = await planChanges(file.path, settings);
  const [first] = planned;
  if (!first) {
    return;
  }
  const keep = vscode.l10n.t("Keep It in {0}…", basename(first.path));
  const offer = vscode.l10n.t(
    "The containers of {0} run with Hyper-V isolation now. The file does not say so yet: without that, the next Compose Up fails again.",
    file.name,
  );
  if ((await vscode.window.showInformationMessage(offer, keep)) === keep) {
    await writeSettings(file, settings);
  }
}

/** Shows the changed files beside the present ones first; what was written can be taken back. */
export async function writeSettings(file: JobFile, settings: readonly ServiceSetting[]): Promise<void> {
  const shown = await planChanges(file.path, settings);
  if (shown.length === 0 || (await withChangesShown(shown, async () => askToWrite(namesOf(shown)))) === "no") {
    return;
  }
  const changes = await planChanges(file.path, settings);
  if (!isDeepStrictEqual(changes, shown)) {
    // The files were edited beside the question.
    await writeSettings(file, settings);
    return;
  }
  await applyChanges(changes);
  await offerUndo(changes);
}

/** Leaves the changes below it to be read, for as long as that takes. */
async function askToWrite(names: string): Promise<"yes" | "no"> {
  const write = vscode.l10n.t("Write");
  const options = { title: vscode.l10n.t("Write this to {0}?", names), ignoreFocusOut: true };
  const picked = await vscode.window.showQuickPick([write, vscode.l10n.t("Do Not Write")], options);
  return picked === write ? "yes" : "no";
}

async function offerUndo(changes: readonly FileChange[]): Promise<void> {
  const undo = vscode.l10n.t("Undo");
  const unsaved = changes.some(({ wasDirty }) => wasDirty);
  const names = namesOf(changes);
  const done = unsaved
    ? vscode.l10n.t("{0} was changed but not saved, because it had other unsaved changes.", names)
    : vscode.l10n.t("{0} was changed.", names);
  if ((await vscode.window.showInformationMessage(done, undo)) !== undo) {
    return;
  }
  const left = await takeBack(changes);
  const [edited] = left;
  if (edited) {
    const message = vscode.l10n.t("{0} has been edited since, so it was left as it is.", namesOf(left));
    throw new UserError(message, [openFile(edited.path)]);
  }
}

function namesOf(changes: readonly FileChange[]): string {
  return changes.map(({ path }) => basename(path)).join(", ");
}
