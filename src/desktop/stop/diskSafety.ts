import type { Engine } from "../../engine/engine";
import { runOnce } from "../../engine/probes/runOnce";
import { readContainer, type ContainerRecord } from "../containerRecord";
import { DesktopError } from "../desktopError";
import { startsAnewWithoutMarker } from "../imageGeneration";
import { storageMount } from "../spec/storageMount";
import { readSpec } from "../spec/readSpec";
import { runInside } from "../machine/runInside";
import type { DesktopSpec } from "../spec";

/**
 * What would become of the disk if the desktop ended now, or is started after it ended: `lost` when the image takes what
 * is there for an installation that never came to its end, and clears it away.
 */
export type DiskOutlook = "kept" | "lost" | "empty";

const look = `
[ -e /storage/windows.boot ] && echo marked
[ -s /storage/windows.base ] && echo "prepared $(cat /storage/windows.base)"
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
  const record = await readContainer(engine, id, signal);
  const { output } = await runInStorage(engine, record, look, signal);
  return readLook(output, starter).outlook;
}

/** The same of a storage that no desktop has: what it would be for a desktop with this spec. */
export async function lookAtStorage(engine: Engine, spec: DesktopSpec, signal: AbortSignal): Promise<StorageLook> {
  const { exitCode, output } = await runBeside(engine, spec, look, signal);
  if (exitCode !== 0) {
    throw new DesktopError({ kind: "storageWorkFailed", output: output.trim() });
  }
  return readLook(output, "any image");
}

interface StorageLook {
  readonly outlook: DiskOutlook;
  /** The file's name, by which the image knows whether a disk belongs to it. */
  readonly medium: string | undefined;
}

function readLook(output: string, starter: "its own image" | "any image"): StorageLook {
  const lines = output.split("\n").map((line) => line.trim());
  const wordAfter = (word: string): string | undefined =>
    lines.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1);
  const medium = wordAfter("prepared");
  // Without its mark every image begins anew where nothing was prepared.
  const startsAnew = medium === undefined || starter === "any image" || startsAnewWithoutMarker(wordAfter("version"));
  const hasDisk = lines.some((line) => line.startsWith("/"));
  if (!hasDisk) {
    return { outlook: lines.includes("marked") ? "kept" : "empty", medium };
  }
  return { outlook: lines.includes("marked") || !startsAnew ? "kept" : "lost", medium };
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
  refuseUnmarked(await runInStorage(engine, await readContainer(engine, id, signal), mark, signal));
}

/** The same in a storage that no desktop has. */
export async function markStorage(engine: Engine, spec: DesktopSpec, signal: AbortSignal): Promise<void> {
  refuseUnmarked(await runBeside(engine, spec, mark, signal));
}

function refuseUnmarked({
  exitCode,
  output,
}: {
  readonly exitCode: number | undefined;
  readonly output: string;
}): void {
  if (exitCode !== 0) {
    throw new DesktopError({ kind: "diskNotMarked", output: output.trim() });
  }
}

async function runInStorage(engine: Engine, record: ContainerRecord, line: string, signal: AbortSignal) {
  if (record.status === "running") {
    return runInside(engine, record.id, line, signal);
  }
  return runBeside(engine, readSpec(record), line, signal);
}

/** In a throw-away container of the desktop's image. */
async function runBeside(engine: Engine, { image, disks, windows }: DesktopSpec, line: string, signal: AbortSignal) {
  const environment = { REMOVE: windows.removeMedium === false ? "N" : "" };
  return runOnce(engine, line, { image, mounts: [storageMount(disks.storage)], environment }, signal);
}
