import * as vscode from "vscode";
import { parseContainer, type ContainerRecord } from "../../../desktop/containerRecord";
import { lookAtDisk, type DiskOutlook } from "../../../desktop/stop/diskSafety";
import { findDesktops } from "../../../desktop/findDesktops";
import { disksInContainer } from "../../../desktop/stop/removalByStop";
import { graceOf } from "../../../desktop/stop/stopDesktop";
import type { ComposeService } from "../../../engine/compose/composeFile";
import type { Engine } from "../../../engine/engine";
import { isAlive, type Container } from "../../../engine/model";
import { withLateProgress } from "../../progress";
import { disksLostText } from "../desktops/desktopLosses";
import { stopWithCountdown } from "../desktops/powerDesktop";
import { lookBeforeStart } from "../desktops/startSafely";

/** A desktop of a project, with what its end and its start need to know. */
export interface ProjectDesktop {
  readonly engine: Engine;
  readonly container: Container;
  readonly record: ContainerRecord;
  /** Of one that rests its start asks. */
  readonly outlook: DiskOutlook | "unknown" | "atRest";
}

/** A question does not wait longer for what it would like to say. */
const lookMs = 4_000;

export async function projectDesktops(
  engine: Engine,
  containers: readonly Container[],
): Promise<readonly ProjectDesktop[]> {
  const desktops = findDesktops(containers);
  return desktops.length === 0
    ? []
    : withLateProgress(vscode.l10n.t("Looking at the desktops of the project"), (signal) =>
        Promise.all(desktops.map(async (container) => lookAt(engine, container, signal))),
      );
}

async function lookAt(engine: Engine, container: Container, signal: AbortSignal): Promise<ProjectDesktop> {
  const record = parseContainer(await engine.inspect("container", container.id, signal));
  if (!isAlive(container)) {
    return { engine, container, record, outlook: "atRest" };
  }
  const limited = AbortSignal.any([signal, AbortSignal.timeout(lookMs)]);
  const outlook = await lookAtDisk(engine, container.id, limited).catch(() => "unknown" as const);
  return { engine, container, record, outlook };
}

export function runs({ container }: ProjectDesktop): boolean {
  return isAlive(container);
}

/** What the file says of it now; nothing of one that is not in the file any more. */
export function serviceOf(
  { container }: ProjectDesktop,
  services: readonly ComposeService[],
): ComposeService | undefined {
  return services.find(({ name }) => name === container.labels["com.docker.compose.service"]);
}

/** Compose would give them ten seconds, as anything else; Windows takes longer. */
export function longestGrace(desktops: readonly ProjectDesktop[]): number | undefined {
  const running = desktops.filter(runs);
  return running.length === 0 ? undefined : Math.max(...running.map(({ record }) => graceOf(record)));
}

/** What a question says of them: that they are not killed, and what they lose nevertheless. */
export function desktopDetails(desktops: readonly ProjectDesktop[], containers: "stay" | "go"): readonly string[] {
  return desktops.flatMap((desktop) => [
    ...(runs(desktop) ? shutdownTexts(desktop) : []),
    ...disksLostText(desktop.container.name, containers === "stay" ? [] : disksInContainer(desktop.record)),
  ]);
}

function shutdownTexts({ container: { name }, record, outlook }: ProjectDesktop): readonly string[] {
  const inOrder = vscode.l10n.t(
    "{0} is a Windows desktop: it is shut down in order first, which may take up to {1} seconds.",
    name,
    graceOf(record),
  );
  return [inOrder, ...(outlook === "kept" ? [] : [unfinishedText(name)])];
}

function unfinishedText(name: string): string {
  return vscode.l10n.t(
    "{0} was not shut down in order yet: if its installation is not complete, it begins anew at its next start.",
    name,
  );
}

/** All of them, each with its countdown. When one cannot be shut down, compose does not get at any. */
export async function shutDownDesktops(desktops: readonly ProjectDesktop[]): Promise<void> {
  const running = desktops.filter(runs);
  await Promise.all(running.map((desktop) => stopWithCountdown({ find: () => undefined }, desktop, "removal")));
}

/** Before compose starts them: one that was killed, or did not shut down in time, may lose its disk by the start. */
export async function askBeforeStarts(desktops: readonly ProjectDesktop[]): Promise<void> {
  for (const { engine, container } of desktops) {
    await lookBeforeStart(engine, container);
  }
}
