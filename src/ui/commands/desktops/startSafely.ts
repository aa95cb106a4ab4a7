import * as vscode from "vscode";
import { lookAtDisk, markInstalled, type DiskOutlook } from "../../../desktop/stop/diskSafety";
import { refuseBusyDesktop } from "../../../desktop/life/storageWork";
import type { Engine } from "../../../engine/engine";
import type { Container } from "../../../engine/model";
import { withCancellableProgress } from "../../progress";

/**
 * Starts a desktop. When it did not shut down in order, its storage is looked at before: a start that would throw away a
 * disk asks first.
 */
export async function startSafely(engine: Engine, container: Container): Promise<void> {
  const { id, name } = container;
  if (endedInDoubt(container)) {
    const outlook = await withCancellableProgress(vscode.l10n.t("Looking at the disk of {0}", name), (signal) =>
      lookAtDisk(engine, id, signal),
    );
    await askBeforeLoss(engine, container, outlook);
  }
  await withCancellableProgress(vscode.l10n.t("Starting {0}", name), async (signal) => {
    await refuseBusyDesktop(engine, id, signal);
    await engine.start(id, signal);
  });
}

/** An end in order has the code 0, or that of the signal that asked for it. */
function endedInDoubt({ state, status }: Container): boolean {
  return state === "dead" || (state === "exited" && !/^Exited \((0|130|143)\)/.test(status));
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
        "It was never shut down in order, so that the image takes its installation for incomplete and begins anew. If you have seen the desktop of Windows in it, keep it: it is marked as installed and starts from its disk. If Windows was still being installed, install it anew.",
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
