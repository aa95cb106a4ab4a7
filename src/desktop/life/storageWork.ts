import type { Engine } from "../../engine/engine";
import { isAlive } from "../../engine/model";
import { helperLabel } from "../../engine/probes/helperLabel";
import type { Mount } from "../../engine/runOptions";
import { readContainer } from "../containerRecord";
import { DesktopError } from "../desktopError";
import { HeldContainer } from "./heldContainer";
import { LineReader } from "../run/lineReader";
import type { StoragePlaces } from "./storagePlaces";

/** How far something is, and a way to end it. */
export interface Watch {
  readonly signal: AbortSignal;
  /** @param percent of all of it */
  readonly onProgress: (percent: number) => void;
}

/** Where a work goes on, once its script has ended well. */
export interface Workplace {
  /** The container's. */
  readonly id: string;
  /** What the script said. */
  readonly output: string;
  /** Another script, with what `prelude` defines. */
  readonly run: (script: string, signal: AbortSignal) => Promise<string>;
}

export interface StorageWork {
  /** For bash, after what `prelude` defines. */
  readonly script: string;
  /** What makes the storage what it was before, wherever the work breaks off, and whoever is still there then. */
  readonly undo?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly mounts?: readonly Mount[];
  /** Before the script: files can be put into the container. */
  readonly prepare?: (id: string) => Promise<void>;
  /** After the script: files can be taken out of the container, and the work be brought to its end. */
  readonly finish?: (place: Workplace) => Promise<void>;
}

/**
 * What every script can use: `room_for BYTES FOLDER` ends the work when there is too little room, `copy_disk FORMAT FORMAT FROM TO OPTION...` has qemu-img copy
 * with its progress as lines, since an engine holds back what has no end of line.
 */
export const prelude = `
set -euo pipefail
shopt -s nullglob
home=/storage/.windows-containers
disks_in() { find "$1" -maxdepth 1 -type f \\( -name 'data*.img' -o -name 'data*.qcow2' \\) -printf '%f\\n' | sort; }
files_in() { find "$1" -maxdepth 1 -type f -name 'windows*' ! -iname '*.iso' -printf '%f\\n' | sort; }
bytes_of() { if [ $# -eq 0 ]; then echo 0; else du -cB1 "$@" | tail -n 1 | cut -f1; fi; }
room_for() {
  local free
  free=$(df -B1 --output=avail "$2" | tail -n 1 | tr -d ' ')
  if [ "$1" -ge "$free" ]; then echo "room $1 $free"; exit 74; fi
}
format_of() { case $1 in *.qcow2) echo qcow2 ;; *) echo raw ;; esac; }
done_disks=0 all_disks=1
copy_disk() {
  qemu-img convert -p "\${@:5}" -f "$1" -O "$2" "$3" "$4" | while IFS= read -r -d $'\\r' line; do
    if [[ $line =~ ([0-9.]+)/100 ]]; then echo "progress \${BASH_REMATCH[1]} $done_disks $all_disks"; fi
  done
  done_disks=$((done_disks + 1))
}
`;

/** Works on a storage in a container of the desktop's own image, without network, that is gone afterwards. */
export async function workOnStorage(
  engine: Engine,
  places: StoragePlaces,
  { script, undo = "", environment = {}, mounts = [], prepare, finish }: StorageWork,
  { signal, onProgress }: Watch,
): Promise<string> {
  await refuseBusy(engine, places.storage, signal);
  const held = await HeldContainer.create(
    engine,
    {
      image: places.image,
      mounts: [...places.mounts, ...mounts],
      environment,
      purpose: places.storage,
      undo: prelude + undo,
    },
    signal,
  );
  try {
    await prepare?.(held.id);
    const output = await runScript(held, script, percentsTo(onProgress), signal);
    const run: Workplace["run"] = (more, until) => runScript(held, more, () => undefined, until);
    await finish?.({ id: held.id, output, run });
    await held.release();
    return output;
  } catch (error) {
    // The failure to report is the one that led here.
    await held.undo().catch(() => held.release().catch(() => undefined));
    throw error;
  }
}

async function runScript(
  held: HeldContainer,
  script: string,
  onOutput: (text: string) => void,
  signal: AbortSignal,
): Promise<string> {
  const { exitCode, output } = await held.run(prelude + script, onOutput, signal);
  if (exitCode !== 0) {
    throw failureOf(output);
  }
  return output;
}

function percentsTo(onProgress: Watch["onProgress"]): (text: string) => void {
  const reader = new LineReader();
  return (text) =>
    reader
      .push(new TextEncoder().encode(text))
      .map(percentIn)
      .forEach((percent) => percent !== undefined && onProgress(percent));
}

/** Two containers at work on one disk would spoil it. */
async function refuseBusy(engine: Engine, storage: string, signal: AbortSignal): Promise<void> {
  if ((await busyStorages(engine, signal)).has(storage)) {
    throw new DesktopError({ kind: "storageBusy", storage });
  }
}

async function busyStorages(engine: Engine, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const containers = await engine.list("container", signal);
  const purposes = containers.filter(isAlive).map(({ labels }) => labels[helperLabel] ?? "");
  return new Set(purposes.filter((purpose) => purpose !== ""));
}

/** A desktop is not started, nor given another container, while its disk is copied or put back. */
export async function refuseBusyDesktop(engine: Engine, id: string, signal: AbortSignal): Promise<void> {
  const busy = await busyStorages(engine, signal);
  const mounts = busy.size === 0 ? [] : (await readContainer(engine, id, signal)).mounts;
  const storage = mounts.find(({ target, source }) => target === "/storage" && busy.has(source))?.source;
  if (storage !== undefined) {
    throw new DesktopError({ kind: "storageBusy", storage });
  }
}

/** `progress 43.01 1 2`: of the second of two disks. */
export function percentIn(line: string): number | undefined {
  const [, percent, done, all] = /^progress (\d+(?:\.\d+)?) (\d+) (\d+)/.exec(line) ?? [];
  return percent === undefined ? undefined : (100 * Number(done) + Number(percent)) / Math.max(1, Number(all));
}

export function failureOf(output: string): DesktopError {
  const [, needed, free] = /^room (\d+) (\d+)$/m.exec(output) ?? [];
  if (needed !== undefined) {
    return new DesktopError({ kind: "noRoom", neededBytes: Number(needed), freeBytes: Number(free) });
  }
  if (/^nothing$/m.test(output)) {
    return new DesktopError({ kind: "nothingToCopy" });
  }
  const said = output.split("\n").filter((line) => !line.startsWith("progress ") && line.trim() !== "");
  return new DesktopError({ kind: "storageWorkFailed", output: said.slice(-3).join(" ") });
}

/** When a desktop ran last, as long as it does not run now. */
export async function restingSince(engine: Engine, id: string, signal: AbortSignal): Promise<number> {
  const { status, startedAt } = await readContainer(engine, id, signal);
  if (isAlive({ state: status })) {
    throw new DesktopError({ kind: "startedMeanwhile" });
  }
  return startedAt;
}

export async function refuseStarted(
  engine: Engine,
  desktop: string,
  since: number,
  signal: AbortSignal,
): Promise<void> {
  if ((await restingSince(engine, desktop, signal)) !== since) {
    throw new DesktopError({ kind: "startedMeanwhile" });
  }
}
