import { writeFileSync } from "node:fs";
import type { FullConfig, Reporter, Suite } from "@playwright/test/reporter";

/** Writes what `npm test` adds up into the file that WINDOWS_CONTAINERS_TOTALS names. */
class TotalsReporter implements Reporter {
  private suite: Suite | undefined;
  private outsideOfTests = 0;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  /** Something that no test can be blamed for: a file that cannot be loaded, a worker that died. */
  onError(): void {
    this.outsideOfTests += 1;
  }

  onEnd(): void {
    const tests = this.suite?.allTests() ?? [];
    const skipped = tests.filter((test) => test.outcome() === "skipped");
    const failed = tests.filter((test) => test.outcome() === "unexpected").length;
    const totals = {
      passed: tests.length - skipped.length - failed,
      failed: failed + this.outsideOfTests,
      skipped: skipped.length,
      leftOut: skipped.map((test) => {
        const reasons = test.annotations.flatMap(({ description }) => description ?? []);
        return `ui: ${test.title}: ${reasons.join(", ") || "did not run"}`;
      }),
    };
    const secondTries = tests.filter((test) => test.outcome() === "flaky").map(({ title }) => `ui: ${title}`);
    const file = process.env.WINDOWS_CONTAINERS_TOTALS;
    if (file !== undefined) {
      writeFileSync(file, JSON.stringify({ ...totals, secondTries }));
    }
  }

  /** The list reporter prints. */
  printsToStdio(): boolean {
    return false;
  }
}

export { TotalsReporter as default };
