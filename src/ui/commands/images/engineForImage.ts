import { pullForecast } from "../../../compatibility/pullForecast";
import type { Verdict } from "../../../compatibility/verdict";
import { workingReference } from "../../../compatibility/workingReference";
import type { DaemonMode, ImagePlatform } from "../../../engine/model";
import type { EngineTarget } from "../../pickers/pickEngine";
import type { Event } from "../../../platform/emitter";

/** An image that is wanted on an engine. */
export interface ImageJob {
  readonly reference: string;
  readonly target: EngineTarget;
}

/** What a job may use to get to an engine that can do it. */
export interface JobRouting {
  liveEngines(): readonly EngineTarget[];
  readonly onEnginesChange: Event<unknown>;
  /** Of this machine's Docker Desktop, where there is one that answers. */
  desktopMode(): DaemonMode | undefined;
  switchTo(mode: DaemonMode): Promise<"ready" | "stayed">;
  askToSwitch(job: ImageJob, needs: DaemonMode): Promise<"yes" | "no">;
  askToMove(job: ImageJob, other: EngineTarget, needs: DaemonMode): Promise<"yes" | "no">;
  askToReplace(job: ImageJob, verdict: Verdict, replacement: string): Promise<"yes" | "no">;
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
    case "fits":
    case "unknown":
      return job;
    case "otherSystem":
      return onOtherSystem(job, forecast.needs, routing);
    case "tooNew": {
      const { works } = forecast.verdict;
      const replacement = works && workingReference(job.reference, works.tag);
      if (replacement === undefined) {
        return job;
      }
      const answer = await routing.askToReplace(job, forecast.verdict, replacement);
      return answer === "yes" ? { ...job, reference: replacement } : undefined;
    }
  }
}

async function onOtherSystem(job: ImageJob, needs: DaemonMode, routing: JobRouting): Promise<ImageJob | undefined> {
  const isHere = isOnThisMachine(job.target);
  const fitting = routing.liveEngines().filter(({ snapshot }) => snapshot.info?.mode === needs);
  const neighbour = isHere ? fitting.find(isOnThisMachine) : undefined;
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
  return (await routing.askToMove(job, other, needs)) === "yes" ? { ...job, target: other } : undefined;
}

async function afterSwitch(job: ImageJob, needs: DaemonMode, routing: JobRouting): Promise<ImageJob | undefined> {
  if ((await routing.askToSwitch(job, needs)) === "no" || (await routing.switchTo(needs)) === "stayed") {
    return undefined;
  }
  return { ...job, target: await arrivalOf(needs, routing, job.target) };
}

/** The engine that came up; after the deadline the old one, whose words then say what is wrong. */
async function arrivalOf(mode: DaemonMode, routing: JobRouting, before: EngineTarget): Promise<EngineTarget> {
  const arrived = (): EngineTarget | undefined =>
    routing.liveEngines().find((target) => target.snapshot.info?.mode === mode && isOnThisMachine(target));
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

function isOnThisMachine({ snapshot }: EngineTarget): boolean {
  return /^(npipe|unix):/.test(snapshot.endpoint.host);
}
