import * as vscode from "vscode";
import { isDesktop } from "../../../desktop/findDesktops";
import type { Engine } from "../../../engine/engine";
import { isAlive, type Container, type DaemonMode } from "../../../engine/model";
import type { Inventory } from "../../../inventory/inventory";
import { killLosses } from "../desktops/desktopLosses";
import { stopWithCountdown } from "../desktops/powerDesktop";

interface RunningDesktop {
  readonly engine: Engine;
  readonly container: Container;
}

/** The desktops that run on Docker Desktop's engine of a mode, and would go down with it. */
export function desktopsOn(mode: DaemonMode, inventory: Inventory): readonly RunningDesktop[] {
  return inventory.engines.flatMap((snapshot) => {
    const { state, info, platformName = "" } = snapshot;
    const engine = inventory.engine(snapshot.key);
    const isDockerDesktop = /Docker Desktop/i.test(`${info?.operatingSystem ?? ""} ${platformName}`);
    const isAffected = state.kind === "connected" && info?.mode === mode && isDockerDesktop;
    return isAffected && engine
      ? [...snapshot.container.values()]
          .filter((container) => isDesktop(container) && isAlive(container))
          .map((container) => ({ engine, container }))
      : [];
  });
}

/**
 * The engine would not wait for Windows to shut down: the desktops do so before, or nothing is switched.
 * @param others what ends beside them
 */
export async function askToShutDown(
  question: string,
  desktops: readonly RunningDesktop[],
  others: string | undefined,
): Promise<"yes" | "no"> {
  const shutDown = vscode.l10n.t("Shut Down Desktops and Switch");
  const losses = await killLosses(desktops);
  const detail = [
    vscode.l10n.t("Windows desktops run on it, and it does not wait until they have shut down."),
    ...losses,
    ...(others === undefined ? [] : [others]),
  ].join("\n\n");
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, shutDown);
  if (answer !== shutDown) {
    return "no";
  }
  await Promise.all(desktops.map((desktop) => stopWithCountdown({ find: () => undefined }, desktop)));
  return "yes";
}
