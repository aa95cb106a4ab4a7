import * as vscode from "vscode";
import { isMadeAnew } from "../../../engine/compose/composeAnew";
import type { ComposeService } from "../../../engine/compose/composeFile";
import { composeHashes } from "../../../engine/compose/composeProgram";
import { disksInContainer } from "../../../desktop/stop/removalByStop";
import { runProgram } from "../../../platform/runProgram";
import { withLateProgress } from "../../progress";
import {
  askBeforeStarts,
  desktopDetails,
  runs,
  serviceOf,
  shutDownDesktops,
  type ProjectDesktop,
} from "./composeDesktops";
import { askLeftDisks } from "./askLeftDisks";
import { environmentOn, type ComposeRun } from "./composeTask";
import { refuseOtherWindows } from "./refuseOtherWindows";

type Job = Pick<ComposeRun, "compose" | "action" | "file" | "target"> & {
  readonly services: readonly ComposeService[];
  readonly config: string;
};

/**
 * What the desktops of a project need before compose gets at them. It would kill those that it stops, and start those that
 * rest, whatever their disks are like: these shut down in order before, and their disks are looked at.
 */
export async function beforeCompose(job: Job, desktops: readonly ProjectDesktop[]): Promise<void> {
  switch (job.action) {
    case "up":
      return beforeUp(job, desktops);
    case "down":
      return beforeDown(job, desktops);
    case "restart":
      return beforeRestart(job, desktops);
    case "logs":
  }
}

async function beforeUp(job: Job, all: readonly ProjectDesktop[]): Promise<void> {
  const { file, services } = job;
  refuseOtherWindows(all, services, file);
  const desktops = all.filter((desktop) => serviceOf(desktop, services) !== undefined);
  const anew = await madeAnew(job, desktops.filter(isInDanger));
  if (anew.length > 0) {
    const question = vscode.l10n.t(
      "Compose makes containers of {0} anew, since their settings have changed.",
      file.name,
    );
    await confirm(question, desktopDetails(anew, "go"), vscode.l10n.t("Make Anew"));
    await shutDownDesktops(anew);
  }
  const made = services.filter((service) => !desktops.some((desktop) => serviceOf(desktop, services) === service));
  await askLeftDisks(job, made);
  const others = desktops.filter((desktop) => !anew.includes(desktop));
  await resume(others.filter(({ container }) => container.state === "paused"));
  await askBeforeStarts([...anew, ...others.filter((desktop) => !runs(desktop))]);
}

/** By another container in its place: the disk of one that was never shut down in order, and what lies in the container. */
function isInDanger({ record, outlook }: ProjectDesktop): boolean {
  return (outlook !== "kept" && outlook !== "atRest") || disksInContainer(record).length > 0;
}

async function madeAnew(job: Job, desktops: readonly ProjectDesktop[]): Promise<readonly ProjectDesktop[]> {
  if (desktops.length === 0) {
    return [];
  }
  const { compose, file, services, target } = job;
  const title = vscode.l10n.t("Reading {0}", file.name);
  const environment = environmentOn(target);
  const hashes = await withLateProgress(title, async (signal) =>
    composeHashes(compose, file.path, runProgram, { signal, environment }),
  );
  const images = [...target.snapshot.image.values()];
  return desktops.filter((desktop) => isMadeAnew(desktop.container, serviceOf(desktop, services), { hashes, images }));
}

/** Compose cannot start what is paused. */
async function resume(desktops: readonly ProjectDesktop[]): Promise<void> {
  for (const { engine, container } of desktops) {
    await withLateProgress(vscode.l10n.t("Resuming {0}", container.name), (signal) =>
      engine.containers.unpause(container.id, signal),
    );
  }
}

async function beforeDown({ file, target }: Job, desktops: readonly ProjectDesktop[]): Promise<void> {
  const question = vscode.l10n.t(
    "Stop and remove the containers and networks of {0} on {1}? Its volumes and images stay.",
    file.name,
    target.snapshot.endpoint.name,
  );
  await confirm(question, desktopDetails(desktops, "go"), vscode.l10n.t("Stop and Remove"));
  await shutDownDesktops(desktops);
}

/** Of what rests, too: compose starts that. */
async function beforeRestart({ file, target }: Job, desktops: readonly ProjectDesktop[]): Promise<void> {
  if (desktops.some(runs)) {
    const question = vscode.l10n.t("Restart the containers of {0} on {1}?", file.name, target.snapshot.endpoint.name);
    await confirm(question, desktopDetails(desktops, "stay"), vscode.l10n.t("Restart"));
    await shutDownDesktops(desktops);
  }
  await askBeforeStarts(desktops);
}

async function confirm(question: string, details: readonly string[], yes: string): Promise<void> {
  const options = { modal: true, ...(details.length > 0 && { detail: details.join("\n\n") }) };
  if ((await vscode.window.showWarningMessage(question, options, yes)) !== yes) {
    throw new vscode.CancellationError();
  }
}
