import type { DaemonMode } from "../engine/model";
import { isAbortError } from "../platform/abort";
import type { ContextChange, CurrentContext, FailedWay, ModeAnswer, SwitchOptions, SwitchOutcome } from "./mode";
import { SwitchJourney, usualSwitchTimes, type SwitchPorts, type SwitchTimes } from "./switchJourney";
import { switchWays, type SwitchWay } from "./switchWays";
import { tryWay, watchEngine, type WayResult } from "./tryWay";

/** Docker Desktop may write its context a moment after the engine answers; only what stays missing is told. */
const contextSettleMs = 1_000;

/** Switches Docker Desktop to `target`. What the active engine answers decides, never what a program returns. */
export async function switchMode(
  target: DaemonMode,
  ports: SwitchPorts,
  options: SwitchOptions,
  times: SwitchTimes = usualSwitchTimes,
): Promise<SwitchOutcome> {
  const { desktop } = ports;
  if (desktop === undefined) {
    return { kind: "noDockerDesktop" };
  }
  const before = await ports.readCurrentContext();
  const journey = new SwitchJourney(target, ports, options, times);
  const asked: SwitchWay[] = [];
  try {
    const first = await journey.look();
    if (journey.hasArrived) {
      return { kind: "alreadyThere", context: await contextChange(before, ports) };
    }
    if (first.kind === "silent" && first.failure.kind === "paused") {
      const context = await contextChange(before, ports);
      return { kind: "refused", reason: "paused", text: "", lastSeen: first, context };
    }
    return await tryWays(switchWays(target, desktop), { journey, before, asked });
  } catch (error) {
    if (options.signal.aborted && isAbortError(error)) {
      return { kind: "cancelled", wasAsked: asked.length > 0 ? "asked" : "notAsked", lastSeen: await askLast(ports) };
    }
    throw error;
  }
}

interface Trip {
  readonly journey: SwitchJourney;
  readonly before: CurrentContext;
  /** Filled as we go: what Docker Desktop was really asked. */
  readonly asked: SwitchWay[];
}

async function tryWays(ways: readonly SwitchWay[], trip: Trip): Promise<SwitchOutcome> {
  const { journey } = trip;
  const failedWays: FailedWay[] = [];
  for (const way of ways) {
    const result = await tryOne(way, trip);
    if (result.kind === "declined") {
      const wasAsked = trip.asked.length > 0 ? "asked" : "notAsked";
      return { kind: "cancelled", wasAsked, lastSeen: await askLast(journey.ports) };
    }
    if (result.kind !== "leadsNowhere") {
      return outcomeOf(result, way, failedWays, trip);
    }
    const failed: FailedWay = { way: way.name, failure: result.failure };
    failedWays.push(failed);
    journey.options.onProgress({ kind: "wayFailed", failed });
  }
  return {
    kind: "noWayWorked",
    failedWays,
    lastSeen: await askLast(journey.ports),
    context: await contextChange(trip.before, journey.ports),
  };
}

async function tryOne(way: SwitchWay, { journey, asked }: Trip): Promise<WayResult | { readonly kind: "declined" }> {
  const { options } = journey;
  if (way.file === undefined) {
    return { kind: "leadsNowhere", failure: { kind: "missing", text: "" } };
  }
  if (way.needsMode === "knownToBeOther" && journey.lastSeen?.kind !== "answered") {
    return { kind: "leadsNowhere", failure: { kind: "modeUnknown" } };
  }
  const ask = options.mayStopOtherEngine;
  if (way.otherEngine === "stopped" && ask) {
    if ((await journey.withoutTheClock(ask)) === "no") {
      return { kind: "declined" };
    }
    // While the person was thinking, what was asked before may have begun to work.
    await journey.look();
    if (journey.hasArrived || journey.engineWent) {
      return watchEngine(journey);
    }
  }
  options.onProgress({ kind: "asking", way: way.name });
  asked.push(way);
  return tryWay(way, way.file, journey);
}

async function outcomeOf(
  result: Exclude<WayResult, { kind: "leadsNowhere" }>,
  way: SwitchWay,
  failedWays: readonly FailedWay[],
  { journey, before }: Trip,
): Promise<SwitchOutcome> {
  const { ports } = journey;
  const context = await contextChange(before, ports);
  switch (result.kind) {
    case "arrived":
      return { kind: "switched", elapsedMs: result.elapsedMs, way: way.name, context };
    case "refused":
      return { ...result, lastSeen: await askLast(ports), context };
    case "cameBack":
      return { kind: "cameBackOnOldSide", text: result.text, context };
    case "outOfTime":
      return { kind: "timedOut", elapsedMs: journey.elapsedMs, lastSeen: await askLast(ports), failedWays, context };
  }
}

/** The state things are in, asked anew: what was seen before may be a poll old. */
async function askLast(ports: SwitchPorts): Promise<ModeAnswer> {
  return ports.askMode(new AbortController().signal);
}

async function contextChange(before: CurrentContext, ports: SwitchPorts): Promise<ContextChange> {
  const now = await ports.readCurrentContext();
  if (now.state === "there" || before.state === "missing") {
    return { before, now };
  }
  await ports.sleep(contextSettleMs, new AbortController().signal);
  return { before, now: await ports.readCurrentContext() };
}
