import { EngineError } from "../../engine/engineError";
import { sleep } from "../../platform/clock";
import { isAnnounced } from "./announcement";
import type { ContainerRecord } from "../containerRecord";
import type { DesktopState } from "../desktop";
import type { DesktopPlace } from "../desktopPlace";
import { FollowedRun } from "./followedRun";
import { readyTokenLabel } from "../labels";
import { followStatusPage, type StatusQuestion } from "./statusPage";

/** Of a run that is over, the end tells why. */
const linesOfAnEndedRun = 2_000;
/** How much later than its end a busy engine dates the last words of a run; the next one takes longer to say anything. */
const lateWordsSeconds = 0.2;
/** How much later than its first words a busy engine dates the start of a container. */
const lateStartSeconds = 10;
const statusRetryMs = 3_000;
/** A stage that has come to a stand tells nothing, which changes the estimate too. */
const paceMs = 5_000;
/** Where no log ends with the container, and between two runs of one that the engine starts again. */
const endPollMs = 1_000;

export interface FollowOptions {
  readonly signal: AbortSignal;
  readonly onState: (state: DesktopState) => void;
}

/**
 * Tells the state of a desktop now and at every change, until its container stops; the last one told is how it ended. One
 * that runs again before anybody could look is followed on.
 */
export async function followRun(place: DesktopPlace, id: string, options: FollowOptions): Promise<void> {
  let last = await followOnce(place, id, options);
  while (last.status === "running" || last.status === "restarting") {
    await sleep(endPollMs, options.signal);
    last = await followOnce(place, id, options);
  }
}

/** @returns what became of it */
async function followOnce(
  place: DesktopPlace,
  id: string,
  { signal, onState }: FollowOptions,
): Promise<ContainerRecord> {
  const record = await place.record(id, signal);
  const run = new FollowedRun(record, onState);
  if (record.status !== "running") {
    await readEnd(place, record, run, signal);
    if (record.exitCode !== 0 && !run.knowsFailure) {
      await readEarlyWords(place, record, run, signal);
    }
    run.tell(record);
    return record;
  }
  const page = new AbortController();
  const timer = setInterval(() => run.tell(), paceMs);
  try {
    // It only ends by the abort below: what its stream breaks of is tried again.
    void keepStatusPage(place, record, run, AbortSignal.any([signal, page.signal])).catch(() => undefined);
    await readToEnd(place, record, run, signal);
  } finally {
    clearInterval(timer);
    page.abort();
  }
  const last = await place.record(id, signal);
  // An engine may end the log of a container that ended at once before its last words were in it.
  if (last.status === "exited" && !run.knowsFailure) {
    await readEnd(place, record, run, signal);
  }
  if (last.status !== "running") {
    run.tell(last);
  }
  return last;
}

/** A log that cannot be read says nothing, and ends nothing: the container's files tell the rest. */
async function readToEnd(
  place: DesktopPlace,
  record: ContainerRecord,
  run: FollowedRun,
  signal: AbortSignal,
): Promise<void> {
  try {
    await run.readLog(place.logs(record.id, { follow: "follow", ...sinceStart(record) }, signal), "follow");
  } catch (error) {
    passIfWithoutLog(error);
    run.tell();
    await untilItEnds(place, record, signal);
  }
}

async function untilItEnds(
  place: DesktopPlace,
  { id, startedAt }: ContainerRecord,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await sleep(endPollMs, signal);
    const now = await place.record(id, signal);
    if (now.status !== "running" || now.startedAt !== startedAt) {
      return;
    }
  }
}

async function readEnd(
  place: DesktopPlace,
  record: ContainerRecord,
  run: FollowedRun,
  signal: AbortSignal,
): Promise<void> {
  const words = { follow: "once", tail: linesOfAnEndedRun, ...sinceStart(record) } as const;
  await run.readLog(place.logs(record.id, words, signal), "once").catch(passIfWithoutLog);
}

/** One that ended at once said why before its engine wrote down that it had started. */
async function readEarlyWords(
  place: DesktopPlace,
  record: ContainerRecord,
  run: FollowedRun,
  signal: AbortSignal,
): Promise<void> {
  const early = new FollowedRun(record, () => undefined);
  await readEnd(place, { ...record, startedAt: record.startedAt - lateStartSeconds }, early, signal);
  if (early.knowsFailure) {
    // These may be the last words of the run before: from further back the first line of each run tells them apart.
    await readEnd(place, { ...record, startedAt: 0 }, run, signal);
  }
}

/** Engines refuse to read what went to the log driver "none", or to a service elsewhere. */
function passIfWithoutLog(error: unknown): void {
  const kind = error instanceof EngineError ? error.failure.kind : undefined;
  if (kind !== "engineFailed" && kind !== "refused") {
    throw error;
  }
}

/** Until the mark is there; a stream that broke is taken up again. */
async function keepStatusPage(
  place: DesktopPlace,
  record: ContainerRecord,
  run: FollowedRun,
  signal: AbortSignal,
): Promise<void> {
  const remoteDesktop = isAnnounced(record) ? "leave" : "ask";
  const question: StatusQuestion = { id: record.id, token: record.labels[readyTokenLabel], remoteDesktop };
  while (!signal.aborted && !run.isMarked) {
    // A page that is not served yet, or not any more, is asked for again; the log tells what matters meanwhile.
    await followStatusPage(place, question, run, signal).catch(() => undefined);
    await sleep(statusRetryMs, signal);
  }
}

/**
 * Earlier runs tell nothing about this one: an installation that was not shut down in order starts anew. A busy engine
 * writes down that a container started after its first words, so a run that goes on is read from the end of the one before.
 */
function sinceStart({ status, startedAt, finishedAt }: ContainerRecord): { readonly since?: number } {
  const isFirst = finishedAt === 0;
  const goesOn = status === "running" && finishedAt <= startedAt;
  if (goesOn && isFirst) {
    return {};
  }
  const since = goesOn ? Math.min(finishedAt + lateWordsSeconds, startedAt) : startedAt;
  return since > 0 ? { since } : {};
}
