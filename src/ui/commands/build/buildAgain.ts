import * as vscode from "vscode";
import type { BuildOptions } from "../../../engine/buildOptions";
import type { Isolation } from "../../../engine/model";
import { changesThatHelp, isOtherTagNeeded } from "../../errors/changesThatHelp";
import { RemediedError, type Remedy } from "../../errors/remedy";

interface WaysToBuild {
  /** How the engine isolates what nothing is said of. */
  readonly usual: Isolation | undefined;
  readonly build: (changed: BuildOptions) => Promise<void>;
  /** Puts other tags into the Dockerfile. */
  readonly fit: Remedy;
}

/** Why a build failed, with the way to build after all where its images or the isolation of its steps is in the way. */
export function withWayToBuild(error: unknown, options: BuildOptions, { usual, build, fit }: WaysToBuild): unknown {
  if (isOtherTagNeeded(error)) {
    return new RemediedError(error, [fit]);
  }
  if (!changesThatHelp(error).includes("hyperVIsolation") || (options.isolation ?? usual) === "hyperv") {
    return error;
  }
  const title = vscode.l10n.t("Build Again With Hyper-V Isolation");
  return new RemediedError(error, [{ title, press: async () => build({ ...options, isolation: "hyperv" }) }]);
}
