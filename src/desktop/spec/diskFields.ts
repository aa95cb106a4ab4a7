/** The disks beside the first one, by their numbers in the names of the image. */
export const furtherDisks = [2, 3, 4, 5, 6] as const;

/** Where disks are, by their fields in a spec, which are also their folders in the container. */
export const storageFields = ["storage", "storage2", "storage3", "storage4", "storage5", "storage6"] as const;

/** Whole disks of the engine's host. */
export const hostDiskFields = ["device1", "device2", "device3", "device4", "device5", "device6"] as const;

type FurtherDisk = (typeof furtherDisks)[number];

/** The further disks that have no place outside of the container, and so go with it. */
export function disksWithoutPlace(
  disks: Readonly<Partial<Record<`${"storage" | "device"}${FurtherDisk}` | `disk${FurtherDisk}Size`, unknown>>>,
): readonly FurtherDisk[] {
  return furtherDisks.filter((number) => {
    const place = disks[`storage${number}`] ?? disks[`device${number}`];
    return disks[`disk${number}Size`] !== undefined && place === undefined;
  });
}
