import { causeOfErrorText, isGuestCrash, isRecovery, namesCause, type DesktopFailure } from "./desktopFailure";
import { hintOfInfo, hintOfWarning, withHint, type DesktopHint } from "./desktopHint";
import { stageOfText, toBytes, type InstallStage, type StageProgress } from "./installStage";
import { isBehind, orderOf, withStage, type ToldStages } from "./toldStages";

/** What the log of one run of a desktop's container has told so far. Replaced, never mutated: the same one means no news. */
export interface RunPicture extends ToldStages {
  /** The stage of preparation or installation; says nothing about a desktop that was installed before. */
  readonly stage: InstallStage;
  readonly machine: "notStarted" | "running";
  /** What the firmware last started. */
  readonly bootedFrom: "medium" | "disk" | undefined;
  /** Windows itself said that its desktop was reached. */
  readonly isReady: boolean;
  /** The last failure that the log tells and nothing took back. */
  readonly failure: DesktopFailure | undefined;
  /** What the log warns of, and what else a person should know. */
  readonly hints: readonly DesktopHint[];
  readonly shutdown: ShutdownPicture | undefined;
}

export interface ShutdownPicture {
  readonly elapsedSeconds: number;
  readonly limitSeconds: number | undefined;
  readonly isCompleted: boolean;
}

export const emptyPicture: RunPicture = {
  imageVersion: undefined,
  stage: { kind: "starting" },
  told: {},
  machine: "notStarted",
  bootedFrom: undefined,
  isReady: false,
  failure: undefined,
  hints: [],
  shutdown: undefined,
};

// Written with the character itself left out: a control character in a pattern is easy to overlook.
const colours = new RegExp(`${String.fromCharCode(27)}(\\[[0-9;=?]*[A-Za-z]|c)`, "g");
const header = /^Starting .+ for (?:Docker|Podman|Kubernetes) v(\S+?)\.\.\.$/;
const boot = /^Booting .+? using QEMU v\S+?\.\.\.$/;
const started = /^.+ started succes+fully(?:,|$|\.)/;
const firmware = /BdsDxe: starting Boot[0-9A-Fa-f]{4} "([^"]+)" from (.*)$/;
const stopping = /^Received SIG\w+ signal, sending ACPI shutdown signal/;
const waiting = /^Waiting for .+ to shut ?down\.\.\. \((\d+)\/(\d+)\)$/;
const oldDownload = /^\s*\d+K [. ]+(\d+)%\s+\S+\s+\S+$/;

/** Takes in one line of the log, without its line end. */
export function readLine(picture: RunPicture, line: string, readyLine: string | undefined): RunPicture {
  const text = line.includes("\u001b") ? line.replace(colours, "") : line;
  if (text.startsWith("❯ ")) {
    return readImageLine(picture, text.slice(2).trimEnd());
  }
  if (readyLine !== undefined && saysReady(text, readyLine)) {
    return { ...picture, machine: "running", isReady: true, failure: undefined };
  }
  return readRawLine(picture, text);
}

/** Takes in what the status page shows, which tells percents earlier than the log. */
export function readStatusPage(picture: RunPicture, fragment: string): RunPicture {
  if (picture.machine === "running") {
    return picture;
  }
  const stage = stageOfText(fragment.replace(/<[^>]*>/g, "").trim());
  return stage ? withStage(picture, stage, "page") : picture;
}

/** Takes in that the machine runs, as the container's files tell where the log does not. */
export function readMachine(picture: RunPicture): RunPicture {
  return picture.machine === "running" ? picture : { ...picture, machine: "running", stage: { kind: "booting" } };
}

/** Takes in how far the machine is by its files, which are ahead of a log that is still read from its beginning. */
export function withMachine(picture: RunPicture, { machine, stage, bootedFrom, isReady }: RunPicture): RunPicture {
  const isAhead = machine === "running" && isBehind(picture.stage, stage, orderOf(picture));
  if (!isAhead && (picture.isReady || !isReady)) {
    return picture;
  }
  return { ...picture, ...(isAhead && { machine, stage, bootedFrom }), isReady: picture.isReady || isReady };
}

/** Windows' own words, and not the line of the script that has it say them, which a check of the script may print. */
function saysReady(text: string, readyLine: string): boolean {
  return text.includes(readyLine) && !text.includes(`${readyLine}>`);
}

function readImageLine(picture: RunPicture, text: string): RunPicture {
  if (text.startsWith("ERROR: ")) {
    return withError(picture, text.slice("ERROR: ".length));
  }
  if (text.startsWith("Warning: ")) {
    return addHint(picture, hintOfWarning(text.slice("Warning: ".length)));
  }
  const version = header.exec(text)?.[1];
  if (version !== undefined) {
    return { ...emptyPicture, ...saidAhead(picture), ...shown(picture), imageVersion: version };
  }
  if (boot.test(text)) {
    return { ...picture, machine: "running", stage: { kind: "booting" } };
  }
  if (isRecovery(text)) {
    return { ...picture, failure: undefined };
  }
  const hint = hintOfInfo(text);
  return hint ? addHint(picture, hint) : (readShutdownLine(picture, text) ?? readStageLine(picture, text));
}

