import { abortReason } from "../../platform/abort";
import type { Endpoint } from "../endpoint";
import { EngineError } from "../engineError";
import type { CallContext } from "./callContext";
import { toEngineError } from "./toEngineError";

export interface CallOptions extends Omit<CallContext, "endpoint"> {
  /** The caller's. */
  readonly signal: AbortSignal;
  readonly deadlineMs?: number;
}

export const quickCallMs = 30_000;
/** For what an engine may really take long to do, such as a Hyper-V start or the removal of a large image. */
export const slowCallMs = 10 * 60_000;

/** Gives every call its deadline, its end on `dispose`, and its failure as an `EngineError`. */
export class Calls {
  private readonly running = new Set<AbortController>();
  private isDisposed = false;

  constructor(private readonly endpoint: Endpoint) {}

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

  /**
   * A stream of answers. The deadline covers the time until `open` has an answer; leaving the loop, an abort and
   * `dispose` all close the connection.
   */
  async *stream<S, T>(
    options: CallOptions,
    open: (signal: AbortSignal) => Promise<S>,
    read: (source: S) => AsyncIterable<T>,
  ): AsyncGenerator<T, void, undefined> {
    const link = this.link(options);
    if (options.deadlineMs !== undefined) {
      link.startDeadline();
    }
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
    const failure = toEngineError(error, { ...context, endpoint: this.endpoint.host });
    return failure instanceof Error ? failure : new Error(String(failure));
  }

  dispose(): void {
    this.isDisposed = true;
    for (const controller of this.running) {
      controller.abort();
    }
  }

  private link(options: CallOptions) {
    const { signal, deadlineMs = quickCallMs, ...context } = options;
    const controller = new AbortController();
    const abort = (): void => controller.abort(abortReason(signal));
    const late = new EngineError({ kind: "notAnswering", endpoint: this.endpoint.host, afterMs: deadlineMs });
    let timer: NodeJS.Timeout | undefined;
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
        timer = setTimeout(() => controller.abort(late), deadlineMs);
      },
      stopDeadline: () => clearTimeout(timer),
      translate: (error: unknown): unknown =>
        controller.signal.aborted
          ? abortReason(controller.signal)
          : toEngineError(error, { ...context, endpoint: this.endpoint.host }),
      end: () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", abort);
        this.running.delete(controller);
        // Whatever is still open of the call ends with it.
        controller.abort();
      },
    };
  }
}
