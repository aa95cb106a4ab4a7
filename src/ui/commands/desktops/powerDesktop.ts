import * as vscode from "vscode";
import type { DesktopState } from "../../../desktop/desktop";
import { stopDesktop as stop } from "../../../desktop/stop/stopDesktop";
import { stopGraceSeconds } from "../../../desktop/stop/stopGrace";
import { withCancellableProgress } from "../../progress";
import type { Desktops } from "../../tree/desktops/desktops";
import { forEachTarget } from "../forEachTarget";
import { askBeforeStop, type AfterStop } from "./askBeforeStop";
import { pickDesktops, rests, runs, type DesktopChoice, type DesktopTarget } from "./pickDesktop";
import { startSafely } from "./startSafely";

/** `windowsContainers.desktops.start`: looks at the disk first when it is in doubt. */
export async function startDesktop(desktops: Desktops, choice: DesktopChoice): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Start which desktop?"), accepts: rests };
  const targets = await pickDesktops(desktops, question, choice);
  await forEachTarget(targets, ({ engine, container }) => startSafely(engine, container));
}

/** `windowsContainers.desktops.stop`: Windows gets its time to shut down, and the person sees it pass. */
export async function stopDesktop(desktops: Desktops, choice: DesktopChoice): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Stop which desktop?"), accepts: runs };
  const targets = await pickDesktops(desktops, question, choice);
  await forEachTarget(targets, (target) => stopWithCountdown(desktops, target));
}

/** Cancelling stops to wait; the shutdown that Windows was asked for goes on. */
export async function stopWithCountdown(
  desktops: Pick<Desktops, "find">,
  { engine, container }: Pick<DesktopTarget, "engine" | "container">,
  after: AfterStop = "nothing",
): Promise<void> {
  await askBeforeStop(engine, container, after);
  await withCancellableProgress(vscode.l10n.t("Shutting down {0}", container.name), async (signal, report) => {
    const began = Date.now();
    let told = 0;
    let grace = stopGraceSeconds;
    const tell = (): void => {
      const { elapsed, limit } = countOf(desktops.find(container.id)?.state, {
        elapsed: (Date.now() - began) / 1000,
        limit: grace,
      });
      const done = Math.min(100, (100 * elapsed) / limit);
      report({
        message: vscode.l10n.t("Windows may take {0} more seconds", Math.max(0, Math.round(limit - elapsed))),
        increment: Math.max(0, done - told),
      });
      told = Math.max(told, done);
    };
    tell();
    const timer = setInterval(tell, 1_000);
    try {
      await stop(engine, container.id, signal, (seconds) => {
        grace = seconds;
      });
    } finally {
      clearInterval(timer);
    }
  });
}

/** What the image counts, which knows its own limit; our own clock as long as it says nothing. */
function countOf(state: DesktopState | undefined, own: Count): Count {
  const shutdown = state?.kind === "stopping" ? state.shutdown : undefined;
  return shutdown?.limitSeconds === undefined
    ? own
    : { elapsed: shutdown.elapsedSeconds, limit: shutdown.limitSeconds };
}

interface Count {
  readonly elapsed: number;
  readonly limit: number;
}
