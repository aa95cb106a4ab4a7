// @ts-check
import { writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { cached } from "./cache.mjs";
import { ensureDebianPackages, isDebian } from "./debian.mjs";
import { npm, run } from "./program.mjs";

const codeServerVersion = "4.139.1";
const nodeVersion = "24.21.0";
const nodePackage = `node-linux-${process.arch}`;
/** What its native modules are compiled with. */
const compilerPackages = ["g++", "libkrb5-dev", "libsecret-1-dev", "make", "pkg-config", "python3"];

/** Those that the server needs for logs, terminals and watched files. */
const nativeModules = ["@vscode/spdlog", "node-pty", "@parcel/watcher"];

/**
 * @typedef {object} VscodeInstallation
 * @property {string} node the Node.js that the server needs, whatever runs this
 * @property {string} serverFolder holds `out/server-main.js` and the built-in `extensions`
 */

/**
 * The VS Code server that the npm package `code-server` carries, installed once per version.
 * @returns {Promise<VscodeInstallation>}
 */
export async function installVscodeServer() {
  if (process.platform !== "linux") {
    throw new Error(
      "The VS Code server is installed on Linux only; on this machine install Visual Studio Code itself.",
    );
  }
  const folder = await cached("vscode-server", `${codeServerVersion}-node-${nodeVersion}-compiled`, build);
  return { node: join(nodeFolderIn(folder), "bin", "node"), serverFolder: serverFolderIn(folder) };
}

/** @param {string} folder */
async function build(folder) {
  process.stderr.write("Installing the VS Code server, once; this takes about two minutes\n");
  if (await isDebian()) {
    await ensureDebianPackages(compilerPackages);
  }
  await writeFile(join(folder, "package.json"), '{ "private": true }\n');
  // Its own install step refuses every Node.js but 24, and compiles a wrapper that is not used here.
  const packages = [`code-server@${codeServerVersion}`, `${nodePackage}@${nodeVersion}`];
  await npmInstall(folder, process.env, ["--ignore-scripts", "--no-package-lock", ...packages]);
  const environment = {
    ...process.env,
    PATH: `${join(nodeFolderIn(folder), "bin")}${delimiter}${process.env.PATH ?? ""}`,
    // This package brings the headers of its Node.js: none are fetched, and a machine's own setting is overruled.
    npm_config_nodedir: nodeFolderIn(folder),
    JOBS: "max",
  };
  // Said here because `npm test` hands our own .npmrc on, which forbids the scripts that compile.
  const compiling = ["--omit=dev", "--ignore-scripts=false"];
  await npmInstall(serverFolderIn(folder), environment, compiling);
  await npmInstall(join(serverFolderIn(folder), "extensions"), environment, compiling);
  await expectNativeModules(folder);
}

/**
 * Without them the server starts and lacks something quietly, e.g. every log.
 * @param {string} folder
 */
async function expectNativeModules(folder) {
  const load = nativeModules.map((name) => `require(${JSON.stringify(name)});`).join("");
  await run(join(nodeFolderIn(folder), "bin", "node"), ["-e", load], { cwd: serverFolderIn(folder) });
}

/**
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} environment
 * @param {readonly string[]} words
 */
async function npmInstall(cwd, environment, words) {
  const quiet = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  await run(...npm(["install", ...quiet, ...words]), { cwd, environment });
}

/** @param {string} folder */
function nodeFolderIn(folder) {
  return join(folder, "node_modules", nodePackage);
}

/** @param {string} folder */
function serverFolderIn(folder) {
  return join(folder, "node_modules", "code-server", "lib", "vscode");
}
