import type { Engine } from "../../engine/engine";
import { isAlive } from "../../engine/model";
import { runOnce } from "../../engine/probes/runOnce";
import { readContainer, type ContainerRecord } from "../containerRecord";
import { DesktopError } from "../desktopError";
import { startsAnewWithoutMarker } from "../imageGeneration";
import { mountOfStorage, storagePathOf } from "../spec/storageMount";
import { readSpec } from "../spec/readSpec";
import { runInside } from "../machine/runInside";
import type { DesktopSpec } from "../spec";

/**
 * What would become of the disk if the desktop ended now, or is started after it ended: `lost` when the image takes what
 * is there for an installation that never came to its end, and clears it away.
 */
export type DiskOutlook = "kept" | "lost" | "empty";

/** The version is that of the image which starts it next, and not of the one that wrote into the storage last. */
const look = `
home=\${STORAGE:-/storage}
ls "$home" 2>&1 > /dev/null || exit 1
if [ -d /storage/.windows-containers/replaced ] || [ -e /storage/.windows-containers/swapped ]; then echo interrupted; fi
[ -e "$home/windows.boot" ] && echo marked
[ -s "$home/windows.base" ] && echo "prepared $(cat "$home/windows.base")"
ls "$home"/data.* /disk1 /disk /data.img /data.qcow2 /disk.img 2> /dev/null
for file in /etc/version /run/version; do
  [ -s $file ] && echo "version $(head -n 1 $file)" && break
done
echo looked`;

/**
 * Looks into the storage itself: inside the desktop while it runs, else in a throw-away container with its storage. A mere
 * question, which changes nothing.
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
  const spec = readSpec(record);
  const seen = await runInStorage(engine, record, look, signal);
  // Its disks are in a place of ours, where no start would find them.
  if (!isAlive({ state: record.status }) && /^interrupted\r?$/m.test(seen.output)) {
    throw new DesktopError({ kind: "disksPutAside", output: "" });
  }
  return readLook(seen, spec, starter).outlook;
}

/** The same of a storage that no desktop has: what it would be for a desktop with this spec. */
export async function lookAtStorage(engine: Engine, spec: DesktopSpec, signal: AbortSignal): Promise<StorageLook> {
  return readLook(await runBeside(engine, spec, look, signal), spec, "any image");
}

interface StorageLook {
  readonly outlook: DiskOutlook;
  /** The file's name, by which the image knows whether a disk belongs to it. */
  readonly medium: string | undefined;
}

interface Answer {
  readonly exitCode: number;
  readonly output: string;
}

function readLook(answer: Answer, spec: DesktopSpec, starter: "its own image" | "any image"): StorageLook {
  const lines = linesOf(answer, spec);
  const wordAfter = (word: string): string | undefined =>
    lines.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1);
  const medium = wordAfter("prepared");
  // Without its mark every image begins anew where nothing was prepared.
  const startsAnew = medium === undefined || starter === "any image" || startsAnewWithoutMarker(wordAfter("version"));
  const hasDisk = lines.some((line) => line.startsWith("/")) || (medium !== undefined && hasDiskElsewhere(spec));
  if (!hasDisk) {
    return { outlook: lines.includes("marked") ? "kept" : "empty", medium };
  }
  return { outlook: lines.includes("marked") || !startsAnew ? "kept" : "lost", medium };
}

/** What cannot be read is not empty: SELinux and file servers show it so, and a busy engine may cut what was said. */
function linesOf({ exitCode, output }: Answer, { disks: { storage } }: DesktopSpec): readonly string[] {
  const lines = output.split("\n").map((line) => line.trim());
  if (exitCode !== 0 || !lines.includes("looked")) {
    const place = storage.kind === "volume" ? storage.name : storage.path;
    const said = exitCode === 0 ? `the answer was cut short: ${JSON.stringify(output)}` : output.trim();
    throw new DesktopError({ kind: "storageUnreadable", storage: place, output: said });
  }
  return lines;
}

/** A whole disk of the engine's host, or a file: what only the desktop's own container has. */
function hasDiskElsewhere({ disks, advanced }: DesktopSpec): boolean {
  return disks.device1 !== undefined || (advanced.mounts ?? []).some(({ target }) => disksElsewhere.has(target));
}

const disksElsewhere: ReadonlySet<string> = new Set(
  ["/disk", "/data"].flatMap((name) => ["img", "raw", "qcow2"].map((ending) => `${name}.${ending}`)),
);

// What the image does itself when an installed Windows has shut down: it sets the mark, and removes the medium that it
// does not need any more, unless REMOVE says no.
const mark = `
home=\${STORAGE:-/storage}
touch "$home/windows.boot" || exit 1
medium=$(cat "$home/windows.base" 2> /dev/null)
case "$REMOVE" in [nN] | [nN][oO] | [nN][oO][nN][eE] | [fF]alse | FALSE | 0 | [oO][fF][fF] | [dD]isable | [dD]isabled) exit 0 ;; esac
case "$medium" in */* | "") ;; *.iso) rm -f "$home/$medium" ;; esac
[ -e "$home/windows.boot" ]`;

/** Sets the mark by which the image knows a complete installation. Only for a Windows that is proven to be there. */
export async function markInstalled(engine: Engine, id: string, signal: AbortSignal): Promise<void> {
  refuseUnmarked(await runInStorage(engine, await readContainer(engine, id, signal), mark, signal));
}

/** The same in a storage that no desktop has. */
export async function markStorage(engine: Engine, spec: DesktopSpec, signal: AbortSignal): Promise<void> {
  refuseUnmarked(await runBeside(engine, spec, mark, signal));
}

function refuseUnmarked({ exitCode, output }: Answer): void {
  if (exitCode !== 0) {
    throw new DesktopError({ kind: "diskNotMarked", output: output.trim() });
  }
}

async function runInStorage(
  engine: Engine,
  record: ContainerRecord,
  line: string,
  signal: AbortSignal,
): Promise<Answer> {
  if (record.status === "running") {
    return runInside(engine, record.id, line, signal);
  }
  return runBeside(engine, readSpec(record), line, signal);
}

/** In a throw-away container of the desktop's image. */
async function runBeside(engine: Engine, spec: DesktopSpec, line: string, signal: AbortSignal): Promise<Answer> {
  const { image, windows } = spec;
  const environment = { REMOVE: windows.removeMedium === false ? "N" : "", STORAGE: storagePathOf(spec) };
  return runOnce(engine, line, { image, mounts: [mountOfStorage(spec)], environment }, signal);
}
