import * as z from "zod/mini";

/** Between two clocks it is the engine's host that counts: they are made where they are kept. */
const manifestSchema = z.object({
  format: z.literal(1),
  id: z.string().check(z.regex(/^[0-9a-f]{12}$/)),
  name: z.string(),
  note: z.string(),
  /** ISO 8601. */
  createdAt: z.string(),
  /** The image that the desktop ran. */
  image: z.string(),
  version: z.string(),
});

export type SnapshotManifest = z.infer<typeof manifestSchema>;

/** The state of a desktop's storage at one moment, kept in that storage. */
export interface Snapshot extends SnapshotManifest {
  /** What it takes on the engine's disk. */
  readonly bytes: number;
}

/** `snapshot 4096 eyJ...`: its size and its manifest, one line for each; what is none of ours is left out. */
export function parseSnapshots(output: string): readonly Snapshot[] {
  const found = output.split("\n").flatMap((line): readonly Snapshot[] => {
    const [, bytes = "", manifest = ""] = /^snapshot (\d+) ([A-Za-z0-9+/=]+)\s*$/.exec(line) ?? [];
    const parsed = z.safeParse(manifestSchema, parseJson(Buffer.from(manifest, "base64").toString("utf8")));
    return parsed.success ? [{ ...parsed.data, bytes: Number(bytes) }] : [];
  });
  return found.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
