import type { ConnectEngine } from "../engine/engine";
import { EngineError } from "../engine/engineError";
import type { DaemonMode } from "../engine/model";
import { isAbortError } from "../platform/abort";
import { sleep, systemClock, type Clock } from "../platform/clock";
import { Emitter, type Disposable, type Event } from "../platform/emitter";
import type { Logger } from "../platform/logger";
import { activeEndpoint, askMode } from "./activeEngine";
import { askUntilAnswered } from "./askUntilAnswered";
import type { DockerDesktop, ModeAnswer, ModeMonitor, ModeState } from "./mode";

export interface MonitorTimes {
  /** Between two questions while the engine is expected back any moment: decides how soon a new mode is seen. */
  readonly eagerMs: number;
  /** How long it is expected back any moment after it was lost: as long as a switch may take. */
  readonly eagerForMs: number;
  /** Between two questions to an engine that does not seem to come. */
  readonly patientMs: number;
  /** A connection through Docker Desktop may outlive a switch made from its tray menu, so now and then we ask anew. */
  readonly reassureMs: number;
}

const usualTimes: MonitorTimes = { eagerMs: 200, eagerForMs: 180_000, patientMs: 15_000, reassureMs: 30_000 };

/** A stream that ends sooner than this never really stood. */
const firmStreamMs = 1_000;

/**
 * Follows the mode without polling while all is well: it holds an event stream of the active engine, and the end of that
 * stream is what says "ask again".
 */
export class LiveModeMonitor implements ModeMonitor {
  private readonly changed: Emitter<ModeState>;
  private shown: ModeState = { kind: "absent" };
  private observed: ModeState = { kind: "absent" };
  private host: string | undefined;
  private target: DaemonMode | undefined;
  private eagerUntil = -Infinity;
  private life = new AbortController();

  constructor(
    private readonly connect: ConnectEngine,
    private readonly logger: Logger,
    private readonly times: MonitorTimes = usualTimes,
    private readonly clock: Clock = systemClock,
  ) {
    this.changed = new Emitter<ModeState>((error) => {
      logger.error("A listener of the mode failed", error);
    });
  }

  get state(): ModeState {
    return this.shown;
  }

  get onDidChange(): Event<ModeState> {
    return this.changed.event;
  }

  /** Follows this installation from now on. Its first answer, or first silence, is the first change. */
  follow(desktop: DockerDesktop | undefined): void {
    this.host = desktop?.activeHost;
    if (desktop === undefined) {
      this.observe({ kind: "absent" });
    }
    this.askAgain();
  }

  /** Something happened that may have changed the mode: asks at once, whatever it was waiting for. */
  askAgain(): void {
    this.life.abort();
    this.life = new AbortController();
    if (this.host !== undefined) {
      this.watch(this.host, this.life.signal).catch((error: unknown) => {
        if (!isAbortError(error)) {
          this.logger.error("Docker Desktop's mode is not followed any more", error);
        }
      });
    }
  }

  expectAnswer(sign: "coming" | "perhaps"): void {
    if (this.observed.kind !== "unknown") {
      return;
    }
    if (sign === "coming") {
      this.eagerUntil = this.clock.now() + this.times.eagerForMs;
    }
    this.askAgain();
  }

  /** What somebody else was answered by the active engine just now. */
  note(answer: ModeAnswer): void {
    if (answer.kind === "answered") {
      this.observe({ kind: "known", mode: answer.mode });
    } else {
      this.observe({ kind: "unknown", reason: new EngineError(answer.failure).message, failure: answer.failure });
    }
  }

  /** Shows that a switch is under way, until this mode is seen or the returned is disposed; asks eagerly so long. */
  expect(target: DaemonMode): Disposable {
    this.setTarget(target);
    return {
      dispose: () => {
        this.setTarget(undefined);
      },
    };
  }

  dispose(): void {
    this.life.abort();
    this.host = undefined;
    this.changed.dispose();
  }

  private setTarget(target: DaemonMode | undefined): void {
    this.target = target;
    this.show();
    this.askAgain();
  }

  private async watch(host: string, signal: AbortSignal): Promise<void> {
    for (let unsteady = 0; ;) {
      this.observe({ kind: "known", mode: await this.nextAnswer(host, signal) });
      if (this.state.kind === "switching") {
        await sleep(this.times.eagerMs, signal, this.clock);
        continue;
      }
      const began = this.clock.now();
      await this.holdStream(host, signal);
      signal.throwIfAborted();
      this.eagerUntil = this.clock.now() + this.times.eagerForMs;
      unsteady = this.clock.now() - began < firmStreamMs ? unsteady + 1 : 0;
      if (unsteady > 0) {
        await sleep(Math.min(this.times.eagerMs * unsteady, this.times.patientMs), signal, this.clock);
      }
    }
  }

  private async nextAnswer(host: string, signal: AbortSignal): Promise<DaemonMode> {
    const { eagerMs, patientMs } = this.times;
    return askUntilAnswered(
      {
        clock: this.clock,
        ask: async (until) => askMode(this.connect, host, until),
        delayMs: (attempt) => {
          const isEager = this.target !== undefined || this.clock.now() < this.eagerUntil;
          return isEager ? eagerMs : Math.min(eagerMs * 2 ** attempt, patientMs);
        },
        onSilent: (answer) => this.note(answer),
        onError: (error) => {
          this.logger.error("Asking for Docker Desktop's mode failed", error);
          this.observe({ kind: "unknown", reason: String(error) });
        },
      },
      signal,
    );
  }

  /** Returns when the stream ended, for whatever reason, or after a while. */
  private async holdStream(host: string, signal: AbortSignal): Promise<void> {
    const enough = new AbortController();
    const timer = this.clock.after(this.times.reassureMs, () => enough.abort());
    const until = AbortSignal.any([signal, enough.signal]);
    try {
      const engine = await this.connect(activeEndpoint(host));
      try {
        for await (const _event of engine.events({}, until)) {
          // What happens in the engine is the inventory's business; here only the end of the stream counts.
        }
      } finally {
        engine.dispose();
      }
    } catch (error) {
      if (!until.aborted) {
        this.logger.debug("The event stream of Docker Desktop's active engine ended", error);
      }
    } finally {
      timer.dispose();
    }
  }

  private observe(state: ModeState): void {
    this.observed = state;
    this.show();
  }

  private show(): void {
    const isThere = this.observed.kind === "known" && this.observed.mode === this.target;
    const state: ModeState =
      this.target === undefined || isThere ? this.observed : { kind: "switching", target: this.target };
    if (JSON.stringify(state) !== JSON.stringify(this.shown)) {
      this.shown = state;
      this.changed.fire(state);
    }
  }
}
