/**
 * What rows can be, and the facts that they can tell of themselves, for `viewItem =~ /\bstoppable\b/` in package.json:
 * a clause there that no row can meet fails a test.
 */
export const itemFacts = {
  mode: ["windows", "linux"],
  engine: ["known", "connecting", "connected", "unavailable"],
  group: ["containers", "images", "networks", "volumes", "live"],
  project: ["live"],
  container: [
    ...(["live", "startable", "stoppable", "executable", "published"] as const),
    ...(["pause", "unpause", "rename", "processes", "changes"] as const),
    ...(["copyFiles", "commit", "export", "updateLimits", "stats"] as const),
  ],
  repository: [],
  image: ["live"],
  network: ["live", "removable"],
  volume: ["live", "removable"],
  empty: [],
  check: ["evident", "fixable"],
  desktop: ["live", "startable", "stoppable", "resumable", "hasMachine", "upgraded", "protectable"],
  forward: ["viewable"],
  snapshot: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Facts = typeof itemFacts;

/** The `contextValue` of a row. */
export function contextValueOf<Noun extends keyof Facts>(noun: Noun, ...facts: readonly Facts[Noun][number][]): string {
  return [noun, ...facts].join(" ");
}
