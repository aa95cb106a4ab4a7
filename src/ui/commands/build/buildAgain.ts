import * as vscode from "vscode";
import type { BuildOptions } from "../../../engine/buildOptions";
import { changesThatHelp } from "../../errors/changesThatHelp";
import { RemediedError } from "../../errors/remedy";

/** Why a build failed, with the way to build after all where only the isolation of its steps is in the way. */
export function withWayToBuild(
  error: unknown,
  options: BuildOptions,
  build: (changed: BuildOptions) => Promise<void>,
): unknown {
  if (!changesThatHelp(error).includes("hyperVIsolation") || options.isolation === "hyperv") {
    return error;
  }
  const title = vscode.l10n.t("Build Again With Hyper-V Isolation");
  return new RemediedError(error, [{ title, press: async () => build({ ...options, isolation: "hyperv" }) }]);
}
