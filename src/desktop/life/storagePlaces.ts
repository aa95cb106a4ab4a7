import type { Mount } from "../../engine/runOptions";
import type { ContainerRecord } from "../containerRecord";
import { DesktopError } from "../desktopError";
import { readSpec } from "../spec/readSpec";
import { storageFields } from "../spec/diskFields";
import { storagePathOf } from "../spec/storageMount";

/** Where the disks of a desktop are, and the image whose programs know them. */
export interface StoragePlaces {
  readonly image: string;
  /** The volume or folder of the first disk. */
  readonly storage: string;
  readonly mounts: readonly Mount[];
}

/** `/storage` and, where there are more disks, `/storage2` and so on. */
export function storagePlaces(record: ContainerRecord): StoragePlaces {
  const spec = readSpec(record);
  const { image, disks, advanced } = spec;
  const path = storagePathOf(spec).replace(/(?<=.)\/+$/, "");
  if (path !== "/storage") {
    // Its further disks alone would look like all of it.
    throw new DesktopError({ kind: "storageElsewhere", path });
  }
  if (disks.device1 !== undefined) {
    throw new DesktopError({ kind: "nothingToCopy" });
  }
  const { selinux } = advanced;
  const mounts = storageFields.flatMap((field): readonly Mount[] => {
    const place = disks[field];
    if (!place) {
      return [];
    }
    const target = `/${field}`;
    return place.kind === "volume"
      ? [{ kind: "volume", source: place.name, target, access: "readWrite" }]
      : [{ kind: "bind", source: place.path, target, access: "readWrite", ...(selinux && { selinux }) }];
  });
  const [first] = mounts;
  return { image, storage: first?.source ?? "", mounts };
}
