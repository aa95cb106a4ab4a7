// @ts-check
import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { endGroup, processesOfGroup, signalGroup } from "./processes.mjs";
import { startPortLinks } from "./portLinks.mjs";
import { run } from "./program.mjs";
import { installVscodeServer } from "./vscodeInstall.mjs";

const startDeadlineMs = 60_000;

/** What would move, poll or fetch by itself stays off, so that runs are quiet and comparable. */
const quietSettings = {
  "chat.disableAIFeatures": true,
  "extensions.ignoreRecommendations": true,
  "extensions.autoCheckUpdates": false,
  "git.enabled": false,
  "remote.autoForwardPorts": false,
  "telemetry.telemetryLevel": "off",
  "terminal.integrated.gpuAcceleration": "off",
  "update.mode": "none",
  "window.commandCenter": false,
  "window.title": "${rootName}",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** The built-in extensions that the workbench needs to look as usual. */
const themesOnly = ["theme-defaults", "theme-seti"];

/**
 * @typedef {object} VscodeServerOptions
 * @property {number} [port] a free one when left out
 * @property {string} [folder] the workspace to open; an empty one of its own when left out
 * @property {readonly string[]} [vsix] packaged extensions to install
 * @property {string} [dataFolder] kept by `stop`; a fresh one, removed by `stop`, when left out
 * @property {readonly string[] | "all"} [builtinExtensions] names of folders
 * @property {"on"} [testDriver] lets a page load an extension under development and run its tests, but shows no toasts
 * @property {Readonly<Record<string, unknown>>} [settings] user settings, over the quiet ones
 * @property {Readonly<Record<string, unknown>>} [machineSettings]
 * @property {Readonly<Record<string, string | undefined>>} [environment] for the extension host, over the present one
 * @property {readonly string[]} [hiddenFiles] files and sockets of the machine that the server and what it starts must
 *   not find; needs root
 * @property {string} [connectionToken] that whoever connects must know; without one, every user of the machine may
 * @property {readonly string[]} [nodeWords] for Node.js itself; the extension host gets them too, but no `NODE_OPTIONS`
 *
 * @typedef {object} PageOptions
 * @property {string} [folder]
 * @property {string} [extensionDevelopmentPath]
 * @property {string} [extensionTestsPath] a module whose `run()` is called in the extension host
 *
 * @typedef {Awaited<ReturnType<typeof startVscodeServer>>} VscodeServer
 */

/**
 * Starts the VS Code server on a loopback port. Several run side by side.
 * @param {VscodeServerOptions} [options]
 */
export async function startVscodeServer(options = {}) {
  const installation = await installVscodeServer();
  const temporaryFolder = await mkdtemp(join(tmpdir(), "windows-containers-vscode-"));
  const dataFolder = options.dataFolder ?? join(temporaryFolder, "server");
  const workspace = options.folder ?? join(temporaryFolder, "workspace");
  const extensionsFolder = join(dataFolder, "extensions");
  const ownTemporary = join(temporaryFolder, "tmp");
  await Promise.all([dataFolder, workspace, ownTemporary].map(async (path) => mkdir(path, { recursive: true })));
  await writeSettings(dataFolder, "User", { ...quietSettings, ...options.settings });
  const machineSettings = { ...options.machineSettings };
  await writeSettings(dataFolder, "Machine", machineSettings);

  // Its sockets go there too, and it does not remove them.
  const portLinks = await startPortLinks();
  const environment = environmentFor({ TMPDIR: ownTemporary, ...portLinks.environment, ...options.environment });
  const common = ["--server-data-dir", dataFolder, "--extensions-dir", extensionsFolder];
  const main = [join(installation.serverFolder, "out", "server-main.js"), ...common, "--accept-server-license-terms"];
  if (options.vsix !== undefined && options.vsix.length > 0) {
    const install = options.vsix.flatMap((path) => ["--install-extension", path]);
    await run(installation.node, [...main, ...install, "--force"], { environment });
  }
  const builtin = await builtinExtensionsFolder(installation.serverFolder, temporaryFolder, options.builtinExtensions);
  const driver = options.testDriver === "on" ? ["--enable-smoke-test-driver"] : [];
  const token = await tokenWords(options.connectionToken, temporaryFolder);
  const words = [...main, ...serverWords(options.port ?? 0), ...token, ...driver, "--builtin-extensions-dir", builtin];
  const logFile = join(temporaryFolder, "server.log");
  /** @type {[string, ...string[]]} */
  const line = [installation.node, ...(options.nodeWords ?? []), ...words];
  const [program, ...programWords] = withoutFiles(options.hiddenFiles ?? [], line);
  const { child, pid } = startDetached(program, programWords, environment, logFile);
  const port = await listeningPort(child, logFile);

  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    pid,
    workspace,
    dataFolder,
    extensionsFolder,
    /** @param {PageOptions} [page] */
    url: (page = {}) => pageUrl(port, { folder: workspace, ...page }, options.connectionToken),
    /**
     * Open windows follow at once, except for settings of application scope.
     * @param {Readonly<Record<string, unknown>>} changes
     */
    setSettings: async (changes) => {
      Object.assign(machineSettings, changes);
      await writeSettings(dataFolder, "Machine", machineSettings);
    },
    /** What the server and everything below it printed. */
    log: async () => readFile(logFile, "utf8"),
    /** The extension host's own processes, one per open window. */
    extensionHosts: async () =>
      (await processesOfGroup(pid)).filter(({ words: line }) => line.includes("--type=extensionHost")),
    stop: async () => {
      portLinks.stop();
      await endGroup(pid);
      await rm(temporaryFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** @param {number} port */
function serverWords(port) {
  return [
    ...["--host", "127.0.0.1", "--port", String(port), "--disable-telemetry"],
    ...["--disable-workspace-trust", "--force-disable-user-env", "--reconnection-grace-time", "2"],
    // On loopback it saves nothing and costs both ends time with every message; the desktop's own window has none either.
    "--disable-websocket-compression",
  ];
}

/**
 * In a file that only its owner reads: others see command lines.
 * @param {string | undefined} token
 * @param {string} folder
 */
async function tokenWords(token, folder) {
  if (token === undefined) {
    return ["--without-connection-token"];
  }
  const file = join(folder, "connection-token");
  await writeFile(file, token, { mode: 0o600 });
  return ["--connection-token-file", file];
}

/**
 * The command line under a view of the machine's files of its own, in which nothing is in some of their places.
 * @param {readonly string[]} paths
 * @param {[string, ...string[]]} words
 * @returns {[string, ...string[]]}
 */
function withoutFiles(paths, words) {
  const present = paths.filter((path) => existsSync(path));
  if (present.length === 0) {
    return words;
  }
  const hide = present.map((_, index) => `mount --bind /dev/null "$${index + 1}"`).join(" && ");
  return [
    "unshare",
    "--mount",
    "sh",
    "-c",
    `${hide} && shift ${present.length} && exec "$@"`,
    "sh",
    ...present,
    ...words,
  ];
}

/**
 * A session of its own, so that a Ctrl+C in the terminal reaches only the program that will stop it in order.
 * @param {string} program
 * @param {readonly string[]} words
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} logFile
 */
function startDetached(program, words, environment, logFile) {
  const log = openSync(logFile, "a");
  const child = spawn(program, [...words], { env: environment, stdio: ["ignore", log, log], detached: true });
  closeSync(log);
  if (child.pid === undefined) {
    throw new Error(`${program} cannot be started.`);
  }
  const pid = child.pid;
  const endWithUs = () => signalGroup(pid, "SIGTERM");
  process.once("exit", endWithUs);
  child.once("exit", () => process.off("exit", endWithUs));
  return { child, pid };
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} logFile
 */
async function listeningPort(child, logFile) {
  const deadline = Date.now() + startDeadlineMs;
  for (;;) {
    const log = await readFile(logFile, "utf8");
    const port = /Extension host agent listening on (\d+)/.exec(log)?.[1];
    if (port !== undefined) {
      return Number(port);
    }
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`The VS Code server did not start: ${log.trim().slice(-2_000)}`);
    }
    await delay(50);
  }
}

/**
 * @param {number} port
 * @param {PageOptions} page
 * @param {string | undefined} token
 */
function pageUrl(port, page, token) {
  const url = new URL(`http://127.0.0.1:${port}/`);
  url.searchParams.set("folder", page.folder ?? "/");
  const payload = /** @type {const} */ (["extensionDevelopmentPath", "extensionTestsPath"]).flatMap((key) => {
    const path = page[key];
    return path === undefined ? [] : [[key, `vscode-remote://127.0.0.1:${port}${path}`]];
  });
  if (payload.length > 0) {
    url.searchParams.set("payload", JSON.stringify(payload));
  }
  if (token !== undefined) {
    url.searchParams.set("tkn", token);
  }
  return url.href;
}

/**
 * @param {string} serverFolder
 * @param {string} temporaryFolder
 * @param {readonly string[] | "all"} [names]
 */
async function builtinExtensionsFolder(serverFolder, temporaryFolder, names = themesOnly) {
  const all = join(serverFolder, "extensions");
  if (names === "all") {
    return all;
  }
  const folder = join(temporaryFolder, "builtin");
  await mkdir(folder);
  const known = await readdir(all);
  for (const name of names) {
    if (!known.includes(name)) {
      throw new Error(`There is no built-in extension ${name}.`);
    }
    await symlink(join(all, name), join(folder, name));
  }
  return folder;
}

/**
 * @param {string} dataFolder
 * @param {"User" | "Machine"} scope
 * @param {Readonly<Record<string, unknown>>} settings
 */
async function writeSettings(dataFolder, scope, settings) {
  const folder = join(dataFolder, "data", scope);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "settings.json"), `${JSON.stringify(settings, undefined, 2)}\n`);
}

/**
 * The present environment without what another VS Code, npm or Node.js left in it.
 * @param {Readonly<Record<string, string | undefined>>} changes
 */
function environmentFor(changes) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|npm_|NODE_(?!EXTRA_CA))/i.test(name),
  );
  return Object.fromEntries([...kept, ...Object.entries(changes)].filter(([, value]) => value !== undefined));
}
