import type { Engine } from "../../engine/engine";
import { readContainer, type ContainerRecord } from "../containerRecord";
import { createDesktop } from "../create/createDesktop";
import { withoutIdentity } from "../identity";
import { copyLabel, desktopLabel } from "../labels";
import { lockedLabels } from "../create/lockedSettings";
import { readSpec } from "../spec/readSpec";
import { storageNameOf, type DesktopSpec } from "../spec";
import { furtherDisks, storageFields } from "../spec/diskFields";
import { UndoList } from "../../engine/undoList";
import { reserve } from "./clashes";
import { refusePresent } from "./refusePresent";
import { refuseUnsafeDisk, type UnsafeDisk } from "./refuseUnsafeDisk";
import { cloneScript, finishCloneScript, undoCloneScript } from "./snapshotScripts";
import { storagePlaces } from "./storagePlaces";
import { refuseStarted, restingSince, workOnStorage, type Watch, type Workplace } from "./storageWork";

export interface CloneOptions {
  readonly name: string;
  /** The id of a snapshot; absent: the present state, of a desktop that does not run. */
  readonly snapshot?: string;
  readonly unsafeDisk: UnsafeDisk;
}

/** Another desktop with the same Windows, on disks of its own. What was made of it is gone again when anything fails. */
export async function cloneDesktop(
  engine: Engine,
  source: string,
  options: CloneOptions,
  watch: Watch,
): Promise<{ readonly id: string }> {
  const { signal } = watch;
  const record = await readContainer(engine, source, signal);
  const spec = cloneSpec(readSpec(record), options.name);
  const reserved = await reserve(engine, spec, signal);
  const undo = new UndoList();
  try {
    await createVolumes(engine, spec, undo, signal);
    await copy(engine, record, { ...options, spec }, watch);
    reserved.release();
    return await createDesktop(engine, spec, signal, { onStep: () => undefined, leftDisk: "goOn" });
  } catch (error) {
    throw await undo.after(error);
  } finally {
    reserved.release();
  }
}

/**
 * The same Windows under another name: what identifies a machine, or can be there only once on a host, is not the other's.
 * Ports that were published are published at ports that the engine chooses. A whole disk of the host stays named, and so
 * is refused as taken: it cannot be copied, and two machines would spoil it.
 */
export function cloneSpec(spec: DesktopSpec, name: string): DesktopSpec {
  const { hardware, network, otherVariables } = withoutIdentity(spec);
  const { ports, ...joined } = network;
  const places = furtherDisks.flatMap((number) =>
    spec.disks[`storage${number}`] === undefined
      ? []
      : [[`storage${number}`, { kind: "volume", name: `${storageNameOf(name)}${number}` }] as const],
  );
  return {
    ...spec,
    name,
    hardware,
    disks: { ...spec.disks, storage: { kind: "volume", name: storageNameOf(name) }, ...Object.fromEntries(places) },
    network: { ...joined, ...(ports && { ports: ports.map((port) => ({ ...port, hostPort: 0 })) }) },
    otherVariables,
  };
}

function volumesOf({ disks }: DesktopSpec): readonly { readonly volume: string; readonly target: string }[] {
  const all = storageFields.map((field) => ({
    place: disks[field],
    target: `/clone/${field}`,
  }));
  return all.flatMap(({ place, target }) => (place?.kind === "volume" ? [{ volume: place.name, target }] : []));
}

async function createVolumes(engine: Engine, spec: DesktopSpec, undo: UndoList, signal: AbortSignal): Promise<void> {
  for (const { volume, target } of volumesOf(spec)) {
    const locked = target === "/clone/storage" ? lockedLabels(spec.windows) : {};
    const labels = { [desktopLabel]: spec.name, [copyLabel]: spec.image, ...locked };
    await refusePresent(engine, volume, signal);
    await engine.createVolume(volume, labels, signal);
    undo.push((cleanUp) => engine.remove("volume", volume, {}, cleanUp));
  }
}

async function copy(
  engine: Engine,
  source: ContainerRecord,
  { snapshot, unsafeDisk, spec }: CloneOptions & { readonly spec: DesktopSpec },
  watch: Watch,
): Promise<void> {
  const { signal } = watch;
  const places = storagePlaces(source);
  const mounts = volumesOf(spec).map(({ volume, target }) => {
    return { kind: "volume", source: volume, target, access: "readWrite" } as const;
  });
  const environment = { SNAPSHOT: snapshot ?? "" };
  const work = { script: cloneScript, undo: undoCloneScript, environment, mounts };
  if (snapshot !== undefined) {
    const finish = async ({ run }: Workplace): Promise<void> => {
      await run(finishCloneScript, signal);
    };
    await workOnStorage(engine, places, { ...work, finish }, watch);
    return;
  }
  const since = await restingSince(engine, source.id, signal);
  await refuseUnsafeDisk(engine, source.id, unsafeDisk, signal);
  const finish = async ({ run }: Workplace): Promise<void> => {
    await refuseStarted(engine, source.id, since, signal);
    await run(finishCloneScript, signal);
  };
  await workOnStorage(engine, places, { ...work, finish }, watch);
}
