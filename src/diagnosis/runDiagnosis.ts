import { abortReason } from "../platform/abort";
import type { DiagnosisCheck, DiagnosisResult, DiagnosisRow } from "./diagnosis";
import { found } from "./result";

/** Longer than any program or connection that a check may wait for. */
const usualDeadlineMs = 8_000;

export interface DiagnosisProgress {
  readonly deadlineMs?: number;
  onDone(done: number, all: number): void;
}

/** Runs all at the same time; each has an answer by its deadline, and what it has started then is ended. */
export async function runDiagnosis(
  checks: readonly DiagnosisCheck[],
  progress: DiagnosisProgress,
  signal: AbortSignal,
): Promise<readonly DiagnosisRow[]> {
  const { deadlineMs = usualDeadlineMs } = progress;
  let done = 0;
  return Promise.all(
    checks.map(async (check) => {
      const result = await resultOf(check, deadlineMs, signal);
      if (signal.aborted) {
        throw abortReason(signal);
      }
      done += 1;
      progress.onDone(done, checks.length);
      return { id: check.id, subject: check.subject, result };
    }),
  );
}

async function resultOf(check: DiagnosisCheck, deadlineMs: number, signal: AbortSignal): Promise<DiagnosisResult> {
  const deadline = AbortSignal.timeout(deadlineMs);
  const either = AbortSignal.any([signal, deadline]);
  const given = new Promise<never>((_resolve, reject) => {
    either.addEventListener("abort", () => reject(abortReason(either)), { once: true });
  });
  try {
    return await Promise.race([check.look(either), given]);
  } catch (error) {
    if (deadline.aborted) {
      return found("cannotTell", { kind: "late", afterMs: deadlineMs }, []);
    }
    const detail = error instanceof Error ? error.message : String(error);
    return found("cannotTell", { kind: "unreadable" }, [{ source: check.id, found: detail }]);
  }
}
