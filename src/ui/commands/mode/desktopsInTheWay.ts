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

type KnownEngines = Pick<Inventory, "engines" | "engine">;

/** The desktops that run on Docker Desktop's engine of a mode, and would go down with it. */
export function desktopsOn(mode: DaemonMode, inventory: KnownEngines): readonly RunningDesktop[] {
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

/** Before a switch. @param others what ends beside them */
export async function askToShutDown(
  question: string,
  desktops: readonly RunningDesktop[],
  others: string | undefined,
): Promise<"yes" | "no"> {
  return ask({ question, button: vscode.l10n.t("Shut Down Desktops and Switch"), others }, desktops);
}

/** Before Docker Desktop is ended as a whole. */
export async function askBeforeEnd(inventory: KnownEngines): Promise<"yes" | "no"> {
  const desktops = desktopsOn("linux", inventory);
  const question = vscode.l10n.t("This ends Docker Desktop, and all its containers with it.");
  const button = vscode.l10n.t("Shut Down Desktops and Continue");
  return desktops.length === 0 ? "yes" : ask({ question, button, others: undefined }, desktops);
}

interface Question {
  readonly question: string;
  readonly button: string;
  readonly others: string | undefined;
}

/** The engine would not wait for Windows to shut down: the desktops do so before, or nothing is done. */
async function ask({ question, button, others }: Question, desktops: readonly RunningDesktop[]): Promise<"yes" | "no"> {
  const losses = await killLosses(desktops);
  const detail = [
    vscode.l10n.t("Windows desktops run on it, and it does not wait until they have shut down."),
    ...losses,
    ...(others === undefined ? [] : [others]),
  ].join("\n\n");
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, button);
  if (answer !== button) {
    return "no";
  }
  await Promise.all(desktops.map((desktop) => stopWithCountdown({ find: () => undefined }, desktop)));
  return "yes";
}
