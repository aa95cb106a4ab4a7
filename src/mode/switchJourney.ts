import type { DaemonMode } from "../engine/model";
import type { Event } from "../platform/emitter";
import type { runProgram } from "../platform/runProgram";
import type { Foreseen } from "./foresee";
import type { CurrentContext, DockerDesktop, Finding, ModeAnswer, SwitchOptions } from "./mode";

/** What a switch needs of the machine. */
export interface SwitchPorts {
  readonly desktop: DockerDesktop | undefined;
  /** Asks the active engine, over a new connection, within a few seconds. */
  askMode(signal: AbortSignal): Promise<ModeAnswer>;
  readonly runProgram: typeof runProgram;
  /** What the machine tells beforehand, within a few seconds. */
  foresee(answer: ModeAnswer, signal: AbortSignal): Promise<Foreseen>;
  /** The containers that run on the active engine; undefined when it does not tell. */
  runningContainers(signal: AbortSignal): Promise<readonly string[] | undefined>;
  /** Why the engine did not come; `settings`: as far as its settings tell. */
  findCauses(where: "everywhere" | "settings"): Promise<readonly Finding[]>;
  readCurrentContext(): Promise<CurrentContext>;
  /** Fires when the mode may have changed, so that nobody waits out a poll; absent: polls decide. */
  readonly onDidChangeMode?: Event<unknown>;
  nowMs(): number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface SwitchTimes {
  /** Of the whole switch. */
  readonly deadlineMs: number;
  readonly pollMs: number;
  readonly stillWorkingMs: number;
  /** Of one program: it may never return, e.g. while Docker Desktop does not run. */
  readonly programMs: number;
  /** An engine that went, and has answered on the old side again for so long, came back for good. */
  readonly settleMs: number;
  /** One that is as it was this long after the program's end will not move any more: the old one may let go late. */
  readonly quietMs: number;
  /** For a program to end by itself once the engine is there. */
  readonly graceMs: number;
}

export const usualSwitchTimes: SwitchTimes = {
  deadlineMs: 180_000,
  pollMs: 1_000,
  stillWorkingMs: 30_000,
  programMs: 60_000,
  settleMs: 5_000,
  quietMs: 30_000,
  graceMs: 2_000,
};

/** One switch on its way: what was seen of the active engine, and when. */
export class SwitchJourney {
  private readonly beganAt: number;
  private pausedMs = 0;
  private saidStillWorking = false;
  private onOldSideSince: number | undefined;
  private lastAnswer: ModeAnswer | undefined;
  /** The active engine answered on the old side, and then it did not: the switch is under way. */
  engineWent = false;

  constructor(
    readonly target: DaemonMode,
    readonly ports: SwitchPorts,
    readonly options: SwitchOptions,
    readonly times: SwitchTimes,
  ) {
    this.beganAt = ports.nowMs();
  }

  get elapsedMs(): number {
    return this.ports.nowMs() - this.beganAt - this.pausedMs;
  }

  get remainingMs(): number {
    return Math.max(0, this.times.deadlineMs - this.elapsedMs);
  }

  /** At most a part of all the time there is, so that every way gets its turn. */
  get quietMs(): number {
    return Math.min(this.times.quietMs, this.times.deadlineMs / 6);
  }

  /** What the last look saw. */
  get lastSeen(): ModeAnswer | undefined {
    return this.lastAnswer;
  }

  get hasArrived(): boolean {
    return this.lastAnswer?.kind === "answered" && this.lastAnswer.mode === this.target;
  }

  /** How long the engine has been answering on the old side without a break. */
  get onOldSideForMs(): number {
    return this.onOldSideSince === undefined ? 0 : this.ports.nowMs() - this.onOldSideSince;
  }

  /** Asks the engine and remembers what it said. */
  async look(): Promise<ModeAnswer> {
    const answer = await this.ask();
    const wasOnOldSide = this.onOldSideSince !== undefined;
    if (answer.kind === "answered" && answer.mode !== this.target) {
      this.onOldSideSince ??= this.ports.nowMs();
    } else {
      this.onOldSideSince = undefined;
    }
    if (answer.kind === "silent" && wasOnOldSide && !this.engineWent) {
      this.engineWent = true;
      this.options.onProgress({ kind: "engineWent" });
    }
    this.lastAnswer = answer;
    this.sayStillWorking(answer);
    return answer;
  }

  /** Waits for the next look: a poll, or less when the mode changed or `sooner` came. */
  async pause(sooner: Promise<unknown>): Promise<void> {
    const milliseconds = Math.min(this.times.pollMs, this.remainingMs);
    await this.unlessModeChanges(async (signal) => Promise.race([this.ports.sleep(milliseconds, signal), sooner]));
  }

  /** Time in which a person thinks is not Docker Desktop's. */
  async withoutTheClock<T>(question: () => Promise<T>): Promise<T> {
    const askedAt = this.ports.nowMs();
    try {
      return await question();
    } finally {
      this.pausedMs += this.ports.nowMs() - askedAt;
    }
  }

  /** A question that the engine left hanging when it went is not worth its deadline once the mode is seen to change. */
  private async ask(): Promise<ModeAnswer> {
    for (;;) {
      const answer = await this.unlessModeChanges(async (signal) => this.ports.askMode(signal));
      if (answer !== undefined) {
        return answer;
      }
    }
  }

  /** Undefined when the mode changed first; rejects when the switch is cancelled. */
  private async unlessModeChanges<T>(wait: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    const changed = new AbortController();
    const listener = this.ports.onDidChangeMode?.(() => {
      changed.abort();
    });
    try {
      return await wait(AbortSignal.any([this.options.signal, changed.signal]));
    } catch (error) {
      this.options.signal.throwIfAborted();
      if (!changed.signal.aborted) {
        throw error;
      }
      return undefined;
    } finally {
      listener?.dispose();
      changed.abort();
    }
  }

  private sayStillWorking(lastSeen: ModeAnswer): void {
    const { elapsedMs } = this;
    if (!this.hasArrived && !this.saidStillWorking && elapsedMs >= this.times.stillWorkingMs) {
      this.saidStillWorking = true;
      this.options.onProgress({ kind: "stillWorking", elapsedMs, lastSeen });
    }
  }
}