/** The page is of this run only, whenever the log of it is read. */
function shown({ told: { page } }: RunPicture): Partial<RunPicture> {
  return page === undefined ? {} : { stage: page, told: { page } };
}

/**
 * Errors and warnings go another way into the log than the first line does, and a busy engine may write them before it:
 * where nothing else came yet, they are of the run that begins.
 */
function saidAhead({ imageVersion, told, machine, failure, hints }: RunPicture): Partial<RunPicture> {
  const isBefore = imageVersion === undefined && told.log === undefined && machine === "notStarted";
  return isBefore ? { failure, hints } : {};
}

function addHint(picture: RunPicture, hint: DesktopHint): RunPicture {
  const hints = withHint(picture.hints, hint);
  return hints === picture.hints ? picture : { ...picture, hints };
}

function readStageLine(picture: RunPicture, text: string): RunPicture {
  if (picture.machine === "running") {
    // "Started" is said some seconds after the firmware's hand-over, also when Setup has only begun.
    return started.test(text) ? { ...picture, failure: undefined } : picture;
  }
  const stage = stageOfText(text);
  return stage ? withStage(picture, stage, "log") : picture;
}

function readShutdownLine(picture: RunPicture, text: string): RunPicture | undefined {
  if (stopping.test(text)) {
    return { ...picture, shutdown: { elapsedSeconds: 0, limitSeconds: undefined, isCompleted: false } };
  }
  const wait = waiting.exec(text);
  if (wait) {
    const shutdown = { elapsedSeconds: Number(wait[1]), limitSeconds: Number(wait[2]), isCompleted: false };
    return { ...picture, shutdown };
  }
  if (text === "Shutdown completed!") {
    return {
      ...picture,
      shutdown: { elapsedSeconds: 0, limitSeconds: undefined, ...picture.shutdown, isCompleted: true },
    };
  }
  return undefined;
}

/** Lines without the image's mark: the firmware's and the guest's, and the steps of a download. */
function readRawLine(picture: RunPicture, text: string): RunPicture {
  if (text.includes("BdsDxe: starting")) {
    return withBoot(picture, firmware.exec(text));
  }
  if (text.includes("Booting from ")) {
    return withLegacyBoot(picture, text);
  }
  if (isGuestCrash(text) && !endsRun(picture.failure)) {
    return { ...picture, failure: { cause: "guestCrashed", text: text.trim(), exitCode: undefined } };
  }
  if (text.startsWith("Status ") && causeOfErrorText(text)) {
    return withError(picture, text);
  }
  const progress = picture.stage.kind === "downloading" ? downloadProgress(text) : undefined;
  return progress ? withStage(picture, { kind: "downloading", progress }, "log") : picture;
}

function withBoot(picture: RunPicture, found: RegExpExecArray | null): RunPicture {
  const from = /Windows Boot Manager|HD\(/.test(found?.slice(1).join(" ") ?? "") ? "disk" : "medium";
  return found ? bootedFrom(picture, from) : picture;
}

function withLegacyBoot(picture: RunPicture, text: string): RunPicture {
  if (text.includes("Booting from Hard Disk")) {
    return bootedFrom(picture, "disk");
  }
  return text.includes("Booting from DVD/CD") ? bootedFrom(picture, "medium") : picture;
}

/** Where the firmware tries the medium first, it does so at each start, also when Windows is on the disk already. */
function bootedFrom(picture: RunPicture, from: "medium" | "disk"): RunPicture {
  const isOnDisk = from === "disk" || picture.stage.kind === "finishing";
  const stage: InstallStage = { kind: isOnDisk ? "finishing" : "setup" };
  const failure = endsRun(picture.failure) ? picture.failure : undefined;
  return { ...picture, machine: "running", bootedFrom: from, stage, failure };
}

/** The image ends over these; what the firmware said before may come after them, by the other stream of the log. */
function endsRun(failure: DesktopFailure | undefined): boolean {
  return failure?.cause === "bootFailed" || failure?.cause === "machineCrashed";
}

function withError(picture: RunPicture, text: string): RunPicture {
  const cause = causeOfErrorText(text) ?? "unknown";
  const { failure: known } = picture;
  if (known && namesCause(known.cause) && !namesCause(cause)) {
    return picture;
  }
  const failed: RunPicture = { ...picture, failure: { cause, text, exitCode: undefined } };
  return text.startsWith("Microsoft blocked") ? addHint(failed, { kind: "microsoftBlocked", text }) : failed;
}

/** The last step counts: the log holds the whole line of steps back until its end. */
function downloadProgress(text: string): StageProgress | undefined {
  const old = oldDownload.exec(text)?.[1];
  if (old !== undefined) {
    return { kind: "percent", percent: Math.min(100, Number(old)) };
  }
  const percents = [...text.matchAll(/(\d{1,3})%(?: → |\s*$)/g)];
  const percent = percents.at(-1)?.[1];
  if (percent !== undefined) {
    return { kind: "percent", percent: Math.min(100, Number(percent)) };
  }
  const sizes = [...text.matchAll(/(\d+(?:\.\d+)?) ([KMGT]?)B(?: → |\s*$)/g)];
  const size = sizes.at(-1);
  return size ? { kind: "bytes", bytes: toBytes(Number(size[1]), size[2] ?? "") } : undefined;
}
