import { defineConfig } from "@playwright/test";

/**
 * Two workers, who mostly wait: each has an engine, a VS Code server and a page, shared by its tests, which clean up behind
 * themselves. A file's tests run one after the other.
 */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  workers: 2,
  fullyParallel: false,
  // One more try, named "flaky" in the output: a browser, a VS Code server and engines share the machine with others.
  retries: process.env.CI === undefined ? 0 : 1,
  forbidOnly: process.env.CI !== undefined,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["./totalsReporter.ts"]],
  use: { screenshot: "only-on-failure" },
});
