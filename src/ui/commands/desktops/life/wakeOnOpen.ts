import * as vscode from "vscode";
import { isAlive } from "../../../../engine/model";
import { rememberStartOnOpen, startOnOpen } from "../../../settings/lifeSettings";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { startSafely } from "../startSafely";
import type { LifeParts } from "./lifeParts";
import { wakeIfIdle } from "./resumeDesktop";

/** A desktop was opened: one that idled goes on, and one that is stopped starts, if that is wanted. */
export async function wakeOnOpen({ desktops, memory }: LifeParts, node: DesktopNode): Promise<void> {
  const desktop = desktops.find(node.id);
  const engine = desktop && desktops.engineOf(desktop);
  if (!desktop || !engine) {
    return;
  }
  const { container } = desktop;
  if (!isAlive(container) && (await isStartWanted(container.name))) {
    await startSafely(engine, container);
  } else {
    await wakeIfIdle({ desktops, memory }, node);
  }
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
