import type { DaemonMode } from "../engine/model";
import { isAbortError } from "../platform/abort";
import type { Foreseen } from "./foresee";
import type { ContextChange, CurrentContext, FailedWay, ModeAnswer, SwitchOptions, SwitchOutcome } from "./mode";
import { recogniseRefusal } from "./refusal";
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
    const { refusal, permission } = await lookAhead(first, journey);
    if (refusal) {
      const { reason, evidence: text } = refusal;
      const context = await contextChange(before, ports);
      return { kind: "refused", reason, text, told: "foreseen", lastSeen: first, findings: [], context };
    }
    if (permission === "expected" && (await mayNeedPermission(journey)) === "no") {
      return { kind: "cancelled", wasAsked: "notAsked", lastSeen: first };
    }
    return await tryWays(switchWays(target, desktop), { journey, before, asked, permission });
  } catch (error) {
    if (options.signal.aborted && isAbortError(error)) {
      return { kind: "cancelled", wasAsked: asked.length > 0 ? "asked" : "notAsked", lastSeen: await askLast(ports) };
    }
    throw error;
  }
}

/** What hinders the switch, as far as it counts. A Docker Desktop that is paused says so itself. */
async function lookAhead(first: ModeAnswer, { ports, options }: SwitchJourney): Promise<Foreseen> {
  if (first.kind === "silent" && first.failure.kind === "paused") {
    return { refusal: { reason: "paused", evidence: "" }, permission: "notExpected" };
  }
  const foreseen = await ports.foresee(first, options.signal);
  return options.foreseen === "ignored" ? { ...foreseen, refusal: undefined } : foreseen;
}

async function mayNeedPermission(journey: SwitchJourney): Promise<"yes" | "no"> {
  const ask = journey.options.mayNeedPermission;
  return ask ? journey.withoutTheClock(ask) : "yes";
}

interface Trip {
  readonly journey: SwitchJourney;
  readonly before: CurrentContext;
  /** Filled as we go: what Docker Desktop was really asked. */
  readonly asked: SwitchWay[];
  readonly permission: Foreseen["permission"];
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

async function tryOne(way: SwitchWay, trip: Trip): Promise<WayResult | { readonly kind: "declined" }> {
  const { journey, asked, permission } = trip;
  const { options } = journey;
  if (way.file === undefined) {
    return { kind: "leadsNowhere", failure: { kind: "missing", text: "" } };
  }
  if (way.needsMode === "knownToBeOther" && journey.lastSeen?.kind !== "answered") {
    return { kind: "leadsNowhere", failure: { kind: "modeUnknown" } };
  }
  const ask = options.mayStopOtherEngine;
  if (way.otherEngine === "stopped" && ask) {
    const running = await journey.ports.runningContainers(options.signal);
    if ((await journey.withoutTheClock(async () => ask(running))) === "no") {
      return { kind: "declined" };
    }
    // While the person was thinking, what was asked before may have begun to work.
    await journey.look();
    if (journey.hasArrived || journey.engineWent) {
      return watchEngine(journey);
    }
  }
  options.onProgress({ kind: "asking", way: way.name });
  const programMs = asked.length === 0 ? timeOfFirst(permission, journey) : journey.times.programMs;
  asked.push(way);
  return tryWay(way, way.file, journey, programMs);
}

/** Ended while Windows asks a person, the first request would still be granted, and another way would take it back. */
function timeOfFirst(permission: Foreseen["permission"], { options, times, remainingMs }: SwitchJourney): number {
  if (permission === "notExpected") {
    return times.programMs;
  }
  options.onProgress({ kind: "permissionExpected" });
  return remainingMs;
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
      return {
        ...result,
        told: "byDockerDesktop",
        lastSeen: await askLast(ports),
        findings: await ports.findCauses("settings"),
        context,
      };
    case "cameBack":
      return { kind: "cameBackOnOldSide", text: result.text, findings: await ports.findCauses("settings"), context };
    case "outOfTime":
      return outOfTime(failedWays, context, journey);
  }
}

/** An engine that fails by itself says why to whoever asks it. */
async function outOfTime(
  failedWays: readonly FailedWay[],
  context: ContextChange,
  { ports, elapsedMs }: SwitchJourney,
): Promise<SwitchOutcome> {
  const lastSeen = await askLast(ports);
  const findings = await ports.findCauses(lastSeen.kind === "silent" ? "everywhere" : "settings");
  const text = lastSeen.kind === "silent" && "detail" in lastSeen.failure ? lastSeen.failure.detail : "";
  const reason = recogniseRefusal(text);
  return reason
    ? { kind: "refused", reason, text, told: "byDockerDesktop", lastSeen, findings, context }
    : { kind: "timedOut", elapsedMs, lastSeen, failedWays, findings, context };
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
