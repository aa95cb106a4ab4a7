import { randomBytes } from "node:crypto";
import type { Engine } from "../engine/engine";
import type { Mount, RunOptions } from "../engine/runOptions";
import { DesktopError } from "./desktopError";
import { storageMount, writeInstallScript } from "./installScript";
import { desktopLabel, readyTokenLabel } from "./labels";
import { lockedChoiceOf, lockedLabels, refuseLockedChanges } from "./lockedSettings";
import { probeHost, type HostDevices } from "./probeHost";
import { networkNameOf, type DesktopSpec } from "./spec";
import { stopGraceSeconds } from "./stopDesktop";
import { UndoList } from "./undoList";
import { toVariables } from "./variables";

export type CreationStep = "probing" | "creating" | "writingScript" | "starting";

/** Makes a desktop with safe defaults and starts it. When anything fails, what was made for it is gone again. */
export async function createDesktop(
  engine: Engine,
  spec: DesktopSpec,
  signal: AbortSignal,
  onStep: (step: CreationStep) => void,
): Promise<{ readonly id: string }> {
  onStep("probing");
  const devices = await probeHost(engine, spec.image, signal);
  if (spec.hardware.acceleration === "kvm" && devices.kvm !== "available") {
    throw new DesktopError({ kind: "noAcceleration", kvm: devices.kvm });
  }
  const undo = new UndoList();
  try {
    onStep("creating");
    await createStorage(engine, spec, undo, signal);
    await createNetwork(engine, spec, undo, signal);
    onStep("writingScript");
    const token = randomBytes(12).toString("hex");
    await writeInstallScript(engine, spec, token, signal);
    const { id } = await engine.create(desktopRunOptions(spec, devices, token), signal);
    undo.push((cleanUp) => engine.remove("container", id, { force: "force" }, cleanUp));
    onStep("starting");
    await engine.start(id, signal);
    return { id };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

/** A random password: twelve characters that are on every keyboard and read the same in every font. */
export function randomPassword(): string {
  const alphabet = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";
  return Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length]).join("");
}

/** A storage that is already there keeps its content, and stays when the creation fails. */
async function createStorage(engine: Engine, spec: DesktopSpec, undo: UndoList, signal: AbortSignal): Promise<void> {
  const { storage } = spec.disks;
  if (storage.kind === "folder") {
    return;
  }
  const [present] = await engine.list("volume", signal, [storage.name]);
  if (present) {
    refuseLockedChanges(lockedChoiceOf(present.labels) ?? spec.windows, spec.windows);
    return;
  }
  await engine.createVolume(storage.name, { [desktopLabel]: spec.name, ...lockedLabels(spec.windows) }, signal);
  undo.push((cleanUp) => engine.remove("volume", storage.name, {}, cleanUp));
}

/** A network of its own, because the screen's port inside the container asks for no password. */
async function createNetwork(engine: Engine, spec: DesktopSpec, undo: UndoList, signal: AbortSignal): Promise<void> {
  const name = networkNameOf(spec.name);
  const present = (await engine.list("network", signal)).find((network) => network.name === name);
  if (present?.labels[desktopLabel] === spec.name) {
    return;
  }
  const { id } = await engine.createNetwork(name, { [desktopLabel]: spec.name }, signal);
  undo.push((cleanUp) => engine.remove("network", id, {}, cleanUp));
}

/** What the engine is asked for: nothing published, no restart by itself, no terminal, time to shut down in order. */
export function desktopRunOptions(spec: DesktopSpec, devices: HostDevices, token: string): RunOptions {
  const wantsKvm = spec.hardware.acceleration === "kvm" && devices.kvm === "available";
  const shared: readonly Mount[] =
    spec.sharing.folder === undefined
      ? []
      : [{ kind: "bind", source: spec.sharing.folder, target: "/shared", access: "readWrite" }];
  return {
    name: spec.name,
    image: spec.image,
    environment: toVariables(spec),
    labels: { [desktopLabel]: spec.name, [readyTokenLabel]: token },
    mounts: [storageMount(spec.disks.storage), ...shared],
    network: networkNameOf(spec.name),
    capabilities: ["NET_ADMIN"],
    devices: [...(wantsKvm ? ["/dev/kvm"] : []), ...(devices.tun === "available" ? ["/dev/net/tun"] : [])],
    restart: "no",
    stopTimeoutSeconds: stopGraceSeconds,
  };
}
