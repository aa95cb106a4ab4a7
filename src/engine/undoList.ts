import { EngineError } from "./engineError";

const undoDeadlineMs = 30_000;

/** A chain of steps failed half-way, and not all that was done of it could be undone. */
export class NotUndone extends Error {
  override readonly name = "NotUndone";

  constructor(
    /** What led here. */
    override readonly cause: unknown,
    readonly left: readonly unknown[],
  ) {
    super(`${String(cause)}; not undone: ${left.map(String).join("; ")}`, { cause });
  }
}

/** What has to be undone, last first, when a chain of steps fails half-way. */
export class UndoList {
  private readonly steps: ((signal: AbortSignal) => Promise<void>)[] = [];

  push(step: (signal: AbortSignal) => Promise<void>): void {
    this.steps.push(step);
  }

  /** Each step gets its chance, whatever the others do. Hands back what failed of them. */
  async run(): Promise<readonly unknown[]> {
    const failures: unknown[] = [];
    for (const step of this.steps.toReversed()) {
      await step(AbortSignal.timeout(undoDeadlineMs)).catch((error: unknown) => {
        if (!isGone(error)) {
          failures.push(error);
        }
      });
    }
    return failures;
  }

  /** Undoes all, and hands back what to throw: the failure that led here, with what is left of the steps. */
  async after(failure: unknown): Promise<unknown> {
    const left = await this.run();
    return left.length === 0 ? failure : new NotUndone(failure, left);
  }
}

function isGone(error: unknown): boolean {
  return error instanceof EngineError && error.failure.kind === "notFound";
}
