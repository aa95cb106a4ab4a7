import { pullForecast } from "../../../compatibility/pullForecast";
import type { Hypervisor } from "../../../compatibility/hypervisor";
import type { Verdict } from "../../../compatibility/verdict";
import { workingReference } from "../../../compatibility/workingReference";
import type { NeededImage } from "../../../compatibility/systemsForecast";
import { isOnThisMachine } from "../../../engine/endpoints/isOnThisMachine";
import { EngineError } from "../../../engine/engineError";
import type { DaemonMode, ImagePlatform } from "../../../engine/model";
import type { EngineTarget } from "../../pickers/pickEngine";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { Event } from "../../../platform/emitter";
import { verdictOn } from "../../compatibility/verdictOn";

/** Something that is to be done on an engine. */
export interface Job {
  readonly target: EngineTarget;
  /** What it needs, as far as that is known. */
  readonly images?: readonly NeededImage[];
}

/** An image that is wanted on an engine. */
export interface ImageJob extends Job {
  readonly reference: string;
}

/** What a job may use to get to an engine that can do it. */
export interface JobRouting {
  liveEngines(): readonly EngineTarget[];
  readonly onEnginesChange: Event<unknown>;
  /** Of this machine's Docker Desktop, where there is one that answers. */
  desktopMode(): DaemonMode | undefined;
  hypervisorBehind(snapshot: EngineSnapshot): Promise<Hypervisor>;
  switchTo(mode: DaemonMode): Promise<"ready" | "stayed">;
  askToSwitch(needs: DaemonMode): Promise<"yes" | "no">;
  askToMove(other: EngineTarget, needs: DaemonMode): Promise<"yes" | "no">;
  /** That every Windows of the image is newer than the engine's, and no tag is known that would do. */
  tellTooNew(given: Verdict): Promise<void>;
  /** "anyway" only for what the engine does not refuse by itself. */
  askToReplace(given: Verdict, replacement: string): Promise<"yes" | "no" | "anyway">;
}

/** How long an engine may take to show up after a switch that has succeeded. */
const arrivalMs = 30_000;

/**
 * Where a job can be done: as it is, on the other engine, after a switch, or with a tag that runs here; undefined when the
 * user does not want that. What no engine here can do is left to the engine, which says so in its own words.
 */
export async function engineForImage(
  job: ImageJob,
  platforms: readonly ImagePlatform[],
  routing: JobRouting,
): Promise<ImageJob | undefined> {
  const { info } = job.target.snapshot;
  const forecast = info ? pullForecast(info, platforms) : ({ kind: "unknown" } as const);
  switch (forecast.kind) {
    case "unknown":
      return job;
    case "fits":
    case "tooNew": {
      const { snapshot } = job.target;
      const given = info && (await verdictOn(info, forecast.platform, async () => routing.hypervisorBehind(snapshot)));
      return given && isDoubtful(given) ? withWorkingTag(job, given, routing) : job;
    }
    case "otherSystem":
      return engineForMode(job, forecast.needs, routing);
  }
}

/** The engine will refuse it, or it is known or to be expected that it does not run. */
function isDoubtful({ kind, reason }: Verdict): boolean {
  return kind === "cannotRun" || (kind === "unknown" && reason !== "buildUnknown");
}

async function withWorkingTag(job: ImageJob, given: Verdict, routing: JobRouting): Promise<ImageJob | undefined> {
  const { works } = given;
  const replacement = works && workingReference(job.reference, works.tag);
  if (replacement === undefined || replacement === job.reference) {
    if (given.reason !== "imageNewer") {
      return job;
    }
    // The engine would refuse it in the words in which it refuses images of the other system.
    await routing.tellTooNew(given);
    return undefined;
  }
  switch (await routing.askToReplace(given, replacement)) {
    case "yes":
      return { ...job, reference: replacement };
    case "anyway":
      return job;
    case "no":
      return undefined;
  }
}

