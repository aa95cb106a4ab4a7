import * as vscode from "vscode";
import { lookAtRestingDisk } from "../../../../desktop/life/mendStorage";
import { isAlive } from "../../../../engine/model";
import { withCancellableProgress } from "../../../progress";
import type { DesktopTarget } from "../pickDesktop";
import { stopWithCountdown } from "../powerDesktop";
import type { LifeParts } from "./lifeParts";

/**
 * Shuts a desktop down with all the time that Windows needs, does what needs its disk at rest, and starts it again if it
 * ran: also when that failed or was cancelled, unless the start would throw its disk away.
 */
export async function whileStopped<T>(
  { desktops }: Pick<LifeParts, "desktops">,
  target: DesktopTarget,
  work: () => Promise<T>,
): Promise<T> {
  const { container } = target;
  if (!isAlive(container)) {
    return work();
  }
  await askToStop(container.name);
  await stopWithCountdown(desktops, target, "more");
  try {
    return await work();
  } finally {
    await startAgain(target);
  }
}

/** Unless the start would throw its disk away. */
export async function startAgain({ engine, container: { id, name } }: DesktopTarget): Promise<void> {
  await withCancellableProgress(vscode.l10n.t("Starting {0}", name), async (signal) => {
    if ((await lookAtRestingDisk(engine, id, signal)) !== "lost") {
      await engine.start(id, signal);
    }
  });
}

async function askToStop(name: string): Promise<void> {
  const goOn = vscode.l10n.t("Shut Down and Continue");
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t("Shut down {0} for this?", name),
    {
      modal: true,
      detail: vscode.l10n.t(
        "Its disk has to be at rest. Windows gets its time to shut down, and is started again afterwards; save what is open in it.",
      ),
    },
    goOn,
  );
  if (answer !== goOn) {
    throw new vscode.CancellationError();
  }
}
