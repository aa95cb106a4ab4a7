import { isDeepStrictEqual } from "node:util";
import type { Engine, LogChunk } from "../../engine/engine";
import { sleep } from "../../platform/abort";
import { readContainer, type ContainerRecord } from "../containerRecord";
import { deriveState, noFacts, type ContainerFacts, type DesktopState } from "../desktop";
import { readyLine } from "../oem/oemFiles";
import { readyTokenLabel } from "../labels";
import { LineReader } from "./lineReader";
import { PaceMeter } from "./paceMeter";
import { emptyPicture, readLine, readStatusPage, type RunPicture } from "./stageParser";
import { followStatusPage, type StatusListener } from "./statusPage";
import { findVersion } from "../spec/versions";

/** Of a run that is over, the end tells why. */
const linesOfAnEndedRun = 2_000;
/** How much later than its first words a busy engine dates the start of a container. */
const lateStartSeconds = 2;
const statusRetryMs = 3_000;
/** A stage that has come to a stand tells nothing, which changes the estimate too. */
const paceMs = 5_000;

export interface FollowOptions {
  readonly signal: AbortSignal;
  readonly onState: (state: DesktopState) => void;
}

/** Tells the state of a desktop now and at every change, until its container stops; the last one told is how it ended. */
export async function followRun(engine: Engine, id: string, options: FollowOptions): Promise<void> {
  const record = await readContainer(engine, id, options.signal);
  const run = new Run(record, options.onState);
  if (record.status !== "running") {
    await readEnd(engine, record, run, options.signal);
    // One that ended at once said why before its engine wrote down that it had started.
    if (record.exitCode !== 0 && !run.knowsFailure) {
      await readEnd(engine, { ...record, startedAt: record.startedAt - lateStartSeconds }, run, options.signal);
    }
    run.tell(record);
    return;
  }
  const page = new AbortController();
  const whole = AbortSignal.any([options.signal, page.signal]);
  const timer = setInterval(() => run.tell(), paceMs);
  try {
    // It only ends by the abort below: what its stream breaks of is tried again.
    void keepStatusPage(engine, record, run, whole).catch(() => undefined);
    await run.readLog(engine.logs(id, { follow: "follow", ...sinceStart(record) }, options.signal), "follow");
  } finally {
    clearInterval(timer);
    page.abort();
  }
  const last = await readContainer(engine, id, options.signal);
  // An engine may end the log of a container that ended at once before its last words were in it.
  if (last.status === "exited" && !run.knowsFailure) {
    await readEnd(engine, record, run, options.signal);
  }
  run.tell(last);
}

async function readEnd(engine: Engine, record: ContainerRecord, run: Run, signal: AbortSignal): Promise<void> {
  const words = { follow: "once", tail: linesOfAnEndedRun, ...sinceStart(record) } as const;
  await run.readLog(engine.logs(record.id, words, signal), "once");
}

/** Until the mark is there; a stream that broke is taken up again. */
async function keepStatusPage(engine: Engine, record: ContainerRecord, run: Run, signal: AbortSignal): Promise<void> {
  const question = { id: record.id, remoteDesktop: readyTokenLabel in record.labels ? "leave" : "ask" } as const;
  while (!signal.aborted && !run.isMarked) {
    // A page that is not served yet, or not any more, is asked for again; the log tells what matters meanwhile.
    await followStatusPage(engine, question, run, signal).catch(() => undefined);
    await sleep(statusRetryMs, signal);
  }
}

/**
 * Earlier runs tell nothing about this one: an installation that was not shut down in order starts anew. A busy engine
 * writes down that a container started after its first words, so a run that goes on is read from the end of the one before.
 */
function sinceStart({ status, startedAt, finishedAt }: ContainerRecord): { readonly since?: number } {
  const since = status === "running" && finishedAt <= startedAt ? finishedAt : startedAt;
  return since > 0 ? { since } : {};
}

class Run implements StatusListener {
  private picture: RunPicture = emptyPicture;
  private facts: ContainerFacts = noFacts;
  private told: DesktopState | undefined;
  private readonly readyLine: string | undefined;
  private readonly meter: PaceMeter;

  constructor(
    private record: ContainerRecord,
    private readonly onState: (state: DesktopState) => void,
  ) {
    const token = record.labels[readyTokenLabel];
    this.readyLine = token === undefined ? undefined : readyLine(token);
    const download = findVersion(record.environment.VERSION ?? "")?.downloadGB;
    this.meter = new PaceMeter(download === undefined ? undefined : download * 1e9);
  }

  get knowsFailure(): boolean {
    return this.picture.failure !== undefined;
  }

  /** Before its machine runs, the image may still take the mark away. */
  get isMarked(): boolean {
    return this.facts.mark === "present" && this.picture.machine === "running";
  }

  /** The two streams are two texts: lines of one may begin in the middle of a line of the other. */
  async readLog(chunks: AsyncIterable<LogChunk>, mode: "once" | "follow"): Promise<void> {
    const readers = { stdout: new LineReader(), stderr: new LineReader() };
    for await (const { stream, data } of chunks) {
      this.readLines(readers[stream].push(data));
      if (mode === "follow") {
        this.tell();
      }
    }
    this.readLines([...readers.stdout.end(), ...readers.stderr.end()]);
  }

  onVersion(imageVersion: string): void {
    this.learn({ imageVersion });
  }

  onMark(mark: "present" | "absent"): void {
    this.learn({ mark });
  }

  onRemoteDesktop(): void {
    this.learn({ remoteDesktop: "answers" });
  }

  onPage(fragment: string): void {
    this.picture = readStatusPage(this.picture, fragment);
    this.tell();
  }

  tell(record: ContainerRecord = this.record): void {
    this.record = record;
    const { picture, facts } = this;
    const pace = this.meter.measure(picture.stage, Date.now());
    const state = deriveState(record, { picture, facts, pace });
    if (!isDeepStrictEqual(state, this.told)) {
      this.told = state;
      this.onState(state);
    }
  }

  private learn(news: Partial<ContainerFacts>): void {
    this.facts = { ...this.facts, ...news };
    this.tell();
  }

  private readLines(lines: readonly string[]): void {
    for (const line of lines) {
      this.picture = readLine(this.picture, line, this.readyLine);
    }
  }
}
