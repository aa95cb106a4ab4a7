import type { DaemonMode } from "../engine/model";
import { isAbortError } from "../platform/abort";
import { sleep, type Clock } from "../platform/clock";
import type { ModeAnswer } from "./mode";

export interface Asking {
  readonly clock: Clock;
  ask(signal: AbortSignal): Promise<ModeAnswer>;
  /** How long to wait after the question with this number, counted from 0. */
  delayMs(attempt: number): number;
  onSilent(answer: Extract<ModeAnswer, { kind: "silent" }>): void;
  onError(error: unknown): void;
}

/**
 * Asks again and again and never waits for a question that hangs before it asks the next one: an engine that is
 * starting may accept a connection and forget it. The first answer counts.
 */
export async function askUntilAnswered(asking: Asking, signal: AbortSignal): Promise<DaemonMode> {
  const answered = new AbortController();
  const enough = AbortSignal.any([signal, answered.signal]);
  let mode: DaemonMode | undefined;
  const askOnce = async (): Promise<void> => {
    const answer = await asking.ask(enough);
    if (enough.aborted) {
      return;
    }
    if (answer.kind === "silent") {
      asking.onSilent(answer);
      return;
    }
    mode = answer.mode;
    answered.abort();
  };
  for (let attempt = 0; ; attempt++) {
    askOnce().catch((error: unknown) => {
      if (!isAbortError(error)) {
        asking.onError(error);
      }
    });
    await sleep(asking.delayMs(attempt), enough, asking.clock).catch(() => undefined);
    signal.throwIfAborted();
    if (mode !== undefined) {
      return mode;
    }
  }
}
