// @ts-check
/** `npm run test:desktop`: the extension-host tests in a desktop VS Code, which @vscode/test-electron downloads. */
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { packageExtension } from "./package.mjs";

const root = join(import.meta.dirname, "..");

await packageExtension({ tests: "tests" });
await runTests({
  extensionDevelopmentPath: root,
  extensionTestsPath: join(root, "out", "host", "index.js"),
  launchArgs: ["--disable-extensions"],
});
