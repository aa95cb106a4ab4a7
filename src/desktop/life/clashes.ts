import type { Engine } from "../../engine/engine";
import { isAlive } from "../../engine/model";
import { parseContainer, type ContainerRecord } from "../containerRecord";
import { DesktopError, type Clash } from "../desktopError";
import { findDesktops } from "../findDesktops";
import { desktopLabel } from "../labels";
import { passIfGone } from "../../engine/passIfGone";
import { readSpec } from "../spec/readSpec";
import { hostDiskFields, storageFields } from "../spec/diskFields";
import { imageFilesOf } from "../spec/storageMount";
import { networkNameOf, type DesktopSpec } from "../spec";

/** What an engine has already, as far as a new desktop could want it too. */
export interface Surroundings {
  readonly containers: readonly { readonly name: string }[];
  readonly networks: readonly { readonly name: string; readonly desktop: string | undefined }[];
  /** On the engine's host, by whoever runs now. */
  readonly ports: readonly { readonly port: number; readonly protocol: string; readonly usedBy: string }[];
  readonly desktops: readonly { readonly name: string; readonly spec: DesktopSpec }[];
}

/** Made at the same moment, by this window: the engine does not know of them yet. */
const beingMade = new WeakMap<Engine, Set<DesktopSpec>>();

/**
 * The one place where a new desktop is held against all that is there: name, network, storage, ports and address. Whoever
 * makes one holds what it takes until it is made.
 */
export async function reserve(
  engine: Engine,
  spec: DesktopSpec,
  signal: AbortSignal,
): Promise<{ readonly release: () => void }> {
  const others = beingMade.get(engine) ?? new Set<DesktopSpec>();
  beingMade.set(engine, others);
  const alongside = [...others].map((other) => ({ name: other.name, spec: other }));
  others.add(spec);
  const release = (): void => void others.delete(spec);
  try {
    const around = await lookAround(engine, signal);
    const names = alongside.map(({ name }) => ({ name }));
    const clashes = findClashes(spec, {
      ...around,
      containers: [...around.containers, ...names],
      desktops: [...around.desktops, ...alongside],
    });
    if (clashes.length > 0) {
      throw new DesktopError({ kind: "clash", clashes });
    }
    return { release };
  } catch (error) {
    release();
    throw error;
  }
}

export function findClashes(spec: DesktopSpec, around: Surroundings): readonly Clash[] {
  const network = around.networks.find(({ name }) => name === networkNameOf(spec.name));
  const wantsNetwork = spec.network.networks === undefined;
  return [
    ...(around.containers.some(({ name }) => name === spec.name) ? [{ kind: "name", name: spec.name } as const] : []),
    ...(wantsNetwork && network && network.desktop !== spec.name
      ? [{ kind: "network", name: network.name } as const]
      : []),
    ...storageClashes(spec, around),
    ...portClashes(spec, around),
    ...macClashes(spec, around),
  ];
}

/** Volumes, folders, whole disks of the host, and its files that are disks. */
function placesOf(spec: DesktopSpec): readonly string[] {
  const { disks } = spec;
  const storages = storageFields.flatMap((field) => {
    const place = disks[field];
    return place ? [place.kind === "volume" ? place.name : place.path.replace(/(.)\/+$/, "$1")] : [];
  });
  return [...storages, ...hostDiskFields.flatMap((field) => disks[field] ?? []), ...imageFilesOf(spec)];
}

function storageClashes(spec: DesktopSpec, { desktops }: Surroundings): readonly Clash[] {
  return placesOf(spec).flatMap((storage) =>
    desktops
      .filter((other) => placesOf(other.spec).includes(storage))
      .map(({ name }): Clash => ({ kind: "storage", storage, usedBy: name })),
  );
}

/** 0 lets the engine choose a free one. */
function portClashes({ network }: DesktopSpec, { ports, desktops }: Surroundings): readonly Clash[] {
  const ofDesktops = desktops.flatMap(({ name, spec }) =>
    (spec.network.ports ?? []).map(({ hostPort, protocol }) => ({ port: hostPort, protocol, usedBy: name })),
  );
  return (network.ports ?? [])
    .filter(({ hostPort }) => hostPort !== 0)
    .flatMap(({ hostPort, protocol }) => {
      const taken = [...ports, ...ofDesktops].find((one) => one.port === hostPort && one.protocol === protocol);
      return taken ? [{ kind: "port", ...taken } as const] : [];
    });
}

function macClashes({ network }: DesktopSpec, { desktops }: Surroundings): readonly Clash[] {
  const plain = (mac: string | undefined): string => (mac ?? "").toLowerCase().replaceAll("-", ":");
  const mac = plain(network.macAddress);
  return mac === ""
    ? []
    : desktops
        .filter(({ spec }) => plain(spec.network.macAddress) === mac)
        .map(({ name }): Clash => ({ kind: "mac", mac, usedBy: name }));
}

async function lookAround(engine: Engine, signal: AbortSignal): Promise<Surroundings> {
  const [containers, networks] = await Promise.all([engine.list("container", signal), engine.list("network", signal)]);
  // One that has just gone takes nothing.
  const records = await Promise.all(
    findDesktops(containers).map(({ id }) => engine.inspect("container", id, signal).catch(passIfGone)),
  );
  return {
    containers,
    networks: networks.map(({ name, labels }) => ({ name, desktop: labels[desktopLabel] })),
    ports: containers
      .filter(isAlive)
      .flatMap(({ name, ports }) =>
        ports.flatMap(({ hostPort, protocol }) =>
          hostPort === undefined ? [] : [{ port: hostPort, protocol, usedBy: name }],
        ),
      ),
    desktops: records.flatMap((record) => (record === undefined ? [] : [desktopOf(parseContainer(record))])),
  };
}

function desktopOf(record: ContainerRecord) {
  return { name: record.name, spec: readSpec(record) };
}
