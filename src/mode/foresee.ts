import type { DaemonMode } from "../engine/model";
import { editionKind } from "../platform/windowsEdition";
import type { ProgramCall } from "../platform/windowsRegistry";
import { readRegistryKey } from "../platform/windowsRegistry";
import { windowsProgram } from "../platform/windowsPrograms";
import { readWindowsService } from "../platform/windowsService";
import type { DockerDesktop, ModeAnswer, RefusalReason } from "./mode";
import { readSettingsFile } from "./settingsFiles";

/** What the machine tells of a switch before Docker Desktop is asked. */
export interface Foreseen {
  readonly refusal: { readonly reason: RefusalReason; readonly evidence: string } | undefined;
  /** `expected`: Docker Desktop has to start its service, for which Windows asks the person at its screen. */
  readonly permission: "expected" | "notExpected";
}

export interface ForesightParts extends Pick<ProgramCall, "runProgram"> {
  readonly desktop: DockerDesktop;
  /** What was chosen when Docker Desktop was installed. */
  readonly installationFile: string;
}

/** More than these programs ever need; what is not known by then is not foreseen, and Docker Desktop decides. */
const deadlineMs = 3_000;
const backend = "com.docker.backend.exe";

const service = "com.docker.service";
const currentVersion = String.raw`HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion`;

/** Reads a file, the registry and lists of Windows; what cannot be read hinders nothing. */
export async function foresee(
  target: DaemonMode,
  answer: ModeAnswer,
  parts: ForesightParts,
  signal: AbortSignal,
): Promise<Foreseen> {
  const call: ProgramCall = { runProgram: parts.runProgram, signal, deadlineMs };
  const [stopped, refusals, found] = await Promise.all([
    desktopThatIsStopped(answer, call),
    target === "windows" ? Promise.all([disabled(parts), unfitEdition(call)]) : [],
    target === "windows" ? readWindowsService(service, call) : undefined,
  ]);
  const refusal = [...refusals, target === "windows" ? perUser(parts.desktop) : undefined, stopped].find(
    (it) => it !== undefined,
  );
  const isStopped = found?.kind === "found" && found.state === "stopped";
  return { refusal, permission: isStopped ? "expected" : "notExpected" };
}

type Refusal = Exclude<Foreseen["refusal"], undefined>;

async function disabled({ installationFile }: ForesightParts): Promise<Refusal | undefined> {
  const file = await readSettingsFile(installationFile);
  return file.kind === "settings" && file.value.noWindowsContainers === true
    ? { reason: "disabledAtInstallation", evidence: file.path }
    : undefined;
}

/** Home, Education and Windows SE run Linux containers only. */
async function unfitEdition(call: ProgramCall): Promise<Refusal | undefined> {
  const key = await readRegistryKey(currentVersion, call);
  const edition = key.kind === "found" ? key.values.get("EditionID") : undefined;
  return typeof edition === "string" && ["home", "education"].includes(editionKind(edition))
    ? { reason: "unfitEdition", evidence: edition }
    : undefined;
}

function perUser({ dockerCliPath, applicationPath }: DockerDesktop): Refusal | undefined {
  const path = applicationPath ?? dockerCliPath;
  return path !== undefined && /[\\/]Programs[\\/]DockerDesktop[\\/][^\\/]+$/i.test(path)
    ? { reason: "perUserInstallation", evidence: path }
    : undefined;
}

/** Without Docker Desktop, DockerCli.exe never returns; a pipe that is missing alone may belong to one that starts. */
async function desktopThatIsStopped(answer: ModeAnswer, call: ProgramCall): Promise<Refusal | undefined> {
  if (answer.kind === "answered" || answer.failure.kind !== "unreachable") {
    return undefined;
  }
  const words = ["/fo", "csv", "/nh", "/fi", `imagename eq ${backend}`];
  const result = await call.runProgram(windowsProgram("tasklist.exe"), words, call);
  return result.kind === "exited" && result.code === 0 && !result.stdout.toLowerCase().includes(backend)
    ? { reason: "notRunning", evidence: backend }
    : undefined;
}
