import { abortReason } from "../../platform/abort";
import type { Clock } from "../../platform/clock";
import type { Disposable } from "../../platform/emitter";
import type { Endpoint } from "../endpoint";
import { EngineError } from "../engineError";
import type { CallContext } from "./callContext";
import { SilenceWatch } from "./silenceWatch";
import { toEngineError } from "./toEngineError";

export interface CallOptions extends Omit<CallContext, "endpoint"> {
  /** The caller's. */
  readonly signal: AbortSignal;
  readonly deadlineMs?: number;
}

export interface TransferOptions extends Omit<CallOptions, "deadlineMs"> {
  /** What the answer is made of: bytes come without a pause, words when there is something to tell. */
  readonly answer?: "bytes" | "word";
}

export const quickCallMs = 30_000;
/** For what an engine may really take long to do, such as a Hyper-V start or the removal of a large image. */
export const slowCallMs = 10 * 60_000;
const afterAbortMs = 30_000;

export interface CallsOptions {
  readonly endpoint: Endpoint;
  readonly clock: Clock;
  /** Rejects when the engine does not answer. */
  readonly ping: (signal: AbortSignal) => Promise<unknown>;
}

/** Gives every call its deadline, its end on `dispose`, and its failure as an `EngineError`. */
export class Calls {
  private readonly running = new Set<AbortController>();
  private isDisposed = false;

  constructor(private readonly options: CallsOptions) {}

  async run<T>(options: CallOptions, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const link = this.link(options);
    link.startDeadline();
    try {
      link.signal.throwIfAborted();
      return await call(link.signal);
    } catch (error) {
      throw link.translate(error);
    } finally {
      link.end();
    }
  }

  /** For what makes something: an engine ends that once it was asked, and only its answer tells what there is to take back. */
  async make<T>(options: CallOptions, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { signal } = options;
    signal.throwIfAborted();
    const enough = new AbortController();
    let patience: Disposable | undefined;
    const onAbort = (): void => {
      patience = this.options.clock.after(afterAbortMs, () => enough.abort(abortReason(signal)));
    };
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      return await this.run({ ...options, signal: enough.signal }, call);
    } finally {
      patience?.dispose();
      signal.removeEventListener("abort", onAbort);
    }
  }

  /**
   * A stream that may be silent for as long as it likes. The deadline covers the time until `open` has an answer; leaving
   * the loop, an abort and `dispose` all close the connection.
   */
  async *stream<S, T>(
    options: CallOptions,
    open: (signal: AbortSignal) => Promise<S>,
    read: (source: S) => AsyncIterable<T>,
  ): AsyncGenerator<T, void, undefined> {
    const link = this.link(options);
    link.startDeadline();
    try {
      link.signal.throwIfAborted();
      const source = await open(link.signal);
      link.stopDeadline();
      yield* read(source);
    } catch (error) {
      throw link.translate(error);
    } finally {
      link.end();
    }
  }

  /**
   * A stream that takes as long as it takes, and has failed when the engine is silent and does not answer a ping either, or
   * when it answers and bytes that were on their way do not come. Of work that tells nothing while it goes on, `open` is the
   * work and there is nothing to `read`.
   */
  async *transfer<S, T>(
    { answer = "word", ...options }: TransferOptions,
    open: (signal: AbortSignal, watch: SilenceWatch) => Promise<S>,
    read: (source: S) => AsyncIterable<T>,
  ): AsyncGenerator<T, void, undefined> {
    const link = this.link(options);
    const watch = link.watchSilence();
    try {
      link.signal.throwIfAborted();
      const source = await open(link.signal, watch);
      watch.heard("word");
      for await (const item of read(source)) {
        watch.heard("nothing");
        yield item;
        watch.heard(answer);
      }
    } catch (error) {
      throw link.translate(error);
    } finally {
      watch.dispose();
      link.end();
    }
  }

  /** For what lives on after the call: `open` has its deadline, then the signal stays until `release`. */
  async open<T>(options: CallOptions, call: (signal: AbortSignal, release: () => void) => Promise<T>): Promise<T> {
    const link = this.link(options);
    link.startDeadline();
    try {
      link.signal.throwIfAborted();
      const result = await call(link.signal, link.end);
      link.stopDeadline();
      return result;
    } catch (error) {
      const failure = link.translate(error);
      link.end();
      throw failure;
    }
  }

  /** For what breaks after a call has answered. */
  failureOf(error: unknown, context: Omit<CallContext, "endpoint">): Error {
    const failure = toEngineError(error, { ...context, endpoint: this.host });
    return failure instanceof Error ? failure : new Error(String(failure));
  }

  dispose(): void {
    this.isDisposed = true;
    for (const controller of this.running) {
      controller.abort();
    }
  }

  /** A ping that was answered with a failure says more than the silence. */
  private silenceFailure({ operation }: CallOptions, silentMs: number, reason: unknown): unknown {
    return reason instanceof EngineError && reason.failure.kind !== "notAnswering"
      ? reason
      : new EngineError({ kind: "fellSilent", endpoint: this.host, operation, afterMs: silentMs }, { cause: reason });
  }

  private lossFailure({ operation }: CallOptions, silentMs: number): EngineError {
    const detail = `no byte of “${operation}” for ${Math.round(silentMs / 1000)} s, and the engine answers a ping`;
    return new EngineError({ kind: "connectionLost", endpoint: this.host, detail });
  }

  private get host(): string {
    return this.options.endpoint.host;
  }

  private link(options: CallOptions) {
    const { signal, deadlineMs = quickCallMs, ...context } = options;
    const { clock, ping } = this.options;
    const controller = new AbortController();
    const abort = (): void => controller.abort(abortReason(signal));
    const late = new EngineError({ kind: "notAnswering", endpoint: this.host, afterMs: deadlineMs });
    let deadline: Disposable | undefined;
    if (this.isDisposed) {
      controller.abort();
    } else if (signal.aborted) {
      abort();
    } else {
      signal.addEventListener("abort", abort, { once: true });
      this.running.add(controller);
    }
    return {
      signal: controller.signal,
      startDeadline: () => {
        deadline = clock.after(deadlineMs, () => controller.abort(late));
      },
      stopDeadline: () => deadline?.dispose(),
      watchSilence: () =>
        new SilenceWatch({
          clock,
          ask: async () => ping(controller.signal),
          onGone: (silentMs, reason) => controller.abort(this.silenceFailure(options, silentMs, reason)),
          onLost: (silentMs) => controller.abort(this.lossFailure(options, silentMs)),
        }),
      translate: (error: unknown): unknown =>
        controller.signal.aborted
          ? abortReason(controller.signal)
          : toEngineError(error, { ...context, endpoint: this.host }),
      end: () => {
        deadline?.dispose();
        signal.removeEventListener("abort", abort);
        this.running.delete(controller);
        // Whatever is still open of the call ends with it.
        controller.abort();
      },
    };
  }
}
