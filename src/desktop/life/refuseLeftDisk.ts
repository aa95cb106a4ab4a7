import type { Engine } from "../../engine/engine";
import { DesktopError } from "../desktopError";
import { lookAtStorage, markStorage } from "../stop/diskSafety";
import { isMediumOf } from "../spec/mediumName";
import type { DesktopSpec } from "../spec";
import type { UnsafeDisk } from "./refuseUnsafeDisk";

/** A storage that is already there may hold a Windows: no new desktop takes it that would throw it away unasked. */
export async function refuseLeftDisk(
  engine: Engine,
  spec: DesktopSpec,
  answer: UnsafeDisk,
  signal: AbortSignal,
): Promise<void> {
  const { storage } = spec.disks;
  if (answer === "goOn" || (storage.kind === "volume" && !(await isThere(engine, storage.name, signal)))) {
    return;
  }
  const { outlook, medium } = await lookAtStorage(engine, spec, signal);
  const isOther = medium !== undefined && !isMediumOf(medium, spec.windows);
  if (outlook === "empty" || (outlook === "kept" && !isOther)) {
    return;
  }
  if (answer === "mark" && !isOther) {
    await markStorage(engine, spec, signal);
    return;
  }
  throw new DesktopError({
    kind: "leftDisk",
    storage: storage.kind === "volume" ? storage.name : storage.path,
    loss: isOther ? { kind: "otherWindows", medium } : { kind: "unmarked" },
  });
}

async function isThere(engine: Engine, volume: string, signal: AbortSignal): Promise<boolean> {
  return (await engine.list("volume", signal, [volume])).length > 0;
}
