import * as vscode from "vscode";
import type { Verdict } from "../../../compatibility/verdict";
import type { Engine } from "../../../engine/engine";
import { withDefaultTag } from "../../../engine/imageReference";
import { EngineError } from "../../../engine/engineError";
import { removeAnyway } from "../../../engine/removeAnyway";
import { changedRun } from "../../../engine/run/runChanges";
import type { RunOptions } from "../../../engine/runOptions";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { verdictOnOffer } from "../../compatibility/verdictOnOffer";
import { changesThatHelp, isWorthAnotherTry, saidBy } from "../../errors/changesThatHelp";
import { RemediedError } from "../../errors/remedy";
import { withAskedPorts } from "../../errors/withAskedPorts";
import { pickEngine, type EngineTarget } from "../../pickers/pickEngine";
import { withCancellableProgress } from "../../progress";
import { compareText } from "../../tree/explorer/grouping";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { askText, imageNameRefusal } from "../askText";
import { engineOfNode } from "../engines/engineOfNode";
import type { ImageCommandParts } from "../images/imageCommandParts";
import { fittingTag } from "../images/fittingTag";
import { platformOnEngine, platformsInRegistry } from "../images/imagePlatforms";
import { pullWithProgress } from "../images/pullImage";
import { doRouted, routeImage } from "../images/routeImage";
import { changeTitle } from "./changeTitle";
import { editRunForm } from "./editRunForm";
import { tellEarlyEnd } from "./tellEarlyEnd";
import { emptyForm, neededIsolation, toRunOptions } from "./runForm";

/** `windowsContainers.images.run`: image and options by quick picks, the equivalent `docker run` line, then the container. */
export async function runImage(parts: ImageCommandParts, clicked?: ExplorerNode, reference?: string): Promise<void> {
  const picked = await pickEngine(parts.inventory, engineOfNode(clicked));
  const wanted = reference ?? imageOfNode(clicked) ?? (await pickImage(picked.snapshot));
  const { image, target, platforms, given } = await findRunnable(wanted, picked, parts);
  const { info } = target.snapshot;
  const mode = info?.mode ?? "linux";
  const isolation = neededIsolation(info?.defaultIsolation, given);
  const form = await editRunForm(emptyForm(image, isolation), mode, given);
  const options = toRunOptions(form, mode);
  const images = [{ name: image, platforms }];
  await doRouted({ target, images }, parts, async ({ target: runner }) => {
    const there = runner.snapshot.info?.mode === mode ? options : toRunOptions({ ...form, isolation: undefined }, mode);
    try {
      await runOrPull(runner, there);
    } catch (error) {
      throw await withWaysToRun(withAskedPorts(error, there), runner, there, given?.kind);
    }
  });
}

/** As `docker run`: an image that is not there yet is pulled first. */
async function runOrPull(target: EngineTarget, options: RunOptions): Promise<void> {
  try {
    await runWithProgress(target, options);
  } catch (error) {
    if (!isMissingImage(error)) {
      throw error;
    }
    await pullAndRun(target, options);
  }
}

async function pullAndRun(target: EngineTarget, options: RunOptions): Promise<void> {
  try {
    await pullWithProgress(target.engine, options.image);
  } catch (error) {
    const again = { title: vscode.l10n.t("Pull and Run Again"), press: () => pullAndRun(target, options) };
    throw isWorthAnotherTry(error) ? new RemediedError(error, [again]) : error;
  }
  await runWithProgress(target, options);
}

/** The image on the engine that runs it; one that has to be pulled may belong to another engine. */
async function findRunnable(wanted: string, target: EngineTarget, parts: ImageCommandParts) {
  const here = await platformOnEngine(target.engine, wanted);
  const offered = here ? [here] : await platformsInRegistry(target.engine, wanted);
  const job = here ? { reference: wanted, target } : await routeImage({ reference: wanted, target }, offered, parts);
  const { engine, snapshot } = job.target;
  const platforms = job.reference === wanted ? offered : await platformsInRegistry(engine, job.reference);
  return { image: job.reference, target: job.target, platforms, given: await verdictOnOffer(snapshot, platforms) };
}

/** The container that could not start is gone already: the same one is made anew, with what it needs to run. */
async function withWaysToRun(
  error: unknown,
  target: EngineTarget,
  options: RunOptions,
  expected: Verdict["kind"] | undefined,
): Promise<unknown> {
  const changes = changesThatHelp(error, expected).flatMap((change) => {
    const changed = changedRun(options, change, target.snapshot.info?.defaultIsolation, saidBy(error));
    return changed ? [{ title: changeTitle(change, changed), press: () => runWithProgress(target, changed) }] : [];
  });
  const image = await fittingTag(error, options.image, target.snapshot);
  const press = (): Promise<void> => runOrPull(target, { ...options, image: image ?? options.image });
  const others = image === undefined ? [] : [{ title: vscode.l10n.t("Run {0}", image), press }];
  const remedies = [...others, ...changes];
  return remedies.length === 0 ? error : new RemediedError(error, remedies);
}

async function runWithProgress(target: EngineTarget, options: RunOptions): Promise<void> {
  const title = vscode.l10n.t("Running {0}", options.image);
  const id = await withCancellableProgress(title, (signal) => createAndStart(target.engine, options, signal));
  // A container that is gone by then, or an engine, is no failure of the run.
  void tellEarlyEnd(target, id).catch(() => undefined);
}

function isMissingImage(error: unknown): boolean {
  return error instanceof EngineError && error.failure.kind === "notFound" && error.failure.object === "image";
}

/** All or nothing: a container that was made and cannot be started does not stay behind. */
async function createAndStart(engine: Engine, options: RunOptions, signal: AbortSignal): Promise<string> {
  const { id, warnings } = await engine.create(options, signal);
  try {
    await engine.start(id, signal);
  } catch (error) {
    // The failure to tell is the one that led here.
    await removeAnyway(engine, id).catch(() => undefined);
    throw error;
  }
  if (warnings.length > 0) {
    void vscode.window.showWarningMessage(warnings.join(" "));
  }
  return id;
}

function imageOfNode(node: ExplorerNode | undefined): string | undefined {
  return node?.kind === "image" ? (node.tag ?? node.id) : undefined;
}

async function pickImage(snapshot: EngineSnapshot): Promise<string> {
  const tags = [...snapshot.image.values()].flatMap(({ tags }) => tags).sort(compareText);
  const other = vscode.l10n.t("Another image…");
  const picked = await vscode.window.showQuickPick(
    [...tags.map((label) => ({ label })), { label: other, description: vscode.l10n.t("by name; pull it first") }],
    { title: vscode.l10n.t("Run on {0}", snapshot.endpoint.name), placeHolder: vscode.l10n.t("Run which image?") },
  );
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.label === other ? askImage() : picked.label;
}

async function askImage(): Promise<string> {
  const name = await askText({ title: vscode.l10n.t("Run which image?"), validateInput: imageNameRefusal });
  return withDefaultTag(name);
}
