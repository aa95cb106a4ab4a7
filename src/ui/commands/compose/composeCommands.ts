import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import type { ComposeService } from "../../../engine/compose/composeFile";
import { isolationOverride, isolationSettings } from "../../../engine/compose/composeIsolation";
import type { ComposeProgram } from "../../../engine/compose/composeProgram";
import { findCompose, readComposeFile } from "../../../engine/compose/composeProgram";
import type { Container } from "../../../engine/model";
import { runProgram } from "../../../platform/runProgram";
import { portHolderBehind } from "../../errors/portHolderBehind";
import { liveEngines, type EngineTarget } from "../../pickers/pickEngine";
import { withLateProgress } from "../../progress";
import type { TerminalEnd } from "../../terminals/composeTerminal";
import type { ImageCommandParts } from "../images/imageCommandParts";
import { engineForFile, routeNeeds, type FileJob, type JobFile } from "../images/routeFile";
import { doRouted } from "../images/routeImage";
import { beforeCompose } from "./beforeCompose";
import { composeFailed } from "./composeFailure";
import { runComposeTask, type ComposeRun } from "./composeTask";
import type { ComposeAction } from "./composeWords";
import { offerToKeep } from "./keepSettings";
import { openFile } from "./openFile";
import { projectDesktops, longestGrace } from "./composeDesktops";
import { composeFileAt, pickComposeFile } from "./pickComposeFile";
import { servicesImages } from "./servicesImages";
import { UserError } from "../../errors/userError";

type ComposeCommand = (parts: ImageCommandParts, clicked?: vscode.Uri) => Promise<void>;

const installPage = "https://docs.docker.com/compose/install/";

/** `windowsContainers.compose.up`: on the engine that its services are for, known before anything starts. */
export const composeUp: ComposeCommand = async (parts, clicked) => compose("up", parts, clicked);

/** `windowsContainers.compose.down` */
export const composeDown: ComposeCommand = async (parts, clicked) => compose("down", parts, clicked);

/** `windowsContainers.compose.restart` */
export const composeRestart: ComposeCommand = async (parts, clicked) => compose("restart", parts, clicked);

/** `windowsContainers.compose.logs` */
export const composeLogs: ComposeCommand = async (parts, clicked) => compose("logs", parts, clicked);

async function compose(action: ComposeAction, parts: ImageCommandParts, clicked?: vscode.Uri): Promise<void> {
  const file = clicked instanceof vscode.Uri ? composeFileAt(clicked) : await pickComposeFile();
  const title = vscode.l10n.t("Looking for Docker Compose");
  const program = await withLateProgress(title, async (signal) => findCompose(runProgram, signal));
  if (!program) {
    throw composeMissing();
  }
  const running = action === "up" ? undefined : engineOfProject(file, parts);
  const job = running
    ? { target: running, images: [], services: [], config: "" }
    : await routedJob(file, program, parts);
  const desktops = action === "logs" ? [] : await projectDesktops(job.target.engine, containersOf(file, job.target));
  await beforeCompose({ compose: program, action, file, ...job }, desktops);
  const how = { compose: program, action, file, graceSeconds: longestGrace(desktops) };
  await doRouted(
    job,
    parts,
    async (there) => {
      await run({ ...how, ...there }, parts);
    },
    file.name,
  );
}

type ComposeJob = FileJob & {
  readonly services: readonly ComposeService[];
  /** The file as compose understands it. */
  readonly config: string;
};

async function run(job: ComposeRun & ComposeJob, parts: ImageCommandParts): Promise<TerminalEnd> {
  const { action, services, override } = job;
  const end = await runComposeTask(job);
  if (end.kind === "exited" && end.code !== 0 && action !== "logs") {
    const canIsolate = action === "up" && services.length > 0 && override === undefined;
    const isolated = canIsolate ? async () => runIsolated(job, parts) : undefined;
    throw await composeFailed(job, end, isolated, async (error) => portHolderBehind(error, parts.inventory));
  }
  return end;
}

/** First with a file that compose puts over the user's: what helped can be kept in theirs. */
async function runIsolated(job: ComposeRun & ComposeJob, parts: ImageCommandParts): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "windows-containers-"));
  const override = join(folder, "isolation.json");
  let end: TerminalEnd;
  try {
    await writeFile(override, isolationOverride(job.services, "hyperv"));
    end = await run({ ...job, override }, parts);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (end.kind === "exited" && end.code === 0) {
    await offerToKeep(job.file, isolationSettings(job.services, "hyperv"));
  }
}

/** Where the project's containers are already. */
function engineOfProject(file: JobFile, { inventory }: ImageCommandParts): EngineTarget | undefined {
  return liveEngines(inventory).find((target) => containersOf(file, target).length > 0);
}

/** They say which folder they were started from. */
function containersOf({ path }: JobFile, { snapshot }: EngineTarget): readonly Container[] {
  const folder = sameFolder(dirname(path));
  return [...snapshot.container.values()].filter(
    ({ labels }) => sameFolder(labels["com.docker.compose.project.working_dir"] ?? "") === folder,
  );
}

function sameFolder(path: string): string {
  return process.platform === "win32" ? path.toLowerCase().replaceAll("/", "\\") : path;
}

async function routedJob(file: JobFile, program: ComposeProgram, parts: ImageCommandParts): Promise<ComposeJob> {
  const target = await engineForFile(parts.inventory, undefined);
  const title = vscode.l10n.t("Reading {0}", file.name);
  const read = await withLateProgress(title, async (signal) => readComposeFile(program, file.path, runProgram, signal));
  if ("wrong" in read) {
    throw unreadable(file, read.wrong);
  }
  const images = await servicesImages(read.services, file, target.engine);
  return routeNeeds({ target, images, ...read }, file, parts);
}

function composeMissing(): UserError {
  const message = vscode.l10n.t(
    "This needs Docker Compose, and neither “docker compose” nor “docker-compose” runs on this machine.",
  );
  const press = async (): Promise<void> => {
    await vscode.env.openExternal(vscode.Uri.parse(installPage));
  };
  return new UserError(message, [{ title: vscode.l10n.t("Get Docker Compose"), press }]);
}

function unreadable({ name, path }: JobFile, detail: string): UserError {
  const message = vscode.l10n.t("Docker Compose cannot read {0}: {1}", name, detail);
  return new UserError(message, [openFile(path)]);
}
