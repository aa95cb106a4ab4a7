import * as z from "zod/mini";

/** A path, a name or an address: one line of text. */
export const line = z.string().check(z.regex(/^\P{Cc}+$/u));

const volumeName = z.string().check(z.regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/));

/** On the engine's host; relative where a file that stands beside it says so. */
export const path = z.string().check(z.regex(/^([a-zA-Z]:)?[^\p{Cc}:]+$/u));

/** Where a disk of Windows is: for `/storage` with all that decides whether it boots. */
export const place = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("volume"), name: volumeName }),
  /** A folder on the engine's host. */
  z.object({ kind: z.literal("folder"), path }),
]);

export const publishedPort = z.object({
  hostIp: z.optional(z.union([z.ipv4(), z.ipv6()])),
  /** 0 lets the engine choose. */
  hostPort: z.int().check(z.gte(0), z.lte(65535)),
  containerPort: z.int().check(z.gte(1), z.lte(65535)),
  protocol: z.enum(["tcp", "udp"]),
});

export const joinedNetwork = z.object({ name: volumeName, address: z.optional(z.ipv4()) });

export const otherMount = z.object({
  kind: z.enum(["bind", "volume"]),
  source: path,
  target: z.string().check(z.regex(/^\/[^\p{Cc}:]+$/u)),
  access: z.enum(["readWrite", "readOnly"]),
});

/** Such as /dev/bus/usb, or /dev/sdb:/disk2:rwm. */
export const device = z.string().check(z.regex(/^\/[^\p{Cc}:]+(:\/[^\p{Cc}:]+)?(:[rwm]{1,3})?$/u));

const word = z.string().check(z.regex(/^[\w.-]+$/));

/** Accelerators that the engine gives a container; one request has a count or names. */
export const gpuRequest = z
  .object({
    driver: z.optional(word),
    count: z.optional(z.union([z.literal("all"), z.int().check(z.gte(1), z.lte(999))])),
    /** Numbers, or the driver's own names. */
    deviceIds: z.optional(z.array(z.string().check(z.regex(/^[^\p{Cc},\s]+$/u))).check(z.minLength(1))),
    /** Beside `gpu`. */
    capabilities: z.optional(z.array(word).check(z.minLength(1))),
    options: z.optional(z.record(word, line)),
  })
  .check(z.refine(({ count, deviceIds }) => (count === undefined) !== (deviceIds === undefined)));

/** A parameter of the kernel, with dots or slashes. */
export const sysctlName = z.string().check(z.regex(/^[a-z0-9][\w./-]*$/i));

export const restartPolicy = z.string().check(z.regex(/^(no|always|unless-stopped|on-failure(:[1-9]\d{0,3})?)$/));

export const capability = z.string().check(z.regex(/^[A-Z][A-Z_]*$/));
