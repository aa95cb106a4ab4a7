// @ts-check
/** `npm run test:desktop`: the extension-host tests in a desktop VS Code, which @vscode/test-electron downloads. */
import { join } from "node:path";
import { makeHostileWorkspace } from "../test/host/hostileWorkspace.mjs";
import { ensureNpmPackages } from "./npmPackages.mjs";
import { packageExtension } from "./package.mjs";

const root = join(import.meta.dirname, "..");

await ensureNpmPackages();
const { runTests } = await import("@vscode/test-electron");
await packageExtension({ tests: "tests" });
const workspace = await makeHostileWorkspace();
await runTests({
  extensionDevelopmentPath: root,
  extensionTestsPath: join(root, "out", "host", "index.js"),
  launchArgs: [workspace.folder, "--disable-extensions"],
}).finally(workspace.remove);
