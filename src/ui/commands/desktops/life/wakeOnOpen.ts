import * as vscode from "vscode";
import { isAlive } from "../../../../engine/model";
import { withCancellableProgress } from "../../../progress";
import { rememberStartOnOpen, startOnOpen } from "../../../settings/lifeSettings";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { pickDesktop, type DesktopTarget } from "../pickDesktop";
import { startSafely } from "../startSafely";
import type { LifeParts } from "./lifeParts";
import { forgetPausedByIdle, isPausedByIdle } from "./pausedByIdle";

/** A desktop was opened: one that idled goes on, and one that is stopped starts, if that is wanted. */
export async function wakeOnOpen({ desktops, memory }: LifeParts, node: DesktopNode): Promise<void> {
  const desktop = desktops.find(node.id);
  const engine = desktop && desktops.engineOf(desktop);
  if (!desktop || !engine) {
    return;
  }
  const { container } = desktop;
  if (container.state === "paused" && isPausedByIdle(memory, container.id)) {
    await goOn({ desktops, memory }, { ...desktop, engine, node });
  } else if (!isAlive(container) && (await isStartWanted(container.name))) {
    await startSafely(engine, container);
  }
}

/** `windowsContainers.desktops.resume` */
export async function resumeDesktop(parts: LifeParts, clicked?: DesktopNode): Promise<void> {
  const question = {
    placeHolder: vscode.l10n.t("Resume which desktop?"),
    accepts: ({ container }: Pick<DesktopTarget, "container">) => container.state === "paused",
  };
  await goOn(parts, await pickDesktop(parts.desktops, question, clicked));
}

async function goOn(
  { memory }: Pick<LifeParts, "desktops" | "memory">,
  { engine, container }: DesktopTarget,
): Promise<void> {
  await withCancellableProgress(vscode.l10n.t("Resuming {0}", container.name), (signal) =>
    engine.containers.unpause(container.id, signal),
  );
  await forgetPausedByIdle(memory, container.id);
}

async function isStartWanted(name: string): Promise<boolean> {
  const choice = startOnOpen();
  if (choice !== "ask") {
    return choice === "always";
  }
  const start = vscode.l10n.t("Start");
  const always = vscode.l10n.t("Always Start");
  const never = vscode.l10n.t("Never Ask");
  const question = vscode.l10n.t("{0} is stopped. Start it?", name);
  const answer = await vscode.window.showInformationMessage(question, start, always, never);
  if (answer === always || answer === never) {
    await rememberStartOnOpen(answer === always ? "always" : "never");
  }
  return answer === start || answer === always;
}
