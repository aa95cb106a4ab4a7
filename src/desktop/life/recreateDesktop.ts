import type { Changed, ContainerChanges } from "../../engine/containerChanges";
import type { Engine } from "../../engine/engine";
import { isAlive } from "../../engine/model";
import { nameBefore, removeOld } from "../../engine/recreateChanged";
import { readContainer, type ContainerRecord } from "../containerRecord";
import { DesktopError } from "../desktopError";
import { desktopLabel } from "../labels";
import { readSpec } from "../spec/readSpec";
import { variableTable } from "../spec/variableTable";
import { disksInContainer } from "../stop/removalByStop";
import { stopDesktop } from "../stop/stopDesktop";
import { UndoList } from "../../engine/undoList";
import { lookAtRestingDisk } from "./mendStorage";
import { refuseUnsafeDisk, type UnsafeDisk } from "./refuseUnsafeDisk";
import { refuseBusyDesktop } from "./storageWork";
import { untilItRuns } from "./untilItRuns";

export type RecreationStep = "stopping" | "creating" | "starting" | "puttingBack" | "removingOld";

export interface RecreationOptions {
  readonly changes: Omit<ContainerChanges, "name">;
  /** What to do about a disk that the next start would throw away. */
  readonly unsafeDisk: UnsafeDisk;
  /** `start`: somebody stopped it for this. */
  readonly then: "asBefore" | "start";
  readonly onStep: (step: RecreationStep) => void;
}

/**
 * Gives a desktop another container over the same storage. The present one is kept under another name until the new one is
 * there, and runs if the old one did; when anything fails or is cancelled, it is back as it was.
 */
export async function recreateDesktop(
  engine: Engine,
  id: string,
  { changes, unsafeDisk, then, onStep }: RecreationOptions,
  signal: AbortSignal,
): Promise<{ readonly id: string; readonly old: "removed" | "left" }> {
  const undo = new UndoList();
  const startAgain = (cleanUp: AbortSignal): Promise<void> => startUnlessHarmful(engine, id, cleanUp);
  try {
    if (then === "start") {
      undo.push(startAgain);
    }
    const record = await refuseRecreation(engine, id, signal);
    const alive = isAlive({ state: record.status });
    if (alive) {
      onStep("stopping");
      await stopDesktop(engine, id, signal);
      undo.push(startAgain);
    }
    const isToRun = alive || then === "start";
    await refuseUnsafeDisk(engine, id, unsafeDisk, signal);
    onStep("creating");
    const made = await replace(engine, record, changes, { undo, signal });
    if (isToRun) {
      onStep("starting");
      await untilItRuns(engine, made, signal);
    }
    onStep("removingOld");
    // That the old one cannot be removed is no reason to take a Windows away that runs.
    return { id: made, old: await removeOld(engine, id) };
  } catch (error) {
    onStep("puttingBack");
    throw await undo.after(error);
  }
}

/** Whatever keeps a desktop from getting another container, as far as it can be seen while it runs. */
export async function refuseRecreation(engine: Engine, id: string, signal: AbortSignal): Promise<ContainerRecord> {
  const record = await readContainer(engine, id, signal);
  refuseWhatWouldBeLost(record);
  await refuseBusyDesktop(engine, id, signal);
  return record;
}

/** A start may throw an unsafe disk away, and spoil one that somebody works on. */
async function startUnlessHarmful(engine: Engine, id: string, signal: AbortSignal): Promise<void> {
  await refuseBusyDesktop(engine, id, signal);
  if ((await lookAtRestingDisk(engine, id, signal)) !== "lost") {
    await engine.start(id, signal);
  }
}

/** Disks that go with the container. */
function refuseWhatWouldBeLost(record: ContainerRecord): void {
  if (record.settings?.removeAfterStop === true) {
    throw new DesktopError({ kind: "goneWhenStopped" });
  }
  const [number] = disksInContainer(record);
  if (number !== undefined) {
    throw new DesktopError({ kind: "diskInContainer", number });
  }
}

async function replace(
  engine: Engine,
  record: ContainerRecord,
  changes: Omit<ContainerChanges, "name">,
  { undo, signal }: { readonly undo: UndoList; readonly signal: AbortSignal },
): Promise<string> {
  const { id, name } = record;
  await engine.containers.rename(id, nameBefore(record), signal);
  undo.push((cleanUp) => engine.containers.rename(id, name, cleanUp));
  const everything = { ...changes, ...withFixedVariables(record, changes), name };
  const { id: made } = await engine.containers.createLike(id, everything, signal);
  undo.push((cleanUp) => engine.remove("container", made, { force: "force" }, cleanUp));
  signal.throwIfAborted();
  return made;
}

/**
 * Values that a container has of its image are written down as its own: another image may think otherwise of them, and with
 * another VERSION it would put the disk aside. It is known as a desktop whatever its new image is called.
 */
function withFixedVariables(
  record: ContainerRecord,
  { environment, labels }: Omit<ContainerChanges, "name">,
): { readonly environment: Changed<string>; readonly labels: Changed<string> } {
  const known = new Set(variableTable.flatMap(({ variable }) => [variable.name, ...variable.aliases]));
  const fixed = Object.entries(record.environment).filter(
    ([name]) => known.has(name) && environment?.unset.includes(name) !== true,
  );
  return {
    environment: { set: { ...Object.fromEntries(fixed), ...environment?.set }, unset: environment?.unset ?? [] },
    labels: { set: { [desktopLabel]: readSpec(record).name, ...labels?.set }, unset: labels?.unset ?? [] },
  };
}
