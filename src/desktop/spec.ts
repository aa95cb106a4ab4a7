import * as z from "zod/mini";
import { diskVariables, networkVariables } from "./spec/placeVariables";
import { hardwareVariables } from "./spec/hardwareVariables";
import * as places from "./spec/places";
import { setupSchema } from "./spec/setup";
import { accessVariables, advancedVariables, displayVariables, sharingVariables } from "./spec/useVariables";
import { fieldsOf } from "./spec/variable";
import { windowsVariables } from "./spec/windowsVariables";
import { stopGraceSeconds } from "./stop/stopGrace";
import { defaultVersionKey } from "./spec/versions";

/** The pinned release: a newer one is a decision, since it may treat existing disks differently. */
export const defaultImage = "dockurr/windows:6.05";

/** Docker's rule for names, short enough for what is derived from it. */
const name = z.string().check(z.regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,59}$/));

const { path, place, line } = places;
const yes = z.literal(true);
const some = <S extends z.ZodMiniType>(schema: S) => z.optional(z.array(schema).check(z.minLength(1)));

/**
 * All that makes a Windows desktop, grouped as a person thinks; where it runs is no part of it. Each group has the image's
 * variables (the tables of `spec/`, from which they are read and written) and, below them, what is not a variable. Those
 * that nobody here knows, and values that are not in a variable's grammar, are kept in `otherVariables`.
 */
export const desktopSpecSchema = z.object({
  name,
  image: z.string().check(z.regex(/^[^\s\p{Cc}]+$/u)),
  windows: z.object({
    ...fieldsOf(windowsVariables),
    /** A medium of one's own, by its path on the engine's host: the version is not looked at then. */
    customIso: z.optional(path),
    /** An own answer file instead of the image's. */
    answerFile: z.optional(path),
    driversIso: z.optional(path),
    /** Shown to Windows as a CD. */
    mountIso: z.optional(path),
    /** Booted before the disk. */
    rescueIso: z.optional(path),
    /** Copied to `C:\OEM`; its `install.bat` runs at the first logon. */
    oemFolder: z.optional(path),
  }),
  hardware: z.object(fieldsOf(hardwareVariables)),
  disks: z.object({
    ...fieldsOf(diskVariables),
    storage: place,
    storage2: z.optional(place),
    storage3: z.optional(place),
    storage4: z.optional(place),
    storage5: z.optional(place),
    storage6: z.optional(place),
    /** Whole disks of the engine's host, such as /dev/sdb; the first is formatted by Windows' setup. */
    device1: z.optional(path),
    device2: z.optional(path),
    device3: z.optional(path),
    device4: z.optional(path),
    device5: z.optional(path),
    device6: z.optional(path),
  }),
  network: z.object({
    ...fieldsOf(networkVariables),
    /** Open on the engine's host. */
    ports: some(places.publishedPort),
    /** Networks that are there; absent: one of its own. */
    networks: some(places.joinedNetwork),
  }),
  sharing: z.object({
    ...fieldsOf(sharingVariables),
    /** A folder on the engine's host that Windows sees as `\\host.lan\Data`. */
    folder: z.optional(path),
    /** The same as `Data2` and `Data3`. */
    folder2: z.optional(path),
    folder3: z.optional(path),
  }),
  display: z.object(fieldsOf(displayVariables)),
  access: z.object(fieldsOf(accessVariables)),
  advanced: z.object({
    ...fieldsOf(advancedVariables),
    restart: places.restartPolicy,
    /** How long a stop waits for Windows before it kills. */
    stopSeconds: z.int().check(z.gte(1), z.lte(3600)),
    privileged: z.optional(yes),
    /** Beside NET_ADMIN, which every desktop has. */
    capabilities: some(places.capability),
    /** Beside those that the other groups ask for. */
    devices: some(places.device),
    deviceRules: some(line),
    /** Of the engine's host, such as keep-groups for Podman. */
    groups: some(line),
    /** By the engine, for the container; a graphics card for Windows is another matter. */
    gpus: some(places.gpuRequest),
    sysctls: z.optional(z.record(places.sysctlName, line)),
    mounts: some(places.otherMount),
    labels: z.optional(z.record(z.string(), z.string())),
    /** How SELinux is to label the folders: for this container alone, or for several. */
    selinux: z.optional(z.enum(["private", "shared"])),
    terminal: z.optional(yes),
    /** The container, not what it has stored: `docker run --rm`. */
    removeAfterStop: z.optional(yes),
  }),
  otherVariables: z.record(z.string(), z.string()),
  /** Done at the first logon only, and so locked after creation. */
  setup: z.optional(setupSchema),
});

export type DesktopSpec = z.infer<typeof desktopSpecSchema>;

export function defaultSpec(name: string): DesktopSpec {
  return {
    name,
    image: defaultImage,
    windows: { version: defaultVersionKey },
    hardware: { ramSize: "4G", coreCount: "2", acceleration: "kvm" },
    disks: { diskSize: "64G", storage: { kind: "volume", name: storageNameOf(name) } },
    network: {},
    sharing: {},
    display: {},
    access: { userName: "Docker" },
    advanced: { restart: "no", stopSeconds: stopGraceSeconds },
    otherVariables: {},
  };
}

export function storageNameOf(desktop: string): string {
  return `${desktop}-storage`;
}

export function networkNameOf(desktop: string): string {
  return `${desktop}-network`;
}
