import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";

/**
 * What VS Code calls in its extension host, in the server's as well as in a desktop's. The totals go to the file that
 * `WINDOWS_CONTAINERS_TEST_RESULTS` names; a desktop goes by the rejection.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", timeout: 30_000, color: false });
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith(".test.js"))) {
    mocha.addFile(join(__dirname, file));
  }
  const totals = { passed: 0, failed: 0, skipped: 0, leftOut: [] as string[], report: [] as string[] };
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on("pass", (test) => {
        totals.passed += 1;
        totals.report.push(`✔ ${test.fullTitle()}`);
      })
      .on("pending", (test) => {
        totals.skipped += 1;
        totals.leftOut.push(test.fullTitle());
      })
      .on("fail", (test, error: unknown) => {
        totals.failed += 1;
        totals.report.push(
          `✖ ${test.fullTitle()}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
      });
  });
  const file = process.env.WINDOWS_CONTAINERS_TEST_RESULTS;
  if (file !== undefined) {
    writeFileSync(file, JSON.stringify(totals));
  }
  if (totals.failed > 0) {
    throw new Error(`${totals.failed} tests failed.\n${totals.report.join("\n")}`);
  }
}
