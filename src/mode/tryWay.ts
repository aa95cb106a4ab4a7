import type { ProgramResult } from "../platform/runProgram";
import type { ModeAnswer, RefusalReason, WayFailure } from "./mode";
import { recogniseRefusal } from "./refusal";
import type { SwitchJourney, SwitchPorts } from "./switchJourney";
import type { SwitchWay } from "./switchWays";

export type WayResult =
  | { readonly kind: "arrived"; readonly elapsedMs: number }
  | { readonly kind: "leadsNowhere"; readonly failure: WayFailure }
  | { readonly kind: "refused"; readonly reason: RefusalReason; readonly text: string }
  | { readonly kind: "cameBack"; readonly text: string }
  | { readonly kind: "outOfTime" };

/** A program under way, and how it ended once it has. */
interface Running {
  readonly ended: Promise<unknown>;
  end: { readonly result: ProgramResult; readonly at: number } | undefined;
}

/**
 * Starts the program and watches the engine, which alone decides; the program's end only says how long to hope.
 * @param programMs after which the program is ended
 */
export async function tryWay(
  way: SwitchWay,
  file: string,
  journey: SwitchJourney,
  programMs: number,
): Promise<WayResult> {
  const stop = new AbortController();
  const signal = AbortSignal.any([journey.options.signal, stop.signal]);
  const deadlineMs = Math.min(programMs, journey.remainingMs);
  const running = watched(journey.ports, journey.ports.runProgram(file, way.args, { signal, deadlineMs }));
  try {
    const result = await watchEngine(journey, running);
    if (result.kind === "arrived") {
      await Promise.race([running.ended, journey.ports.sleep(journey.times.graceMs, stop.signal)]);
    }
    return result;
  } finally {
    stop.abort();
  }
}

/** Watches the engine until something is decided. Without a program: one that is on its way by itself. */
export async function watchEngine(journey: SwitchJourney, running?: Running): Promise<WayResult> {
  const never = new Promise(() => undefined);
  const alone: Running["end"] = {
    result: { kind: "exited", code: 0, stdout: "", stderr: "" },
    at: journey.ports.nowMs(),
  };
  for (;;) {
    const end = running ? running.end : alone;
    const seen = await journey.look();
    const result = judge(end, seen, journey);
    if (result) {
      return result;
    }
    await journey.pause(end || !running ? never : running.ended);
  }
}

function watched(ports: SwitchPorts, program: Promise<ProgramResult>): Running {
  const result = program.catch((error: unknown): ProgramResult => ({ kind: "missing", detail: String(error) }));
  const running: Running = {
    end: undefined,
    ended: result.then((it) => {
      running.end = { result: it, at: ports.nowMs() };
    }),
  };
  return running;
}

/** What is decided by now, if anything. `end` is older than `seen`: the engine was asked after the program had ended. */
function judge(end: Running["end"], seen: ModeAnswer, journey: SwitchJourney): WayResult | undefined {
  if (journey.hasArrived) {
    return { kind: "arrived", elapsedMs: journey.elapsedMs };
  }
  if (journey.remainingMs === 0) {
    return { kind: "outOfTime" };
  }
  if (end === undefined) {
    return undefined;
  }
  const text = textOf(end.result);
  const reason = recogniseRefusal(text);
  if (reason !== undefined) {
    return { kind: "refused", reason, text };
  }
  if (journey.engineWent) {
    return journey.onOldSideForMs >= journey.times.settleMs ? { kind: "cameBack", text } : undefined;
  }
  return judgeStandstill(end.result, journey.ports.nowMs() - end.at, seen, journey);
}

/** The program has ended, and the engine is as it was. */
function judgeStandstill(
  result: ProgramResult,
  sinceMs: number,
  seen: ModeAnswer,
  { times, quietMs }: SwitchJourney,
): WayResult | undefined {
  const text = textOf(result);
  switch (result.kind) {
    case "missing":
      return { kind: "leadsNowhere", failure: { kind: "missing", text } };
    case "timedOut":
      return { kind: "leadsNowhere", failure: { kind: "hung", afterMs: times.programMs, text } };
    case "exited": {
      const { code } = result;
      // What the codes mean is not documented: after any of them the engine may still go, and the next way switch it back.
      // A silent engine may be about to come up; one that goes on answering on the old side is not.
      const isStill = sinceMs >= quietMs && (code !== 0 || seen.kind === "answered");
      const failure: WayFailure =
        code === 0 ? { kind: "nothingHappened", text } : { kind: "exited", exitCode: code, text };
      return isStill ? { kind: "leadsNowhere", failure } : undefined;
    }
  }
}

function textOf(result: ProgramResult): string {
  if (result.kind === "missing") {
    return result.detail;
  }
  return [result.stderr, result.stdout]
    .map((it) => it.trim())
    .filter((it) => it !== "")
    .join("\n");
}
