import * as vscode from "vscode";
import type { Verdict } from "../../../compatibility/verdict";
import type { Engine } from "../../../engine/engine";
import { withDefaultTag } from "../../../engine/imageReference";
import { PullState, type PullSummary } from "../../../engine/pullState";
import type { ImagePlatform } from "../../../engine/model";
import { explainVerdict, shortVerdict } from "../../compatibility/describeVerdict";
import { verdictOnOffer } from "../../compatibility/verdictOnOffer";
import { RemediedError } from "../../errors/remedy";
import { repeatable } from "../../errors/repeatable";
import { formatBytes } from "../../words/formatBytes";
import { pickEngine } from "../../pickers/pickEngine";
import { withCancellableProgress } from "../../progress";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { askText, imageNameRefusal } from "../askText";
import { engineOfNode } from "../engines/engineOfNode";
import type { ImageJob } from "./engineForImage";
import { fittingTag } from "./fittingTag";
import { offerToRun } from "./offerToRun";
import type { ImageCommandParts } from "./imageCommandParts";
import { platformsInRegistry } from "./imagePlatforms";
import { doRouted, routeImage } from "./routeImage";

/** `windowsContainers.images.pull`: asks for a name, shows each layer's progress, and can be cancelled. */
export async function pullImage(parts: ImageCommandParts, clicked?: ExplorerNode): Promise<void> {
  const target = await pickEngine(parts.inventory, engineOfNode(clicked));
  const { engine, snapshot } = target;
  const name = await askText({
    title: vscode.l10n.t("Pull Image to {0}", snapshot.endpoint.name),
    prompt: vscode.l10n.t("The image's name, as in “docker pull”"),
    placeHolder:
      snapshot.info?.mode === "windows"
        ? "mcr.microsoft.com/windows/nanoserver:ltsc2022"
        : "docker.io/library/alpine:3",
    validateInput: imageNameRefusal,
  });
  const asked = { reference: withDefaultTag(name), target };
  const offered = await platformsInRegistry(engine, asked.reference);
  const routed = await routeImage(asked, offered, parts);
  const isAsked = routed.reference === asked.reference;
  const job = isAsked ? { ...routed, images: [{ name: routed.reference, platforms: offered }] } : routed;
  const given = await verdictOn(job, isAsked ? offered : undefined);
  await repeatable(vscode.l10n.t("Pull Again"), async () => {
    const done = await doRouted(job, parts, async (it) => pullFitting(it, given));
    offerRun(done, given, done.target === target ? "asked" : "moved");
  });
}

/** The engine has the last word on what fits: an image that it refuses is offered with the tag that it takes. */
async function pullFitting({ reference, target: { engine, snapshot } }: ImageJob, given?: Verdict): Promise<void> {
  try {
    await pullWithProgress(engine, reference, given);
  } catch (error) {
    const fitting = await fittingTag(error, reference, snapshot);
    if (fitting === undefined) {
      throw error;
    }
    const title = vscode.l10n.t("Pull {0}", fitting);
    throw new RemediedError(error, [{ title, press: () => pullWithProgress(engine, fitting) }]);
  }
}

async function verdictOn({ target, reference }: ImageJob, offered: readonly ImagePlatform[] | undefined) {
  return verdictOnOffer(target.snapshot, offered ?? (await platformsInRegistry(target.engine, reference)));
}

export async function pullWithProgress(engine: Engine, reference: string, given?: Verdict): Promise<void> {
  const state = new PullState();
  const short = given && shortVerdict(given);
  const title =
    short === undefined
      ? vscode.l10n.t("Pulling {0}", reference)
      : vscode.l10n.t("Pulling {0} ({1})", reference, short);
  const expected = expectationOf(given);
  await withCancellableProgress(title, async (signal, report) => {
    let percent = 0;
    // Told before the first byte, while cancelling costs nothing.
    report({ message: sentences(expected) });
    const onProgress: Parameters<Engine["pull"]>[1]["onProgress"] = (progress) => {
      state.add(progress);
      const summary = state.summary();
      const now = percentOf(summary);
      report({ message: sentences(expected, describe(summary)), increment: Math.max(0, now - percent) });
      percent = Math.max(percent, now);
    };
    await engine.pull(reference, { onProgress }, signal);
  });
}

/** With what to expect of a Windows image, and the one that would share the host's kernel where this one cannot. */
function offerRun({ reference, target }: ImageJob, given: Verdict | undefined, where: "asked" | "moved"): void {
  const done =
    where === "asked"
      ? vscode.l10n.t("Pulled {0}.", reference)
      : vscode.l10n.t("Pulled {0} to {1}.", reference, target.snapshot.endpoint.name);
  offerToRun(sentences(done, expectationOf(given)), target.snapshot.key, reference);
}

function expectationOf(given: Verdict | undefined): string | undefined {
  return given === undefined || given.reason === "buildUnknown" ? undefined : explainVerdict(given);
}

function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(" ");
}

function percentOf({ currentBytes, totalBytes }: PullSummary): number {
  return totalBytes === 0 ? 0 : Math.floor((currentBytes / totalBytes) * 100);
}

function describe({ layers, layersDone, active }: PullSummary): string {
  const shown = active
    .slice(0, 3)
    .map(({ layer, status, currentBytes, totalBytes }) =>
      [layer, status, progressOf(currentBytes, totalBytes)].filter((part) => part !== "").join(" "),
    );
  return [vscode.l10n.t("{0} of {1} layers", layersDone, layers), ...shown].join(" · ");
}

function progressOf(current: number | undefined, total: number | undefined): string {
  if (current === undefined) {
    return "";
  }
  return total === undefined ? formatBytes(current) : `${formatBytes(current)}/${formatBytes(total)}`;
}
