import { isDeepStrictEqual } from "node:util";
import type { Engine, LogChunk } from "../engine/engine";
import { parseContainer, type ContainerRecord } from "./containerRecord";
import { deriveState, type DesktopState, type StorageFacts } from "./desktop";
import { readyLine } from "./installScript";
import { readyTokenLabel } from "./labels";
import { LineReader } from "./lineReader";
import { emptyPicture, readLine, readStatusPage, type RunPicture } from "./stageParser";
import { followStatusPage } from "./statusPage";

/** Of a run that is over, the end tells why. */
const linesOfAnEndedRun = 400;

export interface FollowOptions {
  readonly signal: AbortSignal;
  readonly onState: (state: DesktopState) => void;
}

/** Tells the state of a desktop now and at every change, until its container stops; the last one told is how it ended. */
export async function followRun(engine: Engine, id: string, options: FollowOptions): Promise<void> {
  const record = await inspect(engine, id, options.signal);
  const run = new Run(record, options.onState);
  if (record.status !== "running") {
    await run.readLog(
      engine.logs(id, { follow: "once", tail: linesOfAnEndedRun, ...sinceStart(record) }, options.signal),
      "once",
    );
    run.tell(record);
    return;
  }
  const page = new AbortController();
  const whole = AbortSignal.any([options.signal, page.signal]);
  try {
    void followStatusPage(engine, id, run, whole).catch(() => undefined);
    await run.readLog(engine.logs(id, { follow: "follow", ...sinceStart(record) }, options.signal), "follow");
  } finally {
    page.abort();
  }
  run.tell(await inspect(engine, id, options.signal));
}

async function inspect(engine: Engine, id: string, signal: AbortSignal): Promise<ContainerRecord> {
  return parseContainer(await engine.inspect("container", id, signal));
}

/** Earlier runs tell nothing about this one: an installation that was not shut down in order starts anew. */
function sinceStart({ startedAt }: ContainerRecord): { readonly since?: number } {
  return startedAt > 0 ? { since: startedAt } : {};
}

class Run {
  private picture: RunPicture = emptyPicture;
  private facts: StorageFacts = { isInstalled: false };
  private told: DesktopState | undefined;
  private readonly readyLine: string | undefined;

  constructor(
    private record: ContainerRecord,
    private readonly onState: (state: DesktopState) => void,
  ) {
    const token = record.labels[readyTokenLabel];
    this.readyLine = token === undefined ? undefined : readyLine(token);
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

  onInstalled(): void {
    this.facts = { isInstalled: true };
    this.tell();
  }

  onPage(fragment: string): void {
    this.picture = readStatusPage(this.picture, fragment);
    this.tell();
  }

  tell(record: ContainerRecord = this.record): void {
    this.record = record;
    const state = deriveState(record, this.picture, this.facts);
    if (!isDeepStrictEqual(state, this.told)) {
      this.told = state;
      this.onState(state);
    }
  }

  private readLines(lines: readonly string[]): void {
    for (const line of lines) {
      this.picture = readLine(this.picture, line, this.readyLine);
    }
  }
}
