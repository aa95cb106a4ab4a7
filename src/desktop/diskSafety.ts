import type { Engine } from "../engine/engine";
import { runOnce } from "../engine/probes/runOnce";
import { parseContainer, type ContainerRecord } from "./containerRecord";
import { DesktopError } from "./desktopError";
import { startsAnewWithoutMarker } from "./imageGeneration";
import { storageMount } from "./storageMount";
import { readSpec } from "./readSpec";
import { runInside } from "./runInside";

/**
 * What would become of the disk if the desktop ended now, or is started after it ended: `lost` when the image takes what
 * is there for an installation that never came to its end, and clears it away.
 */
export type DiskOutlook = "kept" | "lost" | "empty";

const look = `
[ -e /storage/windows.boot ] && echo marked
[ -s /storage/windows.base ] && echo prepared
ls /storage/data.* /disk1 /disk /data.img /data.qcow2 /disk.img 2> /dev/null
cat /storage/windows.ver 2> /dev/null | sed 's/^/version /'
true`;

/**
 * Looks into the storage itself: inside the desktop while it runs, else in a throw-away container with its storage.
 *
 * @param starter old releases of the image go on without the mark; another container of the disk may be of a new one
 */
export async function lookAtDisk(
  engine: Engine,
  id: string,
  signal: AbortSignal,
  starter: "its own image" | "any image" = "its own image",
): Promise<DiskOutlook> {
  const record = await inspect(engine, id, signal);
  const { output } = await runInStorage(engine, record, look, signal);
  const lines = output.split("\n").map((line) => line.trim());
  if (lines.includes("marked")) {
    return "kept";
  }
  const hasDisk = lines.some((line) => line.startsWith("/"));
  if (!lines.includes("prepared") || !hasDisk) {
    return "empty";
  }
  const version = lines.find((line) => line.startsWith("version "))?.slice("version ".length);
  return starter === "any image" || startsAnewWithoutMarker(version) ? "lost" : "kept";
}

// What the image does itself when an installed Windows has shut down: it sets the mark, and removes the medium that it
// does not need any more, unless REMOVE says no.
const mark = `
touch /storage/windows.boot || exit 1
medium=$(cat /storage/windows.base 2> /dev/null)
case "$REMOVE" in [nN] | [nN][oO] | [nN][oO][nN][eE] | [fF]alse | FALSE | 0 | [oO][fF][fF] | [dD]isable | [dD]isabled) exit 0 ;; esac
case "$medium" in */* | "") ;; *.iso) rm -f "/storage/$medium" ;; esac
[ -e /storage/windows.boot ]`;

/** Sets the mark by which the image knows a complete installation. Only for a Windows that is proven to be there. */
export async function markInstalled(engine: Engine, id: string, signal: AbortSignal): Promise<void> {
  const { exitCode, output } = await runInStorage(engine, await inspect(engine, id, signal), mark, signal);
  if (exitCode !== 0) {
    throw new DesktopError({ kind: "diskNotMarked", output: output.trim() });
  }
}

async function inspect(engine: Engine, id: string, signal: AbortSignal): Promise<ContainerRecord> {
  return parseContainer(await engine.inspect("container", id, signal));
}

async function runInStorage(engine: Engine, record: ContainerRecord, line: string, signal: AbortSignal) {
  if (record.status === "running") {
    return runInside(engine, record.id, line, signal);
  }
  const { image, disks } = readSpec(record);
  const { REMOVE = "" } = record.environment;
  return runOnce(engine, line, { image, mounts: [storageMount(disks.storage)], environment: { REMOVE } }, signal);
}
