import * as vscode from "vscode";
import type { ImagePlatform } from "../../../engine/model";
import { explainVerdict } from "../../compatibility/describeVerdict";
import { liveEngines } from "../../pickers/pickEngine";
import { modeName } from "../../modeName";
import { switchForJob, type SwitchModeParts } from "../mode/switchMode";
import { engineForImage, type ImageJob, type JobRouting } from "./engineForImage";
import type { ImageCommandParts } from "./imageCommandParts";

/** The job where it can be done; asks before anything changes, and is cancelled when the answer is no. */
export async function routeImage(
  job: ImageJob,
  platforms: readonly ImagePlatform[],
  parts: ImageCommandParts,
): Promise<ImageJob> {
  const routed = await engineForImage(job, platforms, routingOf(parts.inventory, await parts.switching()));
  if (!routed) {
    throw new vscode.CancellationError();
  }
  return routed;
}

function routingOf(inventory: ImageCommandParts["inventory"], switching: SwitchModeParts): JobRouting {
  const { monitor } = switching;
  return {
    liveEngines: () => liveEngines(inventory),
    onEnginesChange: inventory.onDidChange,
    desktopMode: () => (monitor.state.kind === "known" ? monitor.state.mode : undefined),
    switchTo: async (mode) => switchForJob(mode, switching),
    askToSwitch: async (_job, needs) =>
      confirm(
        vscode.l10n.t("This image is for {0}. Switch and continue?", modeName(needs)),
        vscode.l10n.t("Switch and Continue"),
      ),
    askToMove: async (_job, { snapshot }, needs) =>
      confirm(
        vscode.l10n.t("This image is for {0}. Continue on {1}?", modeName(needs), snapshot.endpoint.name),
        vscode.l10n.t("Continue There"),
      ),
    askToReplace: async (_job, verdict, replacement) =>
      confirm(
        vscode.l10n.t("{0} Take {1} instead?", explainVerdict(verdict), replacement),
        vscode.l10n.t("Take It Instead"),
      ),
  };
}

async function confirm(question: string, yes: string): Promise<"yes" | "no"> {
  return (await vscode.window.showWarningMessage(question, { modal: true }, yes)) === yes ? "yes" : "no";
}
