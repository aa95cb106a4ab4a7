import { otherMode, type DaemonMode, type ImagePlatform } from "../engine/model";

/** An image that a job needs, under the name that the job's owner knows it by. */
export interface NeededImage {
  readonly name: string;
  /** What there is of it; none when nobody could tell. */
  readonly platforms: readonly ImagePlatform[];
}

/** Whether one engine can do a job that needs several images. */
export type SystemsForecast =
  /** Nothing speaks against the engine's own system. */
  | { readonly kind: "fits" }
  | { readonly kind: "otherSystem"; readonly needs: DaemonMode }
  /** No engine runs both; names as given, each once. */
  | { readonly kind: "mixed"; readonly names: Readonly<Record<DaemonMode, readonly string[]>> };

export function systemsForecast(mode: DaemonMode, images: readonly NeededImage[]): SystemsForecast {
  const names = { windows: namesOnlyFor("windows", images), linux: namesOnlyFor("linux", images) };
  if (names.windows.length > 0 && names.linux.length > 0) {
    return { kind: "mixed", names };
  }
  const needs = otherMode(mode);
  return names[needs].length > 0 ? { kind: "otherSystem", needs } : { kind: "fits" };
}

function namesOnlyFor(mode: DaemonMode, images: readonly NeededImage[]): readonly string[] {
  const only = images.filter(
    ({ platforms }) => platforms.some(({ os }) => os === mode) && !platforms.some(({ os }) => os === otherMode(mode)),
  );
  return [...new Set(only.map(({ name }) => name))];
}
