import type { DaemonMode, ImagePlatform } from "../engine/model";
import type { Host } from "./verdict";

/** How a pull will end, as far as the registry's list of platforms tells. */
export type PullForecast =
  | { readonly kind: "fits"; readonly platform: ImagePlatform }
  | { readonly kind: "otherSystem"; readonly needs: DaemonMode }
  /** Each of the image's builds is newer than the host: the engine will refuse it. This is the first of them. */
  | { readonly kind: "tooNew"; readonly platform: ImagePlatform }
  | { readonly kind: "unknown" };

export function pullForecast(host: Host, platforms: readonly ImagePlatform[]): PullForecast {
  const own = platforms.filter(({ os }) => os === host.mode);
  const [first] = own;
  if (!first) {
    const needs = host.mode === "windows" ? "linux" : "windows";
    return platforms.some(({ os }) => os === needs) ? { kind: "otherSystem", needs } : { kind: "unknown" };
  }
  const platform = pulledOf(host, own);
  return platform ? { kind: "fits", platform } : { kind: "tooNew", platform: first };
}

/** As the engine chooses among the entries of its system: the host's own build, else the first that is not newer. */
function pulledOf({ hostBuild }: Host, own: readonly ImagePlatform[]): ImagePlatform | undefined {
  if (!hostBuild) {
    return own[0];
  }
  return (
    own.find(({ build }) => build?.build === hostBuild.build) ??
    own.find(({ build }) => build === undefined || build.build <= hostBuild.build)
  );
}
