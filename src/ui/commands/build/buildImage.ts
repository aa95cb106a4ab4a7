import { readFile } from "node:fs/promises";
import * as vscode from "vscode";
import type { Verdict } from "../../../compatibility/verdict";
import type { BuildOptions } from "../../../engine/buildOptions";
import { readDockerfile, type DockerfileFacts } from "../../../engine/build/dockerfile";
import { fitImages } from "../../compatibility/fitImages";
import { verdictOnOffer } from "../../compatibility/verdictOnOffer";
import { repeatable } from "../../errors/repeatable";
import type { EngineTarget } from "../../pickers/pickEngine";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { engineOfNode } from "../engines/engineOfNode";
import type { ImageCommandParts } from "../images/imageCommandParts";
import { offerToRun } from "../images/offerToRun";
import { doRouted } from "../images/routeImage";
import { engineForFile, neededImages, routeNeeds, type FileJob } from "../images/routeFile";
import { neededIsolation } from "../run/runForm";
import { argumentsOf, tagOfFolder, toBuildOptions, type BuildForm } from "./buildForm";
import { withWayToBuild } from "./buildAgain";
import { buildWithProgress } from "./buildWithProgress";
import { dockerfileAt, pickDockerfile, type DockerfileOnDisk } from "./dockerfileOnDisk";
import { editBuildForm } from "./editBuildForm";

export interface BuildParts extends ImageCommandParts {
  /** What was chosen the last time, by Dockerfile. */
  readonly remembered: vscode.Memento;
}

/** `windowsContainers.images.build`: on the engine that its base images are for, with a form before and its words in a terminal. */
export async function buildImage(parts: BuildParts, clicked?: vscode.Uri | ExplorerNode): Promise<void> {
  const isFile = clicked instanceof vscode.Uri;
  const dockerfile = isFile ? dockerfileAt(clicked) : await pickDockerfile();
  const target = await engineForFile(parts.inventory, isFile ? undefined : engineOfNode(clicked));
  const before = parts.remembered.get<BuildForm>(dockerfile.path) ?? firstForm(dockerfile);
  const facts = await factsOf(dockerfile, before);
  const first = await routed(target, dockerfile, facts, parts);
  const verdict = await worstVerdict(first);
  const form = await editBuildForm(withIsolation(before, first, verdict), {
    dockerfile,
    facts,
    engineName: first.target.snapshot.endpoint.name,
    mode: first.target.snapshot.info?.mode ?? "linux",
    verdict,
  });
  await parts.remembered.update(dockerfile.path, form);
  const chosen = await factsOf(dockerfile, form);
  const isSame = chosen.baseImages.join() === facts.baseImages.join();
  const job = isSame ? first : await routed(first.target, dockerfile, chosen, parts);
  const options = toBuildOptions(form, dockerfile.below(form.contextFolder));
  const shown = { name: dockerfile.name, baseImages: chosen.baseImages };
  const build = async ({ target: { engine, snapshot } }: FileJob, changed: BuildOptions): Promise<void> =>
    buildWithProgress(engine, optionsOn(snapshot, changed), shown);
  const buildThere = async (there: FileJob): Promise<void> =>
    build(there, options).catch((error: unknown) => {
      throw withWayToBuild(error, options, {
        usual: there.target.snapshot.info?.defaultIsolation,
        fit: fitImages(dockerfile, there.target.snapshot),
        build: async (changed) => {
          await build(there, changed);
          await parts.remembered.update(dockerfile.path, { ...form, isolation: changed.isolation });
          offerRun(dockerfile, changed, there.target);
        },
      });
    });
  await repeatable(vscode.l10n.t("Build Again"), async () => {
    const done = await doRouted(job, parts, buildThere, dockerfile.name);
    offerRun(dockerfile, options, done.target);
  });
}

function firstForm({ folders: [folder] }: DockerfileOnDisk): BuildForm {
  const name = folder.split(/[\\/]/).at(-1) ?? "";
  return {
    tag: tagOfFolder(name),
    target: "",
    buildArguments: "",
    platform: "",
    memory: "",
    isolation: undefined,
    contextFolder: folder,
  };
}

async function factsOf({ path }: DockerfileOnDisk, form: BuildForm): Promise<DockerfileFacts> {
  return readDockerfile(await readFile(path, "utf8"), {
    target: form.target === "" ? undefined : form.target,
    buildArguments: argumentsOf(form),
  });
}

/** What it is based on decides where it can be built. */
async function routed(
  target: EngineTarget,
  { name, path }: DockerfileOnDisk,
  facts: DockerfileFacts,
  parts: BuildParts,
): Promise<FileJob> {
  const named = facts.baseImages.map((reference) => ({ name: reference, reference }));
  const images = await neededImages(target.engine, named, name);
  const fromNothing = { name: "scratch", platforms: [{ os: "linux", architecture: "", build: undefined }] };
  const all = facts.beginsFromScratch ? [...images, fromNothing] : images;
  return routeNeeds({ target, images: all }, { name, path }, parts);
}

/** The one that leaves least choice: every step of a build runs in an image that came before. */
async function worstVerdict({ target, images }: FileJob) {
  const verdicts = await Promise.all(images.map(async ({ platforms }) => verdictOnOffer(target.snapshot, platforms)));
  return verdicts.find((given) => given && given.kind !== "process") ?? verdicts.find((given) => given !== undefined);
}

function withIsolation(form: BuildForm, { target }: FileJob, given: Verdict | undefined): BuildForm {
  const { info } = target.snapshot;
  return { ...form, isolation: form.isolation ?? neededIsolation(info?.defaultIsolation, given) };
}

/** Linux engines know no isolation. */
function optionsOn({ info }: EngineTarget["snapshot"], options: BuildOptions): BuildOptions {
  if (info?.mode === "windows") {
    return options;
  }
  const { isolation: _isolation, memoryBytes: _memoryBytes, ...others } = options;
  return others;
}

function offerRun({ name }: DockerfileOnDisk, { tag }: BuildOptions, { snapshot }: EngineTarget): void {
  if (tag === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Built {0}.", name));
    return;
  }
  offerToRun(vscode.l10n.t("Built {0} on {1}.", tag, snapshot.endpoint.name), snapshot.key, tag);
}
