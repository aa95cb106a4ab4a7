// @ts-check
/** `npm run pictures`: takes the README's pictures anew, in the workbench that the browser tests drive. */
import { join } from "node:path";
import { ensureNpmPackages } from "./npmPackages.mjs";
import { packageExtension } from "./package.mjs";
import { runShown } from "./runShown.mjs";

const root = join(import.meta.dirname, "..");

await ensureNpmPackages();
const vsix = await packageExtension();
const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
const folder = join(root, "media", "readme");
// One worker, so that nothing else is on the machine while a picture is taken.
const words = ["test", "--config", "test/ui/playwright.config.ts", "--workers", "1", "pictures", "story"];
await runShown(process.execPath, [playwright, ...words], {
  cwd: root,
  environment: { ...process.env, WINDOWS_CONTAINERS_VSIX: vsix, WINDOWS_CONTAINERS_PICTURES: folder },
});
