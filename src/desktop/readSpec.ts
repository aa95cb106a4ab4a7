import type { ContainerRecord } from "./containerRecord";
import { desktopLabel } from "./labels";
import { defaultStopSeconds, type DesktopSpec } from "./spec";
import { fromVariables } from "./variables";

/** The first of them that is mounted is the shared folder. */
const sharedTargets = ["/shared", "/storage/shared", "/data", "/storage/data"];

/** The spec of a desktop, whoever made it. */
export function readSpec(record: ContainerRecord): DesktopSpec {
  const { disks, sharing, advanced, ...rest } = fromVariables(record.environment);
  const folder = sharedTargets
    .map((target) => record.mounts.find((mount) => mount.target === target))
    .find((mount) => mount !== undefined)?.source;
  return {
    name: record.labels[desktopLabel] ?? record.name,
    image: record.image,
    ...rest,
    disks: { ...disks, storage: storageOf(record) },
    sharing: { ...sharing, ...(folder !== undefined && { folder }) },
    advanced: { ...advanced, restart: "no", stopSeconds: defaultStopSeconds },
  };
}

function storageOf({ mounts }: ContainerRecord): DesktopSpec["disks"]["storage"] {
  const mount = mounts.find(({ target }) => target === "/storage");
  return mount?.kind === "bind"
    ? { kind: "folder", path: mount.source }
    : { kind: "volume", name: mount?.source ?? "" };
}
