// @ts-check
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { findProgram, run } from "../test/parts/program.mjs";
import { startVscodeServer } from "../test/parts/vscodeServer.mjs";

/**
 * @typedef {object} OpenEditor
 * @property {string} where what to tell the person who waits
 * @property {() => Promise<void>} stop
 */

/**
 * Brings up Visual Studio Code with the packaged extension: the desktop's `code` where there is one and a screen to show
 * it on, else the VS Code server on loopback, for a browser.
 * @param {string} vsix
 * @param {{ socketPath?: string }} options
 * @returns {Promise<OpenEditor>}
 */
export async function openEditor(vsix, options) {
  const isWindows = process.platform === "win32";
  // `code` refuses to work for root.
  const code = hasScreen() && process.getuid?.() !== 0 ? await findProgram(isWindows ? "code.cmd" : "code") : undefined;
  return code === undefined ? serve(vsix, options) : openDesktop(code, vsix);
}

/** @param {string} code @param {string} vsix @returns {Promise<OpenEditor>} */
async function openDesktop(code, vsix) {
  await runScript(code, ["--install-extension", vsix, "--force"]);
  await runScript(code, ["--new-window", process.cwd()]);
  return {
    where: "Visual Studio Code has a new window: look for the cube in its activity bar.",
    stop: () => Promise.resolve(),
  };
}

/**
 * On Windows `code` is a script of the command prompt, whose `call` takes quoted words as they are.
 * @param {string} script @param {readonly string[]} words
 */
async function runScript(script, words) {
  const { ComSpec = "cmd.exe" } = process.env;
  return process.platform === "win32" ? run(ComSpec, ["/d", "/c", "call", script, ...words]) : run(script, words);
}

/**
 * @param {string} vsix
 * @param {{ socketPath?: string }} options
 * @returns {Promise<OpenEditor>}
 */
async function serve(vsix, { socketPath }) {
  const environment = socketPath === undefined ? {} : { DOCKER_HOST: `unix://${socketPath}` };
  const server = await startVscodeServer({
    vsix: [vsix],
    folder: process.cwd(),
    builtinExtensions: "all",
    settings: { "workbench.colorTheme": "Dark 2026" },
    environment,
    // Its terminal is a shell of whoever started this.
    connectionToken: randomBytes(16).toString("hex"),
  });
  const address = server.url();
  const browser = hasScreen() ? await findProgram("xdg-open", "open") : undefined;
  if (browser !== undefined) {
    spawn(browser, [address], { stdio: "ignore", detached: true }).unref();
  }
  return {
    where: `Open ${address} in a browser, and look for the cube in the activity bar.`,
    stop: () => server.stop(),
  };
}

function hasScreen() {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}
