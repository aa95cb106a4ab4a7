import * as vscode from "vscode";
import { parseContainer, type ContainerRecord } from "../../../desktop/containerRecord";
import { lookAtDisk, type DiskOutlook } from "../../../desktop/stop/diskSafety";
import { findDesktops } from "../../../desktop/findDesktops";
import { disksInContainer } from "../../../desktop/stop/removalByStop";
import { graceOf } from "../../../desktop/stop/stopDesktop";
import type { Engine } from "../../../engine/engine";
import { isAlive, type Container } from "../../../engine/model";
import { withLateProgress } from "../../progress";
import { stopWithCountdown } from "../desktops/powerDesktop";
import { lookBeforeStart } from "../desktops/startSafely";

/** A desktop of a project that runs, with what a stop of it needs to know. */
export interface ProjectDesktop {
  readonly engine: Engine;
  readonly container: Container;
  readonly record: ContainerRecord;
  readonly outlook: DiskOutlook | "unknown";
}

/** A question does not wait longer for what it would like to say. */
const lookMs = 4_000;

export async function runningDesktops(
  engine: Engine,
  containers: readonly Container[],
): Promise<readonly ProjectDesktop[]> {
  const running = findDesktops(containers).filter(isAlive);
  return running.length === 0
    ? []
    : withLateProgress(vscode.l10n.t("Looking at the desktops of the project"), (signal) =>
        Promise.all(running.map(async (container) => lookAt(engine, container, signal))),
      );
}

async function lookAt(engine: Engine, container: Container, signal: AbortSignal): Promise<ProjectDesktop> {
  const record = parseContainer(await engine.inspect("container", container.id, signal));
  const limited = AbortSignal.any([signal, AbortSignal.timeout(lookMs)]);
  const outlook = await lookAtDisk(engine, container.id, limited).catch(() => "unknown" as const);
  return { engine, container, record, outlook };
}

/** Compose would give them ten seconds, as anything else; Windows takes longer. */
export function longestGrace(desktops: readonly ProjectDesktop[]): number | undefined {
  return desktops.length === 0 ? undefined : Math.max(...desktops.map(({ record }) => graceOf(record)));
}

/** What a question says of them: that they are not killed, and what they lose nevertheless. */
export function desktopDetails(desktops: readonly ProjectDesktop[], containers: "stay" | "go"): readonly string[] {
  return desktops.flatMap(({ container: { name }, record, outlook }) => [
    vscode.l10n.t(
      "{0} is a Windows desktop: it is shut down in order first, which may take up to {1} seconds.",
      name,
      graceOf(record),
    ),
    ...(outlook === "kept" ? [] : [unfinishedText(name)]),
    ...(containers === "stay" ? [] : disksInContainer(record)).map((number) =>
      vscode.l10n.t(
        "Disk {0} of {1} lies in its container and is lost with it. Copy what is on it first.",
        number,
        name,
      ),
    ),
  ]);
}

function unfinishedText(name: string): string {
  return vscode.l10n.t(
    "{0} was not shut down in order yet: if its installation is not complete, it begins anew at its next start.",
    name,
  );
}

/** All of them, each with its countdown. When one cannot be shut down, compose does not get at any. */
export async function shutDownDesktops(desktops: readonly ProjectDesktop[]): Promise<void> {
  await Promise.all(desktops.map((desktop) => stopWithCountdown({ find: () => undefined }, desktop, "removal")));
}

/** Before compose starts them: one that did not shut down in time may lose its disk by the start. */
export async function askBeforeStarts(desktops: readonly ProjectDesktop[]): Promise<void> {
  for (const { engine, container } of desktops) {
    await lookBeforeStart(engine, container);
  }
}
