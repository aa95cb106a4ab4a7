import * as vscode from "vscode";
import type { Verdict } from "../../../compatibility/verdict";
import { compatibilityPage } from "../../../engine/catalogue";
import type { DaemonMode, ImagePlatform } from "../../../engine/model";
import { explainVerdict } from "../../compatibility/describeVerdict";
import { hypervisorBehind } from "../../compatibility/hypervisorBehind";
import { remedyButton } from "../../errors/knownErrorRemedies";
import { liveEngines } from "../../pickers/pickEngine";
import { modeName } from "../../words/modeName";
import { switchForJob, type SwitchModeParts } from "../mode/switchMode";
import {
  doWhereItFits,
  engineForImage,
  engineForMode,
  type ImageJob,
  type Job,
  type JobRouting,
} from "./engineForImage";
import type { ImageCommandParts } from "./imageCommandParts";

/** The job where it can be done; asks before anything changes, and is cancelled when the answer is no. */
export async function routeImage(
  job: ImageJob,
  platforms: readonly ImagePlatform[],
  parts: ImageCommandParts,
): Promise<ImageJob> {
  return wanted(await engineForImage(job, platforms, await routingOf(parts)));
}

/** The same for what needs several images: `subject` is what they belong to, e.g. the name of a file. */
export async function routeToMode<J extends Job>(
  job: J,
  needs: DaemonMode,
  subject: string,
  parts: ImageCommandParts,
): Promise<J> {
  return wanted(await engineForMode(job, needs, await routingOf(parts, subject)));
}

/** Does the job, and asks when it is the engine that finds out what system the job is for. */
export async function doRouted<J extends Job>(
  job: J,
  parts: ImageCommandParts,
  work: (job: J) => Promise<void>,
  subject?: string,
): Promise<J> {
  return wanted(await doWhereItFits(job, await routingOf(parts, subject), work));
}

function wanted<J extends Job>(job: J | undefined): J {
  if (!job) {
    throw new vscode.CancellationError();
  }
  return job;
}

async function routingOf({ inventory, ...parts }: ImageCommandParts, subject?: string): Promise<JobRouting> {
  const switching: SwitchModeParts = await parts.switching();
  const { monitor } = switching;
  return {
    liveEngines: () => liveEngines(inventory),
    onEnginesChange: inventory.onDidChange,
    desktopMode: () => (monitor.state.kind === "known" ? monitor.state.mode : undefined),
    hypervisorBehind,
    switchTo: async (mode) => switchForJob(mode, switching),
    askToSwitch: async (needs) =>
      confirm(
        subject === undefined
          ? vscode.l10n.t("This image is for {0}. Switch and continue?", modeName(needs))
          : vscode.l10n.t("{0} is for {1}. Switch and continue?", subject, modeName(needs)),
        vscode.l10n.t("Switch and Continue"),
      ),
    askToMove: async ({ snapshot }, needs) =>
      confirm(
        subject === undefined
          ? vscode.l10n.t("This image is for {0}. Continue on {1}?", modeName(needs), snapshot.endpoint.name)
          : vscode.l10n.t("{0} is for {1}. Continue on {2}?", subject, modeName(needs), snapshot.endpoint.name),
        vscode.l10n.t("Continue There"),
      ),
    tellTooNew,
    askToReplace: async (given, replacement) => {
      const take = vscode.l10n.t("Take It Instead");
      const question = vscode.l10n.t("{0} Take {1} instead?", explainVerdict(given), replacement);
      const answers = new Map<string, "yes" | "anyway">([[take, "yes"]]);
      if (given.reason !== "imageNewer") {
        answers.set(vscode.l10n.t("Pull Anyway"), "anyway");
      }
      const pressed = await vscode.window.showWarningMessage(question, { modal: true }, ...answers.keys());
      return answers.get(pressed ?? "") ?? "no";
    },
  };
}

async function tellTooNew(given: Verdict): Promise<void> {
  const [learnMore] = remedyButton(compatibilityPage);
  const sentence = vscode.l10n.t("This image cannot run here. {0}", explainVerdict(given));
  const titles = learnMore ? [learnMore.title] : [];
  if ((await vscode.window.showWarningMessage(sentence, { modal: true }, ...titles)) !== undefined) {
    await learnMore?.press();
  }
}

async function confirm(question: string, yes: string): Promise<"yes" | "no"> {
  return (await vscode.window.showWarningMessage(question, { modal: true }, yes)) === yes ? "yes" : "no";
}
