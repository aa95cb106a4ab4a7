// @ts-check
import { join } from "node:path";
import { runExtensionHostTests } from "../parts/extensionHostTests.mjs";
import { makeHostileWorkspace } from "./hostileWorkspace.mjs";

const root = join(import.meta.dirname, "..", "..");

/** Runs the extension-host tests in the VS Code server's extension host, which a page in a real browser brings up. */
export async function runHostTests() {
  const workspace = await makeHostileWorkspace();
  const { results } = await runExtensionHostTests({
    extensionPath: root,
    testsPath: join(root, "out", "host", "index.js"),
    server: { folder: workspace.folder },
    deadlineMs: 120_000,
  }).finally(workspace.remove);
  if (results === "") {
    throw new Error("The extension host ended without a word about its tests.");
  }
  const { report, ...totals } = JSON.parse(results);
  console.error(report.join("\n"));
  return totals;
}
