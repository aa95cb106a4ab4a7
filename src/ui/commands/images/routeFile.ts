import * as vscode from "vscode";
import { systemsForecast, type NeededImage } from "../../../compatibility/systemsForecast";
import type { Engine } from "../../../engine/engine";
import { isImageReference } from "../../../engine/imageReference";
import type { DaemonMode, ImagePlatform } from "../../../engine/model";
import type { Inventory } from "../../../inventory/inventory";
import { liveEngines, pickEngine, type EngineTarget } from "../../pickers/pickEngine";
import { withLateProgress } from "../../progress";
import type { Job } from "./engineForImage";
import type { ImageCommandParts } from "./imageCommandParts";
import { unlessRefused } from "./imagePlatforms";
import { routeToMode } from "./routeImage";
import { UserError } from "../../errors/userError";

/** A job that a file describes, and the images that it needs. */
export interface FileJob extends Job {
  readonly images: readonly NeededImage[];
}

export interface JobFile {
  /** As people see it. */
  readonly name: string;
  readonly path: string;
}

/** The engine of the clicked row, else the one that a terminal would talk to, else the one that is picked. */
export async function engineForFile(
  inventory: Inventory,
  clicked: { readonly engineKey: string } | undefined,
): Promise<EngineTarget> {
  const current = liveEngines(inventory).find(({ snapshot }) => snapshot.endpoint.isCurrent);
  return clicked === undefined && current ? current : pickEngine(inventory, clicked);
}

/** Each image as the engine has it, else as its registry tells; several may go by one name. */
export async function neededImages(
  engine: Engine,
  wanted: readonly { readonly name: string; readonly reference: string }[],
  fileName: string,
): Promise<readonly NeededImage[]> {
  const title = vscode.l10n.t("Looking at the images of {0}", fileName);
  return withLateProgress(title, async (signal) =>
    Promise.all(
      wanted.map(async ({ name, reference }) => ({ name, platforms: await platformsOf(engine, reference, signal) })),
    ),
  );
}

async function platformsOf(engine: Engine, reference: string, signal: AbortSignal): Promise<readonly ImagePlatform[]> {
  if (!isImageReference(reference)) {
    return [];
  }
  const here = await unlessRefused(engine.imagePlatform(reference, signal), undefined);
  return here ? [here] : unlessRefused(engine.distribution(reference, signal), []);
}

/** The job on an engine that runs all its images; when there can be none, says which image needs which. */
export async function routeNeeds<J extends FileJob>(job: J, file: JobFile, parts: ImageCommandParts): Promise<J> {
  const mode = job.target.snapshot.info?.mode ?? "linux";
  const forecast = systemsForecast(mode, job.images);
  switch (forecast.kind) {
    case "fits":
      return job;
    case "otherSystem":
      return routeToMode(job, forecast.needs, file.name, parts);
    case "mixed":
      throw mixedSystems(file, forecast.names);
  }
}

export function mixedSystems(
  { name, path }: JobFile,
  { windows, linux }: Readonly<Record<DaemonMode, readonly string[]>>,
): UserError {
  const message = vscode.l10n.t(
    "{0} needs both kinds of containers, and one engine runs only one. Windows: {1}. Linux: {2}.",
    name,
    windows.join(", "),
    linux.join(", "),
  );
  const open = async (): Promise<void> => {
    await vscode.window.showTextDocument(vscode.Uri.file(path));
  };
  return new UserError(message, [{ title: vscode.l10n.t("Open {0}", name), press: open }]);
}
