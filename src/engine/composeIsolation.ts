import type { ComposeService } from "./composeFile";
import type { Isolation } from "./model";

/** A compose file to be put over another one: all of its services, and the steps of their builds, are isolated like this. */
export function isolationOverride(
  services: readonly Pick<ComposeService, "name" | "build">[],
  isolation: Isolation,
): string {
  const isolated = services.map(
    ({ name, build }) => [name, { isolation, ...(build ? { build: { isolation } } : {}) }] as const,
  );
  // JSON is YAML.
  return JSON.stringify({ services: Object.fromEntries(isolated) }, undefined, 2);
}
