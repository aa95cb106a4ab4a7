// @ts-check
/**
 * `npm run soak [-- --minutes 30]`: a busy screen in the packaged extension, with tab switches, hides, reloads and engine
 * restarts, for as long as is wanted. Fails when the picture stalls, or when memory or sockets do not stay flat.
 */
import { parseArgs } from "node:util";
import { ensureNpmPackages } from "./npmPackages.mjs";
import { packageExtension } from "./package.mjs";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "30" } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  throw new Error("--minutes takes a number above 0.");
}

await ensureNpmPackages();
const { soakScreen } = await import("../test/soak/screenSoak.mjs");
const problems = await soakScreen({
  vsix: await packageExtension(),
  minutes,
  say: (line) => console.error(line),
});
console.log(problems.length === 0 ? "No stall, no leak." : problems.join("\n"));
process.exitCode = problems.length === 0 ? 0 : 1;
