import { isDeepStrictEqual } from "node:util";
import type { LogChunk } from "../desktopPlace";
import type { ContainerRecord } from "../containerRecord";
import { deriveState, noFacts, preparesMedium, type ContainerFacts, type DesktopState } from "../desktop";
import { readyTokenLabel } from "../labels";
import { LineReader } from "./lineReader";
import { readyLine } from "../oem/oemFiles";
import { PaceMeter } from "./paceMeter";
import { emptyPicture, readLine, readMachine, readStatusPage, withMachine, type RunPicture } from "./stageParser";
import type { StatusListener } from "./statusPage";
import { findVersion } from "../spec/versions";

/** What one run of a desktop's container has told so far, by its log and by its files; tells each state that follows of it. */
export class FollowedRun implements StatusListener {
  private picture: RunPicture = emptyPicture;
  private facts: ContainerFacts = noFacts;
  private told: DesktopState | undefined;
  /** What the files of the container tell of its machine, and those alone. */
  private machine: RunPicture = emptyPicture;
  /** The files of the container tell of its machine now, and no more of the time before. */
  private knowsMachine = false;
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
    return this.facts.mark === "present" && this.knowsMachine;
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

  onMachine(): void {
    this.knowsMachine = true;
    this.machine = readMachine(this.machine);
    this.picture = withMachine(this.picture, this.machine);
    this.tell();
  }

  /** The log has the same lines, unless it cannot be read, has lost its beginning, or is still read from there. */
  onSerial(line: string): void {
    this.machine = readLine(this.machine, line, this.readyLine);
    this.picture = withMachine(this.picture, this.machine);
    this.tell();
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
      this.forgetEarlierMark();
    }
    this.picture = withMachine(this.picture, this.machine);
  }

  /** An image that prepares a medium begins anew: the mark that was found at the start is of the disk before. */
  private forgetEarlierMark(): void {
    if (!this.knowsMachine && this.facts.mark === "present" && preparesMedium(this.picture)) {
      this.facts = { ...this.facts, mark: "absent" };
    }
  }
}
