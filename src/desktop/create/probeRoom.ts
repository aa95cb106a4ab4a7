import type { Engine } from "../../engine/engine";
import { EngineError } from "../../engine/engineError";
import { runOnce } from "../../engine/probes/runOnce";
import type { DesktopSpec } from "../spec";
import { storageMount } from "../spec/storageMount";

/** What is free on the engine's host at this moment; absent where it could not be told. */
export interface HostRoom {
  readonly freeMemoryBytes?: number;
  readonly freeDiskBytes?: number;
  readonly cores?: number;
}

/** The image's volume is on the disk where desktops' volumes are; other images have none, and their own disk is that one. */
const look = "cat /proc/meminfo; echo cores: $(nproc); df -Pk /storage 2>/dev/null || df -Pk /";

/** Asks by a container, as `probeHost` does. A folder for the disk is looked at where it is, if it is there. */
export async function probeRoom(
  engine: Engine,
  image: string,
  storage: DesktopSpec["disks"]["storage"] | undefined,
  signal: AbortSignal,
): Promise<HostRoom> {
  if (storage?.kind !== "folder") {
    return readRoom((await runOnce(engine, look, { image }, signal)).output);
  }
  try {
    const mounts = [{ ...storageMount(storage), access: "readOnly" as const }];
    return readRoom((await runOnce(engine, look, { image, mounts }, signal)).output);
  } catch (error) {
    if (!(error instanceof EngineError)) {
      throw error;
    }
    const { freeDiskBytes: _elsewhere, ...room } = await probeRoom(engine, image, undefined, signal);
    return room;
  }
}

/** @param output of `/proc/meminfo`, `nproc` and `df -Pk` */
export function readRoom(output: string): HostRoom {
  const memory = /^MemAvailable:\s+(\d+) kB/m.exec(output)?.[1];
  const cores = /^cores: (\d+)/m.exec(output)?.[1];
  const disk = /^\S.*?\s\d+\s+\d+\s+(\d+)\s+\d+%\s/m.exec(output)?.[1];
  return {
    ...(memory !== undefined && { freeMemoryBytes: Number(memory) * 1024 }),
    ...(cores !== undefined && { cores: Number(cores) }),
    ...(disk !== undefined && { freeDiskBytes: Number(disk) * 1024 }),
  };
}
