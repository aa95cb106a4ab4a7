// @ts-check
/**
 * `npm start [-- --sample | --no-sample]`: from nothing to Visual Studio Code with the extension and an engine to look
 * at. Everything it installs or builds is kept, so that the second time is quick; Ctrl+C ends what it started.
 */
import { isDebian } from "../test/parts/debian.mjs";
import { dockerApi } from "../test/parts/dockerApi.mjs";
import { askYesNo } from "./askYesNo.mjs";
import { findEngine } from "./findEngine.mjs";
import { ensureNpmPackages } from "./npmPackages.mjs";
import { openEditor } from "./openEditor.mjs";
import { packageExtension } from "./package.mjs";
import { Sample } from "./sample.mjs";
import { decideSample } from "./sampleDecision.mjs";
import { trySample } from "./trySample.mjs";

/** Ended in the reverse order of their start. @type {(() => Promise<void>)[]} */
const started = [];
/** When the ending began. @type {number | undefined} */
let endingSince;
/** npm hands on a Ctrl+C that the terminal has sent already: that is no second one. */
const sameSignalMs = 1_000;

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => (endingSince === undefined ? void end(0) : endAtOnce(endingSince)));
}

try {
  await ensureNpmPackages();
  console.error("Building and packing the extension…");
  const vsix = await packageExtension();
  const engine = await findEngine();
  if (engine !== undefined) {
    started.push(engine.stop);
  }
  const wanted = engine !== undefined && (await wantsSample(engine));
  const editor = await openEditor(vsix, engine === undefined ? {} : { socketPath: engine.socketPath });
  started.push(editor.stop);
  console.log(`\n${editor.where}\nCtrl+C ends what was started here.\n`);
  if (engine !== undefined && wanted) {
    // Built while the panel is open already: its rows appear as they come.
    const sample = new Sample(engine.socketPath);
    started.push(() => sample.stop());
    await trySample(sample, (line) => console.error(line));
  }
  // The editor, the engine and the sample live until somebody ends them.
  setInterval(() => undefined, 2 ** 30);
} catch (error) {
  await end(1, error);
}

/** @param {import("./findEngine.mjs").FoundEngine} engine */
async function wantsSample({ how, socketPath }) {
  const { Os: mode } = await dockerApi(socketPath).request("GET", "/version");
  const decision = decideSample({
    isDebian: await isDebian(),
    mode,
    how,
    said: saidOfSample(process.argv),
    canAsk: process.stdin.isTTY,
  });
  if (typeof decision !== "string") {
    console.error(decision.cannot);
    return false;
  }
  return decision === "ask" ? askForSample() : decision === "make";
}

/** @param {readonly string[]} words */
function saidOfSample(words) {
  if (words.includes("--sample")) {
    return "wanted";
  }
  return words.includes("--no-sample") ? "unwanted" : "untold";
}

async function askForSample() {
  const question = "Add a small sample (two containers, one image, one demo desktop)? [y/N] ";
  const answer = await askYesNo(question, { input: process.stdin, output: process.stderr });
  if (answer === "end") {
    await end(0);
  }
  return answer === "yes";
}

/**
 * @param {number} exitCode
 * @param {unknown} [error] that comes of the ending itself is nothing to tell
 */
async function end(exitCode, error) {
  if (endingSince !== undefined) {
    return;
  }
  endingSince = Date.now();
  if (error !== undefined) {
    console.error(error instanceof Error ? error.message : error);
  }
  if (started.length > 0) {
    console.error("Ending what was started… Press Ctrl+C again to stop at once.");
  }
  for (const stop of started.reverse()) {
    await stop().catch((/** @type {unknown} */ error) => console.error(error));
  }
  process.exit(exitCode);
}

/**
 * A desktop may take two minutes to shut down. What was started gets a signal as this process exits; nobody waits for it.
 * @param {number} since
 */
function endAtOnce(since) {
  if (Date.now() - since > sameSignalMs) {
    process.exit(1);
  }
}
