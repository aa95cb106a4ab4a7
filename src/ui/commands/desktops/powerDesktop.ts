import * as vscode from "vscode";
import { stopDesktop as stop, stopGraceSeconds } from "../../../desktop/stopDesktop";
import { withCancellableProgress } from "../../progress";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { Desktops } from "../../tree/desktops/desktops";
import { pickDesktop, rests, runs, type DesktopTarget } from "./pickDesktop";

/** `windowsContainers.desktops.start` */
export async function startDesktop(desktops: Desktops, clicked?: DesktopNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Start which desktop?"), accepts: rests };
  const { engine, container } = await pickDesktop(desktops, question, clicked);
  await withCancellableProgress(vscode.l10n.t("Starting {0}", container.name), (signal) =>
    engine.start(container.id, signal),
  );
}

/** `windowsContainers.desktops.stop`: Windows gets its time to shut down, and the person sees it pass. */
export async function stopDesktop(desktops: Desktops, clicked?: DesktopNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Stop which desktop?"), accepts: runs };
  await stopWithCountdown(await pickDesktop(desktops, question, clicked));
}

/** Cancelling stops to wait; the shutdown that Windows was asked for goes on. */
export async function stopWithCountdown({ engine, container }: DesktopTarget): Promise<void> {
  await withCancellableProgress(vscode.l10n.t("Shutting down {0}", container.name), async (signal, report) => {
    const began = Date.now();
    const tell = (): void => {
      const left = Math.max(0, stopGraceSeconds - Math.round((Date.now() - began) / 1000));
      report({
        message: vscode.l10n.t("Windows may take {0} more seconds", left),
        increment: 100 / stopGraceSeconds,
      });
    };
    tell();
    const timer = setInterval(tell, 1_000);
    try {
      await stop(engine, container.id, signal);
    } finally {
      clearInterval(timer);
    }
  });
}