/** The job where containers of that system run; as it is where there is no such engine, undefined when that is not wanted. */
export async function engineForMode<J extends Job>(
  job: J,
  needs: DaemonMode,
  routing: JobRouting,
): Promise<J | undefined> {
  const isHere = isOnThisMachine(job.target.snapshot.endpoint);
  const fitting = routing.liveEngines().filter(({ snapshot }) => snapshot.info?.mode === needs);
  const neighbour = isHere ? fitting.find(({ snapshot }) => isOnThisMachine(snapshot.endpoint)) : undefined;
  if (neighbour) {
    return { ...job, target: neighbour };
  }
  const desktopMode = routing.desktopMode();
  if (isHere && desktopMode !== undefined && desktopMode !== needs) {
    return afterSwitch(job, needs, routing);
  }
  const [other] = fitting;
  if (!other) {
    return job;
  }
  return (await routing.askToMove(other, needs)) === "yes" ? { ...job, target: other } : undefined;
}

/**
 * Does the job; an engine that refuses it because of the system, which no registry had told, leads to the same question.
 * Undefined when the user does not want to go on elsewhere.
 */
export async function doWhereItFits<J extends Job>(
  job: J,
  routing: JobRouting,
  work: (job: J) => Promise<void>,
): Promise<J | undefined> {
  try {
    await work(job);
    return job;
  } catch (error) {
    if (!(error instanceof EngineError) || error.failure.kind !== "wrongMode") {
      throw error;
    }
    const { required, detail } = error.failure;
    if (isTooNew(job, required)) {
      throw new EngineError({ kind: "imageTooNew", detail }, { cause: error });
    }
    const names = namesForOtherProcessors(job, required);
    if (names.length > 0) {
      throw new EngineError({ kind: "notFound", object: "reference", id: names.join(", "), detail }, { cause: error });
    }
    const routed = await engineForMode(job, required, routing);
    if (routed?.target === job.target) {
      throw error;
    }
    if (routed) {
      await work(routed);
    }
    return routed;
  }
}

/** Windows refuses images that are newer than it in the words in which it refuses those for Linux. */
function isTooNew({ images = [] }: Job, required: DaemonMode): boolean {
  const isForWindows = ({ platforms }: NeededImage): boolean =>
    platforms.length > 0 && platforms.every(({ os }) => os === "windows");
  return required === "linux" && images.some(isForWindows);
}

/** Linux engines refuse Linux images of other processors in the words in which they refuse those for Windows. */
function namesForOtherProcessors({ images = [] }: Job, required: DaemonMode): readonly string[] {
  const areForLinux = images.every(
    ({ platforms }) => platforms.length > 0 && platforms.every(({ os }) => os === "linux"),
  );
  return required === "windows" && areForLinux ? images.map(({ name }) => name) : [];
}

async function afterSwitch<J extends Job>(job: J, needs: DaemonMode, routing: JobRouting): Promise<J | undefined> {
  if ((await routing.askToSwitch(needs)) === "no" || (await routing.switchTo(needs)) === "stayed") {
    return undefined;
  }
  return { ...job, target: await arrivalOf(needs, routing, job.target) };
}

/** The engine that came up; after the deadline the old one, whose words then say what is wrong. */
async function arrivalOf(mode: DaemonMode, routing: JobRouting, before: EngineTarget): Promise<EngineTarget> {
  const arrived = (): EngineTarget | undefined =>
    routing
      .liveEngines()
      .find((target) => target.snapshot.info?.mode === mode && isOnThisMachine(target.snapshot.endpoint));
  return (
    arrived() ??
    new Promise((resolve) => {
      const end = (target: EngineTarget): void => {
        clearTimeout(timer);
        listener.dispose();
        resolve(target);
      };
      const timer = setTimeout(() => end(before), arrivalMs);
      const listener = routing.onEnginesChange(() => {
        const target = arrived();
        if (target) {
          end(target);
        }
      });
    })
  );
}
