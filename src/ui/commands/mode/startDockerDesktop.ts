import * as vscode from "vscode";
import type { ModeMonitor } from "../../../mode/mode";
import { openProgram } from "../../../platform/openProgram";
import { desktopNotFound } from "../../errors/desktopNotFound";
import { commandRemedy } from "../../errors/remedy";
import { findDockerDesktopHere } from "../../findDockerDesktopHere";
import { withCancellableProgress } from "../../progress";
import { switchTimeSettings } from "../../settings/settings";
import { untilModeKnown } from "./untilModeKnown";
import { UserError } from "../../errors/userError";

/** `windowsContainers.dockerDesktop.start`: opens it and waits until its active engine answers. */
export async function startDockerDesktop(monitor: ModeMonitor): Promise<void> {
  const desktop = await findDockerDesktopHere();
  if (desktop?.applicationPath === undefined) {
    throw desktopNotFound();
  }
  await openProgram(desktop.applicationPath);
  monitor.expectAnswer("coming");
  const { deadlineMs } = switchTimeSettings();
  const title = vscode.l10n.t("Docker Desktop is starting; its engines appear by themselves");
  await withCancellableProgress(title, async (cancelled) => {
    await untilModeKnown(monitor, AbortSignal.any([cancelled, AbortSignal.timeout(deadlineMs)]));
    cancelled.throwIfAborted();
  });
  if (monitor.state.kind !== "known") {
    const message = vscode.l10n.t("Docker Desktop was started {0} s ago and does not answer.", deadlineMs / 1000);
    throw new UserError(message, [commandRemedy(vscode.l10n.t("Try Again"), "windowsContainers.engines.refresh")]);
  }
}
