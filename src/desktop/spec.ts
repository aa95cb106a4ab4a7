import * as z from "zod/mini";
import { parseDiskSize, parseRamSize } from "./size";
import { defaultVersionKey } from "./versions";

/** The pinned release: a newer one is a decision, since it may treat existing disks differently. */
export const defaultImage = "dockurr/windows:6.05";

const ramSize = z.string().check(z.refine((text) => parseRamSize(text) !== undefined));
const diskSize = z.string().check(z.refine((text) => parseDiskSize(text) !== undefined));
const coreCount = z.string().check(z.regex(/^([1-9]\d{0,3}|half|max)$/i));

/** Docker's rule for names, short enough for what is derived from it. */
const name = z.string().check(z.regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,59}$/));

/** Windows' rules: at most 20 characters, none of those that it reserves, not one of its own accounts. */
const userName = z.string().check(
  z.regex(/^[^"/\\[\]:;|=,+*?<>@\p{Cc}]{0,19}[^"/\\[\]:;|=,+*?<>@.\p{Cc}\s]$/u),
  z.refine((text) => !builtInAccounts.has(text.toLowerCase())),
);

const builtInAccounts: ReadonlySet<string> = new Set([
  "administrator",
  "guest",
  "defaultaccount",
  "wdagutilityaccount",
  "none",
  "system",
]);

const password = z.string().check(z.maxLength(127), z.regex(/^\P{Cc}+$/u));

/** Where `/storage` is: the disk, and all that decides whether it boots. */
const storage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("volume"), name: z.string().check(z.minLength(2)) }),
  /** A folder on the engine's host. */
  z.object({ kind: z.literal("folder"), path: z.string().check(z.minLength(1)) }),
]);

/**
 * All that makes a Windows desktop, grouped as a person thinks. Values are in the grammar of the image's own variables;
 * those that the groups do not name are kept in `otherVariables`, also when someone else set them.
 */
export const desktopSpecSchema = z.object({
  name,
  image: z.string().check(z.minLength(1)),
  windows: z.object({
    version: z.string().check(z.minLength(1)),
    /** Locked after creation, as the version is: changing either makes the image install anew. */
    language: z.optional(z.string()),
  }),
  hardware: z.object({
    ramSize,
    coreCount,
    acceleration: z.enum(["kvm", "emulation"]),
  }),
  disks: z.object({ diskSize, storage }),
  /** A folder on the engine's host that Windows sees as `\\host.lan\Data`. */
  sharing: z.object({ folder: z.optional(z.string().check(z.minLength(1))) }),
  access: z.object({
    userName,
    /** Absent: the image's own. Kept in the secret storage, though anyone who may inspect the container sees it too. */
    password: z.optional(password),
  }),
  otherVariables: z.record(z.string(), z.string()),
});

export type DesktopSpec = z.infer<typeof desktopSpecSchema>;

export function defaultSpec(name: string): DesktopSpec {
  return {
    name,
    image: defaultImage,
    windows: { version: defaultVersionKey },
    hardware: { ramSize: "4G", coreCount: "2", acceleration: "kvm" },
    disks: { diskSize: "64G", storage: { kind: "volume", name: storageNameOf(name) } },
    sharing: {},
    access: { userName: "Docker" },
    otherVariables: {},
  };
}

export function storageNameOf(desktop: string): string {
  return `${desktop}-storage`;
}

export function networkNameOf(desktop: string): string {
  return `${desktop}-network`;
}
