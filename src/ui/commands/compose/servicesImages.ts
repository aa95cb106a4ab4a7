import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { NeededImage } from "../../../compatibility/systemsForecast";
import type { ComposeBuild, ComposeService } from "../../../engine/compose/composeFile";
import { readDockerfile } from "../../../engine/build/dockerfile";
import type { Engine } from "../../../engine/engine";
import { neededImages, type JobFile } from "../images/routeFile";

/** What each service needs, under the service's name: its platform where it says one, else that of its images. */
export async function servicesImages(
  services: readonly ComposeService[],
  file: JobFile,
  engine: Engine,
): Promise<readonly NeededImage[]> {
  const told = services.flatMap(({ name, platform }) => {
    const [os = "", architecture = ""] = platform?.split("/") ?? [];
    return os === "" ? [] : [{ name, platforms: [{ os, architecture, build: undefined }] }];
  });
  const untold = services.filter(({ platform }) => platform === undefined);
  const named = await Promise.all(untold.map(async (service) => referencesOf(service, dirname(file.path))));
  return [...told, ...(await neededImages(engine, named.flat(), file.name))];
}

/** What is built may have a name under which nothing is there yet. */
async function referencesOf({ name, image, build }: ComposeService, folder: string) {
  const references = build ? await baseImagesOf(build, folder) : image === undefined ? [] : [image];
  return references.map((reference) => ({ name, reference }));
}

async function baseImagesOf(build: ComposeBuild, folder: string): Promise<readonly string[]> {
  const { context, dockerfile, inline, target, buildArguments } = build;
  // A context elsewhere, or a Dockerfile that is not there, is compose's to tell.
  const text = inline ?? (await readFile(resolve(folder, context, dockerfile), "utf8").catch(() => ""));
  return readDockerfile(text, { target, buildArguments }).baseImages;
}
