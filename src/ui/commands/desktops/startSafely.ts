import * as vscode from "vscode";
import { DesktopError, type DesktopProblem } from "../../../desktop/desktopError";
import { lookAtRestingDisk } from "../../../desktop/life/mendStorage";
import { markInstalled, type DiskOutlook } from "../../../desktop/stop/diskSafety";
import { refuseBusyDesktop } from "../../../desktop/life/storageWork";
import type { Engine } from "../../../engine/engine";
import type { Container } from "../../../engine/model";
import { isCancelled } from "../../errors/isCancelled";
import { presentError } from "../../errors/presentError";
import { RemediedError } from "../../errors/remedy";
import { withCancellableProgress, withLateProgress } from "../../progress";

/**
 * Starts a desktop. Its storage is looked at before, whatever its end looked like: an image that was told not to shut
 * Windows down ends in order as well, and marks nothing. A start that would throw away a disk asks first.
 */
export async function startSafely(engine: Engine, container: Container): Promise<void> {
  const { id, name } = container;
  try {
    await lookBeforeStart(engine, container);
    await withCancellableProgress(vscode.l10n.t("Starting {0}", name), async (signal) => {
      await refuseBusyDesktop(engine, id, signal);
      await engine.start(id, signal);
    });
  } catch (error) {
    const again = { title: vscode.l10n.t("Try Again"), press: () => startSafely(engine, container) };
    throw isNotToStart(error) ? new RemediedError(error, [again]) : error;
  }
}

/** Throws when the person cancels a start that would lose a disk, or may lose it. */
export async function lookBeforeStart(engine: Engine, container: Container): Promise<void> {
  const title = vscode.l10n.t("Looking at the disk of {0}", container.name);
  try {
    const outlook = await withLateProgress(title, (signal) => lookAtRestingDisk(engine, container.id, signal));
    await askBeforeLoss(engine, container, outlook);
  } catch (error) {
    if (isCancelled(error) || isNotToStart(error)) {
      throw error;
    }
    await askInTheDark(container, error);
  }
}

/** Somebody is at work on it, or its disks are where no start would find them: not to be started before that has ended. */
function isNotToStart(error: unknown): boolean {
  return error instanceof DesktopError && notToStart.has(error.problem.kind);
}

const notToStart: ReadonlySet<DesktopProblem["kind"]> = new Set([
  "storageBusy",
  "startedMeanwhile",
  "storageWorkFailed",
  "disksPutAside",
]);

/** An image that has lost its name, or a storage that only the desktop's own container can read. */
async function askInTheDark({ name }: Container, error: unknown): Promise<void> {
  const start = vscode.l10n.t("Start Anyway");
  const detail = vscode.l10n.t(
    "If its Windows was never shut down in order, the start deletes the disk. It could not be looked at: {0}",
    presentError(error).message,
  );
  const question = vscode.l10n.t("Start {0} without knowing whether its disk is safe?", name);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, start)) !== start) {
    throw new vscode.CancellationError();
  }
}

async function askBeforeLoss(engine: Engine, { id, name }: Container, outlook: DiskOutlook): Promise<void> {
  if (outlook !== "lost") {
    return;
  }
  const keep = vscode.l10n.t("Keep This Windows");
  const anew = vscode.l10n.t("Install Anew");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("Starting {0} would delete its disk", name),
    {
      modal: true,
      detail: vscode.l10n.t(
        "It was never shut down in order, so the image takes its installation for incomplete and begins anew. If you have seen the desktop of Windows in it, keep it: it is marked as installed and starts from its disk. If Windows was still being installed, install it anew.",
      ),
    },
    keep,
    anew,
  );
  if (answer === keep) {
    await withCancellableProgress(vscode.l10n.t("Making the disk of {0} safe", name), (signal) =>
      markInstalled(engine, id, signal),
    );
  } else if (answer !== anew) {
    throw new vscode.CancellationError();
  }
}
