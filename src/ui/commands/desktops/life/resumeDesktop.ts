import * as vscode from "vscode";
import { withCancellableProgress } from "../../../progress";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import type { Desktops } from "../../../tree/desktops/desktops";
import { pickDesktop, type DesktopTarget } from "../pickDesktop";
import { forgetPausedByIdle, isPausedByIdle, rememberPausedByIdle } from "./pausedByIdle";

interface ResumeParts {
  readonly desktops: Desktops;
  /** Of this machine, for all windows. */
  readonly memory: vscode.Memento;
}

/** Its opener and its tab may both ask for it: the first one gets it. */
export async function wakeIfIdle({ desktops, memory }: ResumeParts, node: DesktopNode): Promise<void> {
  desktops.sights.note(node.id);
  const desktop = desktops.find(node.id);
  const engine = desktop && desktops.engineOf(desktop);
  if (!engine || desktop.container.state !== "paused" || !isPausedByIdle(memory, node.id)) {
    return;
  }
  await forgetPausedByIdle(memory, node.id);
  try {
    await goOn({ memory }, { ...desktop, engine, node });
  } catch (error) {
    await rememberPausedByIdle(memory, node.id);
    throw error;
  }
}

/** `windowsContainers.desktops.resume` */
export async function resumeDesktop(parts: ResumeParts, clicked?: DesktopNode): Promise<void> {
  const question = {
    placeHolder: vscode.l10n.t("Resume which desktop?"),
    accepts: ({ container }: Pick<DesktopTarget, "container">) => container.state === "paused",
  };
  await goOn(parts, await pickDesktop(parts.desktops, question, clicked));
}

async function goOn({ memory }: Pick<ResumeParts, "memory">, { engine, container }: DesktopTarget): Promise<void> {
  await withCancellableProgress(vscode.l10n.t("Resuming {0}", container.name), (signal) =>
    engine.containers.unpause(container.id, signal),
  );
  await forgetPausedByIdle(memory, container.id);
}
