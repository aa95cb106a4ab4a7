import type { DesktopSpec } from "../spec";
import { disksWithoutPlace, furtherDisks, storageFields } from "../spec/diskFields";
import { imageFilesOf } from "../spec/storageMount";

/** A disk of a desktop that a copy of the desktop does not have. */
export type LeftOutDisk =
  /** Its file lies in the container itself. */
  | { readonly kind: "inContainer"; readonly number: number }
  /** A whole disk of the engine's host. */
  | { readonly kind: "hostDisk"; readonly source: string }
  /** A file of the engine's host that is a disk. */
  | { readonly kind: "imageFile"; readonly source: string }
  /** A volume or folder of its own. */
  | { readonly kind: "storage"; readonly source: string };

/** `snapshot` and `clone` have all disks that are files of a storage; an exported `disk` is the first one alone. */
export function leftOutDisks(spec: DesktopSpec, copy: "snapshot" | "clone" | "disk"): readonly LeftOutDisk[] {
  const { disks } = spec;
  const [, ...furtherStorages] = storageFields;
  const storages = furtherStorages.flatMap((field) => {
    const place = disks[field];
    return place ? [place.kind === "volume" ? place.name : place.path] : [];
  });
  return [
    ...(copy === "disk" ? storages.map((source) => ({ kind: "storage", source }) as const) : []),
    ...disksWithoutPlace(disks).map((number) => ({ kind: "inContainer", number }) as const),
    ...furtherDisks
      .flatMap((number) => disks[`device${number}`] ?? [])
      .map((source) => ({ kind: "hostDisk", source }) as const),
    ...imageFilesOf(spec).map((source) => ({ kind: "imageFile", source }) as const),
  ];
}
