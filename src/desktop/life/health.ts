import type { Engine } from "../../engine/engine";
import { runOnce } from "../../engine/probes/runOnce";
import { readContainer, type ContainerRecord } from "../containerRecord";
import type { Mount } from "../../engine/runOptions";
import { storageFields } from "../spec/diskFields";
import { readSpec } from "../spec/readSpec";
import { runInside } from "../machine/runInside";
import type { DesktopSpec } from "../spec";
import { mountOfStorage, storageMount, storagePathOf } from "../spec/storageMount";
import { evaluationOf, type Evaluation } from "./evaluation";

/** How a desktop's container, its storage and the room around it are. */
export interface DesktopHealth {
  readonly record: ContainerRecord;
  readonly storage: StorageHealth;
  readonly evaluation: Evaluation | undefined;
}

export interface StorageHealth {
  /** Unix time in seconds; absent while nothing was installed. */
  readonly installedAt: number | undefined;
  readonly mark: "present" | "absent";
  /** The first disk: as big as Windows sees it, and what it takes now. */
  readonly disk: { readonly sizeBytes: number; readonly usedBytes: number } | undefined;
  readonly storageBytes: number;
  readonly snapshotBytes: number;
  /** Files that a mended restoration found in the place of its disks. */
  readonly asideBytes: number;
  readonly freeBytes: number;
}

/** For any shell; a running machine holds its disk, of which only the size is asked. */
const script = `
home=\${STORAGE:-/storage}
for file in base boot; do stat -c "time $file %Y" "$home/windows.$file" 2> /dev/null; done
for disk in "$home/data.img" "$home/data.qcow2"; do
  [ -e "$disk" ] || continue
  echo "disk $(qemu-img info -U "$disk" | sed -n 's/^virtual size:.*(\\([0-9]*\\) bytes).*/\\1/p') $(du -B1 "$disk" | cut -f1)"
done
echo "storage $(du -sB1 "$home" 2> /dev/null | cut -f1)"
[ -d /storage/.windows-containers/snapshots ] && echo "snapshots $(du -sB1 /storage/.windows-containers/snapshots | cut -f1)"
asides=$(ls -d /storage*/.windows-containers/aside 2> /dev/null)
[ -n "$asides" ] && echo "aside $(du -scB1 $asides | tail -n 1 | cut -f1)"
echo "free $(df -B1 --output=avail "$home" | tail -n 1 | tr -d ' ')"
true`;

/** Asked inside a running desktop, else in a container with its storage. */
export async function lookAtHealth(engine: Engine, id: string, signal: AbortSignal): Promise<DesktopHealth> {
  const record = await readContainer(engine, id, signal);
  const spec = readSpec(record);
  const { image, windows } = spec;
  const { output } =
    record.status === "running"
      ? await runInside(engine, id, script, signal)
      : await runOnce(engine, script, { image, ...storageOptions(spec), network: "none" }, signal);
  const storage = parseStorageHealth(output);
  return { record, storage, evaluation: evaluationOf(windows.version, storage.installedAt, Date.now() / 1000) };
}

/** With all of its storages, where we keep what is ours. Somebody else's desktop may have its disk in yet another place. */
function storageOptions(spec: DesktopSpec) {
  const { disks, advanced } = spec;
  const storages = storageFields.flatMap((field): readonly Mount[] => {
    const place = disks[field];
    return place ? [{ ...storageMount(place, advanced.selinux), target: `/${field}` }] : [];
  });
  const own = mountOfStorage(spec);
  const mounts = storages.some(({ target }) => target === own.target) ? storages : [...storages, own];
  return { mounts, environment: { STORAGE: storagePathOf(spec) } };
}

export function parseStorageHealth(output: string): StorageHealth {
  const numberOf = (expression: RegExp): number | undefined => {
    const found = expression.exec(output)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const markedAt = numberOf(/^time boot (\d+)$/m);
  const [, size = "", used = ""] = /^disk (\d+) (\d+)$/m.exec(output) ?? [];
  return {
    // The medium is prepared minutes before Windows is there; the mark may be set weeks later, at the first shutdown.
    installedAt: numberOf(/^time base (\d+)$/m) ?? markedAt,
    mark: markedAt === undefined ? "absent" : "present",
    disk: size === "" ? undefined : { sizeBytes: Number(size), usedBytes: Number(used) },
    storageBytes: numberOf(/^storage (\d+)$/m) ?? 0,
    snapshotBytes: numberOf(/^snapshots (\d+)$/m) ?? 0,
    asideBytes: numberOf(/^aside (\d+)$/m) ?? 0,
    freeBytes: numberOf(/^free (\d+)$/m) ?? 0,
  };
}

export type HealthWarning =
  | { readonly kind: "evaluationOver"; readonly days: number }
  | { readonly kind: "evaluationEnds"; readonly daysLeft: number }
  /** The disk may still grow by more than is free: Windows stops when it wants to write there. */
  | { readonly kind: "roomShort"; readonly growthBytes: number; readonly freeBytes: number }
  | { readonly kind: "restarts"; readonly count: number }
  | { readonly kind: "outOfMemory" }
  | { readonly kind: "unmarked" }
  /** Until somebody decides about it, it only takes room. */
  | { readonly kind: "putAside"; readonly bytes: number };

const warnedDays = 14;

/** What a person should know before it becomes a problem. */
export function healthWarnings({ record, storage, evaluation }: DesktopHealth): readonly HealthWarning[] {
  const { disk, freeBytes, mark, asideBytes } = storage;
  const growthBytes = disk ? Math.max(0, disk.sizeBytes - disk.usedBytes) : 0;
  return [
    ...(evaluation ? evaluationWarnings(evaluation) : []),
    ...(growthBytes > freeBytes ? [{ kind: "roomShort", growthBytes, freeBytes } as const] : []),
    ...(record.restartCount > 0 ? [{ kind: "restarts", count: record.restartCount } as const] : []),
    ...(record.outOfMemory ? [{ kind: "outOfMemory" } as const] : []),
    ...(disk && mark === "absent" ? [{ kind: "unmarked" } as const] : []),
    ...(asideBytes > 0 ? [{ kind: "putAside", bytes: asideBytes } as const] : []),
  ];
}

function evaluationWarnings({ days, daysLeft }: Evaluation): readonly HealthWarning[] {
  if (daysLeft < 0) {
    return [{ kind: "evaluationOver", days }];
  }
  return daysLeft <= warnedDays ? [{ kind: "evaluationEnds", daysLeft }] : [];
}
