const undoDeadlineMs = 30_000;

/** What has to be undone, last first, when a chain of steps fails half-way. */
export class UndoList {
  private readonly steps: ((signal: AbortSignal) => Promise<void>)[] = [];

  push(step: (signal: AbortSignal) => Promise<void>): void {
    this.steps.push(step);
  }

  /** Each step gets its chance, whatever the others do: the failure to report is the one that led here. */
  async run(): Promise<void> {
    for (const step of this.steps.toReversed()) {
      await step(AbortSignal.timeout(undoDeadlineMs)).catch(() => undefined);
    }
  }
}
