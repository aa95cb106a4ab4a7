import type { Mount } from "../../engine/runOptions";
import type { DesktopSpec } from "../spec";

export function storageMount(storage: DesktopSpec["disks"]["storage"]): Mount {
  return storage.kind === "volume"
    ? { kind: "volume", source: storage.name, target: "/storage", access: "readWrite" }
    : { kind: "bind", source: storage.path, target: "/storage", access: "readWrite" };
}
