import { isAbortError } from "../platform/abort";
import { sleep, systemClock, type Clock } from "../platform/clock";
import { CannotTell, type Check, type CheckResult } from "./prerequisites";

/** So much of the three seconds in which every row has its answer. */
export const usualLateMs = 2_500;

export interface RunChecksOptions {
  readonly signal: AbortSignal;
  /** After so long a check counts as one that cannot tell; should it answer yet, that is reported too. */
  readonly lateMs: number;
  readonly clock?: Clock;
  readonly onResult: (check: Check, result: CheckResult) => void;
}

/** Runs all at the same time; resolves when each has a result, be it only that it is late. */
export async function runChecks(checks: readonly Check[], options: RunChecksOptions): Promise<void> {
  // Starting programs takes time itself, and the last one to start has no later deadline than the first.
  const lateAt = (options.clock ?? systemClock).now() + options.lateMs;
  await Promise.all(checks.map(async (check) => runCheck(check, lateAt, options)));
}

async function runCheck(check: Check, lateAt: number, options: RunChecksOptions): Promise<void> {
  const { signal, lateMs, clock = systemClock, onResult } = options;
  const report = (result: CheckResult): void => {
    if (!signal.aborted) {
      onResult(check, result);
    }
  };
  const over = new AbortController();
  const answered = resultOf(check).then((result) => {
    over.abort();
    report(result);
  });
  const late = sleep(Math.max(0, lateAt - clock.now()), over.signal, clock).then(
    () => report(lateResult(lateMs)),
    () => undefined,
  );
  await Promise.race([answered, late]);
}

async function resultOf(check: Check): Promise<CheckResult> {
  try {
    return await check.look();
  } catch (error) {
    if (error instanceof CannotTell) {
      const { finding, evidence, remedy } = error;
      return { status: "cannotTell", finding, value: "", evidence, ...(remedy && { remedy }) };
    }
    // Cancelled checks report nothing any more, whatever this says.
    const found = error instanceof Error ? error.message : String(error);
    return {
      status: "cannotTell",
      finding: isAbortError(error) ? "late" : "unreadable",
      value: "",
      evidence: [{ source: check.id, found }],
    };
  }
}

function lateResult(lateMs: number): CheckResult {
  const evidence = [{ source: "deadline", found: `no answer within ${lateMs} ms` }];
  return { status: "cannotTell", finding: "late", value: "", evidence };
}
