import { randomBytes } from "node:crypto";
import type { Engine } from "../../engine/engine";
import type { DeviceState } from "../../engine/probes/probeDevice";
import type { RunOptions } from "../../engine/runOptions";
import { mayAnnounce } from "../run/announcement";
import { DesktopError } from "../desktopError";
import type { ContainerForm } from "../exchange/containerForm";
import { formOfSpec } from "../exchange/formOfSpec";
import { writeOemFiles } from "../oem/writeOemFiles";
import { desktopLabel, readyTokenLabel } from "../labels";
import { reserve } from "../life/clashes";
import { refuseLeftDisk } from "../life/refuseLeftDisk";
import type { UnsafeDisk } from "../life/refuseUnsafeDisk";
import { lockedChoiceOf, lockedLabels, refuseLockedChanges } from "./lockedSettings";
import { probeHost, type HostDevices } from "./probeHost";
import { networkNameOf, type DesktopSpec } from "../spec";
import { storageFields } from "../spec/diskFields";
import { stopGraceSeconds } from "../stop/stopGrace";
import { UndoList } from "../../engine/undoList";

export type CreationStep = "probing" | "creating" | "writingScript" | "starting";

export interface CreationOptions {
  readonly onStep: (step: CreationStep) => void;
  /** What to do about the disk of a storage that is already there, when the start would throw it away. */
  readonly leftDisk: UnsafeDisk;
}

/** Makes a desktop with safe defaults and starts it, where nothing is in its way. When anything fails, what was made for it is gone again. */
export async function createDesktop(
  engine: Engine,
  spec: DesktopSpec,
  signal: AbortSignal,
  options: CreationOptions,
): Promise<{ readonly id: string }> {
  const reserved = await reserve(engine, spec, signal);
  try {
    return await make(engine, spec, signal, options);
  } finally {
    reserved.release();
  }
}

async function make(
  engine: Engine,
  spec: DesktopSpec,
  signal: AbortSignal,
  { onStep, leftDisk }: CreationOptions,
): Promise<{ readonly id: string }> {
  onStep("probing");
  const devices = await probeHost(engine, { image: spec.image, groups: spec.advanced.groups ?? [] }, signal);
  if (spec.hardware.acceleration === "kvm" && devices.kvm !== "available") {
    throw new DesktopError({ kind: "noAcceleration", kvm: devices.kvm });
  }
  await refuseLeftDisk(engine, spec, leftDisk, signal);
  const undo = new UndoList();
  try {
    onStep("creating");
    await createStorage(engine, spec, undo, signal);
    await createNetwork(engine, spec, undo, signal);
    onStep("writingScript");
    const token = mayAnnounce(spec) ? randomBytes(12).toString("hex") : undefined;
    if (token !== undefined) {
      await writeOemFiles(engine, spec, token, signal);
    }
    const { id } = await engine.create(desktopRunOptions(spec, devices, token), signal);
    undo.push((cleanUp) => engine.remove("container", id, { force: "force" }, cleanUp));
    for (const { name, address } of (spec.network.networks ?? []).slice(1)) {
      await engine.containers.joinNetwork(id, { network: name, address }, signal);
    }
    onStep("starting");
    await engine.start(id, signal);
    return { id };
  } catch (error) {
    throw await undo.after(error);
  }
}

/** A random password: twelve characters that are on every keyboard and read the same in every font. */
export function randomPassword(): string {
  const alphabet = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";
  return Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length]).join("");
}

/** A storage that is already there keeps its content, and stays when the creation fails. */
async function createStorage(engine: Engine, spec: DesktopSpec, undo: UndoList, signal: AbortSignal): Promise<void> {
  const own = { [desktopLabel]: spec.name };
  for (const field of storageFields) {
    const place = spec.disks[field];
    if (place?.kind !== "volume") {
      continue;
    }
    const isMain = field === "storage";
    const [present] = await engine.list("volume", signal, [place.name]);
    if (present && isMain) {
      refuseLockedChanges(lockedChoiceOf(present.labels) ?? spec.windows, spec.windows);
    }
    if (!present) {
      await engine.createVolume(place.name, isMain ? { ...own, ...lockedLabels(spec.windows) } : own, signal);
      undo.push((cleanUp) => engine.remove("volume", place.name, {}, cleanUp));
    }
  }
}

/** A network of its own, because the screen's port inside the container asks for no password. */
async function createNetwork(engine: Engine, spec: DesktopSpec, undo: UndoList, signal: AbortSignal): Promise<void> {
  if (spec.network.networks !== undefined) {
    return;
  }
  const name = networkNameOf(spec.name);
  const present = (await engine.list("network", signal)).find((network) => network.name === name);
  if (present?.labels[desktopLabel] === spec.name) {
    return;
  }
  const { id } = await engine.createNetwork(name, { [desktopLabel]: spec.name }, signal);
  undo.push((cleanUp) => engine.remove("network", id, {}, cleanUp));
}

/**
 * What the engine is asked for: nothing that the spec does not name, and only the devices that its host has. Never a
 * terminal, which would take the log's place, nor to be removed by itself, since the container is what a desktop is known by.
 */
export function desktopRunOptions(spec: DesktopSpec, devices: HostDevices, token: string | undefined): RunOptions {
  const form = formOfSpec(spec, { secrets: "written", defaults: "written" });
  const has: Readonly<Record<string, DeviceState>> = { "/dev/kvm": devices.kvm, "/dev/net/tun": devices.tun };
  const [joined] = form.networks;
  return {
    name: spec.name,
    image: spec.image,
    environment: form.environment,
    labels: { ...form.labels, [desktopLabel]: spec.name, ...(token !== undefined && { [readyTokenLabel]: token }) },
    mounts: form.mounts,
    ...(form.ports.length > 0 && { ports: form.ports }),
    network: joined?.name ?? networkNameOf(spec.name),
    ...(joined?.address !== undefined && { networkAddress: joined.address }),
    capabilities: form.capabilities,
    ...(form.privileged && { privileged: "privileged" }),
    devices: form.devices.filter((device) => (has[device] ?? "available") === "available"),
    ...givenByHost(form),
    restart: restartOf(form.restart),
    stopTimeoutSeconds: form.stopSeconds ?? stopGraceSeconds,
  };
}

function givenByHost({ deviceRules, groups, gpus, sysctls }: ContainerForm): Partial<RunOptions> {
  return {
    ...(deviceRules.length > 0 && { deviceRules }),
    ...(groups.length > 0 && { groups }),
    ...(gpus.length > 0 && { gpus }),
    ...(Object.keys(sysctls).length > 0 && { sysctls }),
  };
}

type Restart = NonNullable<RunOptions["restart"]>;

/** The schema lets through no other words. */
function restartOf(policy: string): Restart {
  const words: readonly Restart[] = ["no", "always", "unless-stopped", "on-failure"];
  const count = /^on-failure:(\d+)$/.exec(policy)?.[1];
  return count === undefined ? (words.find((word) => word === policy) ?? "no") : `on-failure:${Number(count)}`;
}
