import { isAbortError } from "../../platform/abort";
import { sleep, systemClock, type Clock } from "../../platform/clock";
import type { Disposable } from "../../platform/emitter";
import type { ScreenFlow, ScreenListener, ScreenTunnel } from "./screenTunnel";

export type OpenTunnel = (listener: ScreenListener, signal: AbortSignal) => Promise<ScreenTunnel>;

export interface KeeperListener {
  /** The screen answered: its bytes follow under this number. */
  readonly onOpened: (session: number) => void;
  readonly onData: (session: number, pieces: readonly Uint8Array[]) => void;
  /** The connection went, or did not come up; the next attempt is on its way. */
  readonly onClosed: (session: number, cause: unknown) => void;
  /** It answered, and is not wanted any more. */
  readonly onLetGo: (session: number) => void;
}

const firstPauseMs = 100;
/** Short, because a person looks at it and each attempt is one small call. */
const longestPauseMs = 1_000;
/** What holds for so long was no failure. A screen that answers and then fails, each time, is asked as seldom as a dead one. */
const steadyMs = 1_000;

/** Keeps one screen connected for as long as it is wanted: a lost connection is taken up again, for ever. */
export class ScreenKeeper implements Disposable {
  private session = 0;
  /** Of the one that answered, until it is over. */
  private answered: { readonly session: number; readonly at: number } | undefined;
  private tunnel: ScreenTunnel | undefined;
  private keeping: AbortController | undefined;
  private pause: AbortController | undefined;
  private pauseMs = firstPauseMs;
  private flow: ScreenFlow = "flowing";

  constructor(
    private readonly open: OpenTunnel,
    private readonly listener: KeeperListener,
    private readonly clock: Clock = systemClock,
  ) {}

  want(): void {
    if (!this.keeping) {
      this.keeping = new AbortController();
      this.pauseMs = firstPauseMs;
      void this.keep(this.keeping.signal);
    }
  }

  letGo(): void {
    const { answered } = this;
    this.end();
    if (answered) {
      this.listener.onLetGo(answered.session);
    }
  }

  /** Something changed for the better, or a person asks: now instead of after the pause. */
  retryNow(): void {
    this.pauseMs = firstPauseMs;
    this.pause?.abort();
  }

  /** Begins anew, also when all seems well. */
  reconnect(): void {
    this.retryNow();
    this.tunnel?.close();
  }

  /** The viewer gave up on this connection. */
  fail(session: number): void {
    if (session === this.session) {
      this.tunnel?.close();
    }
  }

  setFlow(flow: ScreenFlow): void {
    this.flow = flow;
    this.tunnel?.setFlow(flow);
  }

  send(session: number, data: Uint8Array): void {
    if (session === this.session) {
      this.tunnel?.send(data);
    }
  }

  grant(session: number, byteCount: number): void {
    if (session === this.session) {
      this.tunnel?.grant(byteCount);
    }
  }

  dispose(): void {
    this.end();
  }

  private end(): void {
    this.answered = undefined;
    this.keeping?.abort();
    this.keeping = undefined;
    this.tunnel?.close();
    this.tunnel = undefined;
  }

  private async keep(signal: AbortSignal): Promise<void> {
    const isOver = (): boolean => signal.aborted;
    while (!isOver()) {
      const session = ++this.session;
      const cause = await this.connect(session, signal);
      if (isOver()) {
        return;
      }
      this.tunnel = undefined;
      if (this.answered && this.clock.now() - this.answered.at >= steadyMs) {
        this.pauseMs = firstPauseMs;
      }
      this.answered = undefined;
      this.listener.onClosed(session, cause);
      await this.rest(signal);
    }
  }

  /** Resolves when the connection is over, with the reason. */
  private async connect(session: number, signal: AbortSignal): Promise<unknown> {
    try {
      return await new Promise<string>((resolve, reject) => {
        const onData = (pieces: readonly Uint8Array[]): void => {
          if (signal.aborted) {
            return;
          }
          if (!this.answered) {
            this.answered = { session, at: this.clock.now() };
            this.listener.onOpened(session);
          }
          this.listener.onData(session, pieces);
        };
        const keepTunnel = (tunnel: ScreenTunnel): void => {
          if (signal.aborted) {
            // Another one may be kept by now.
            tunnel.close();
            return;
          }
          this.tunnel = tunnel;
          tunnel.setFlow(this.flow);
        };
        this.open({ onData, onClose: resolve }, signal).then(keepTunnel, reject);
      });
    } catch (error) {
      return isAbortError(error) ? "" : error;
    }
  }

  private async rest(signal: AbortSignal): Promise<void> {
    const pause = new AbortController();
    this.pause = pause;
    const { pauseMs } = this;
    this.pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    await sleep(pauseMs, AbortSignal.any([signal, pause.signal]), this.clock).catch(() => undefined);
  }
}
