import * as vscode from "vscode";
import { desktopStorages } from "../../../desktop/life/desktopStorages";
import { readContainer } from "../../../desktop/containerRecord";
import { lookAtDisk, type DiskOutlook } from "../../../desktop/stop/diskSafety";
import { isDesktop } from "../../../desktop/findDesktops";
import { disksInContainer, removalByStop } from "../../../desktop/stop/removalByStop";
import type { Engine } from "../../../engine/engine";
import { isAlive, type Container, type Volume } from "../../../engine/model";
import { isStorageNameTyped } from "./typeName";

/** A question does not wait longer for what it would like to say. */
const lookMs = 4_000;

interface Target {
  readonly engine: Engine;
  readonly container: Container;
}

/** What a kill would cost the desktops among some containers; empty when there is none. */
export async function killLosses(targets: readonly Target[]): Promise<readonly string[]> {
  const desktops = targets.filter(({ container }) => isDesktop(container) && isAlive(container));
  return Promise.all(
    desktops.map(async ({ engine, container }) => {
      const outlook = await outlookOf(engine, container.id).catch(() => "unknown" as const);
      return lossText(container.name, outlook);
    }),
  );
}

async function outlookOf(engine: Engine, id: string): Promise<DiskOutlook | "removed"> {
  const signal = AbortSignal.timeout(lookMs);
  const removal = removalByStop(await readContainer(engine, id, signal));
  const isLost = removal !== undefined && removal.anonymous.length + removal.lost.length > 0;
  return isLost ? "removed" : lookAtDisk(engine, id, signal);
}

/** Each outlook in words of its own. */
export function lossText(name: string, outlook: DiskOutlook | "removed" | "unknown"): string {
  switch (outlook) {
    case "removed":
      return vscode.l10n.t(
        "{0} is a Windows desktop that was made with --rm: its container and its disk are removed when it ends, and everything in it is lost. Stop keeps the disk.",
        name,
      );
    case "kept":
      return vscode.l10n.t(
        "{0} is a Windows desktop: what is open in it is lost, and its disk is as after a power failure. Stop lets it shut down.",
        name,
      );
    case "empty":
      return vscode.l10n.t("{0} is a Windows desktop that is being prepared: it begins anew at its next start.", name);
    case "lost":
      return vscode.l10n.t(
        "{0} is a Windows desktop whose disk is not safe yet: its next start would delete the disk and install Windows anew. Everything in it is lost.",
        name,
      );
    case "unknown":
      return vscode.l10n.t("{0} is a Windows desktop: everything in it may be lost. Stop lets it shut down.", name);
  }
}

/** What goes with the containers of the desktops among some: disks that lie in them. Of what cannot be looked at, nothing. */
export async function removalLosses(targets: readonly Target[]): Promise<readonly string[]> {
  const desktops = targets.filter(({ container }) => isDesktop(container));
  const losses = desktops.map(async ({ engine, container: { id, name } }) => {
    const record = await readContainer(engine, id, AbortSignal.timeout(lookMs)).catch(() => undefined);
    return record ? disksLostText(name, disksInContainer(record)) : [];
  });
  return (await Promise.all(losses)).flat();
}

/** A line for each disk that goes with its container. */
export function disksLostText(name: string, numbers: readonly number[]): readonly string[] {
  return numbers.map((number) =>
    vscode.l10n.t("Disk {0} of {1} lies in its container and is lost with it. Copy what is on it first.", number, name),
  );
}

/** Asks for the name of each desktop's storage among some volumes; throws when one is not typed. */
export async function confirmStorages(
  engine: Engine,
  volumes: readonly Volume[],
  containers: Iterable<Container>,
): Promise<void> {
  for (const name of await desktopStorages(engine, volumes, containers, AbortSignal.timeout(lookMs))) {
    if (!(await isStorageNameTyped(name))) {
      throw new vscode.CancellationError();
    }
  }
}
