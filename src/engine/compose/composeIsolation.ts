import type { ComposeService } from "./composeFile";
import type { ServiceSetting } from "./composeSettings";
import type { Isolation } from "../model";

type Service = Pick<ComposeService, "name" | "build">;

/** A compose file to be put over another one: all of its services, and the steps of their builds, are isolated like this. */
export function isolationOverride(services: readonly Service[], isolation: Isolation): string {
  const isolated = services.map(
    ({ name, build }) => [name, { isolation, ...(build ? { build: { isolation } } : {}) }] as const,
  );
  // JSON is YAML.
  return JSON.stringify({ services: Object.fromEntries(isolated) }, undefined, 2);
}

/** The same, to be written into the files themselves. */
export function isolationSettings(services: readonly Service[], isolation: Isolation): readonly ServiceSetting[] {
  return services.flatMap(({ name, build }) => {
    const own: ServiceSetting = { service: name, path: ["isolation"], value: isolation };
    return build ? [own, { service: name, path: ["build", "isolation"], value: isolation }] : [own];
  });
}
