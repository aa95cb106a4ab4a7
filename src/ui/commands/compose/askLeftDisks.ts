import { basename, dirname } from "node:path";
import * as vscode from "vscode";
import { areOfDesktopImage, isDesktopImage } from "../../../desktop/desktopImages";
import { readDesktopFile } from "../../../desktop/exchange/readDesktopFile";
import { specOfForm } from "../../../desktop/exchange/specOfForm";
import { refuseLeftDisk } from "../../../desktop/life/refuseLeftDisk";
import type { UnsafeDisk } from "../../../desktop/life/refuseUnsafeDisk";
import type { DesktopSpec } from "../../../desktop/spec";
import type { ComposeService } from "../../../engine/compose/composeFile";
import { EngineError } from "../../../engine/engineError";
import { withDefaultTag } from "../../../engine/imageReference";
import type { Volume } from "../../../engine/model";
import { askLeftDisk } from "../../panels/newDesktop/askLeftDisk";
import type { EngineTarget } from "../../pickers/pickEngine";
import { withLateProgress } from "../../progress";
import type { JobFile } from "../images/routeFile";

interface Job {
  readonly file: JobFile;
  readonly target: EngineTarget;
  readonly config: string;
}

/** Before compose makes containers for desktops: a Windows that their storages have already goes only when that is wanted. */
export async function askLeftDisks({ file, target, config }: Job, services: readonly ComposeService[]): Promise<void> {
  const desktops = readDesktopFile(config, {}).filter(
    ({ name, image }) => services.some((service) => service.name === name) && isOfDesktop(image, target),
  );
  const volumes = [...target.snapshot.volume.values()];
  for (const desktop of desktops) {
    const form = desktop.read()?.form;
    if (form?.mounts.some(({ target: path }) => path === "/storage") === true) {
      await askAbout(target, withOwnVolume(specOfForm(form), volumes, file));
    }
  }
}

/** One that is built may be called anything; where compose still has to pull it, it can only be known by its name. */
function isOfDesktop(image: string, { snapshot }: EngineTarget): boolean {
  const reference = withDefaultTag(image);
  const present = [...snapshot.image.values()].find(({ tags }) => tags.includes(reference));
  return isDesktopImage(image) || areOfDesktopImage(present?.labels ?? {});
}

async function askAbout({ engine }: EngineTarget, spec: DesktopSpec): Promise<void> {
  const title = vscode.l10n.t("Looking at the disk of {0}", spec.name);
  const look = async (answer: UnsafeDisk): Promise<void> =>
    withLateProgress(title, async (signal) => refuseLeftDisk(engine, spec, answer, signal));
  try {
    await look("refuse");
  } catch (error) {
    if (!isMissingImage(error)) {
      await look(await askLeftDisk(error));
    }
  }
}

/** Where compose still has to pull it, nothing is there to look with, and no desktop was there either. */
function isMissingImage(error: unknown): boolean {
  return error instanceof EngineError && error.failure.kind === "notFound";
}

/** Older compose does not say how it calls the volumes of a project: they tell by their labels. */
function withOwnVolume(spec: DesktopSpec, volumes: readonly Volume[], { path }: JobFile): DesktopSpec {
  const { storage } = spec.disks;
  const project = basename(dirname(path))
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, "");
  const own = volumes.find(
    ({ labels }) =>
      storage.kind === "volume" &&
      labels["com.docker.compose.volume"] === storage.name &&
      labels["com.docker.compose.project"] === project,
  );
  return own === undefined ? spec : { ...spec, disks: { ...spec.disks, storage: { kind: "volume", name: own.name } } };
}
