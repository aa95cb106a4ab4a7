import type { Mount } from "../../engine/runOptions";
import { DesktopError } from "../desktopError";
import type { DesktopSpec } from "../spec";
import { disksWithoutPlace } from "./diskFields";

const usualPath = "/storage";

/** @param selinux as the desktop's own folders are labelled: without it a helper would see an empty one, or none */
export function storageMount(
  storage: DesktopSpec["disks"]["storage"],
  selinux?: DesktopSpec["advanced"]["selinux"],
): Mount {
  return storage.kind === "volume"
    ? { kind: "volume", source: storage.name, target: usualPath, access: "readWrite" }
    : { kind: "bind", source: storage.path, target: usualPath, access: "readWrite", ...(selinux && { selinux }) };
}

/** Where a desktop has its storage inside its container: somebody else's may have it anywhere. */
export function storagePathOf({ disks }: DesktopSpec): string {
  return disks.storagePath ?? usualPath;
}

/** Whether what a desktop writes to its storage goes with its container: it looks for it where nothing is mounted. */
export function isStorageInContainer(path: string, targets: readonly string[]): boolean {
  return !targets.some((target) => isWithin(path, target));
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The disks that would go with the desktop's container, by their numbers. */
export function disksInside(spec: DesktopSpec): readonly number[] {
  const { disks, advanced } = spec;
  const targets = [usualPath, ...(advanced.mounts ?? []).map(({ target }) => target)];
  const isInside = disks.device1 === undefined && isStorageInContainer(storagePathOf(spec), targets);
  return [...(isInside ? [1] : []), ...disksWithoutPlace(disks)];
}

/** Where the image looks for files that are disks, beside its storages. */
const imageFile = /^\/(disk|data)[2-6]?\.(img|raw|qcow2)$/;

/** Files of the engine's host that are disks of the desktop. */
export function imageFilesOf({ advanced }: DesktopSpec): readonly string[] {
  return (advanced.mounts ?? []).filter(({ target }) => imageFile.test(target)).map(({ source }) => source);
}

/** What a helper must have to find the storage of a desktop where that has it. */
export function mountOfStorage(spec: DesktopSpec): Mount {
  const { storage } = spec.disks;
  const { selinux, mounts = [] } = spec.advanced;
  const path = storagePathOf(spec);
  const [mount] = [storageMount(storage, selinux), ...mounts]
    .filter(({ target }) => isWithin(path, target))
    .sort((a, b) => b.target.length - a.target.length);
  if (!mount) {
    throw new DesktopError({ kind: "storageUnreadable", storage: path, output: "STORAGE" });
  }
  return mount.kind === "bind" && selinux !== undefined ? { ...mount, selinux } : mount;
}
