// @ts-check
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDockerEngine } from "../dockerEngine.mjs";
import { ActiveAddress } from "./activeAddress.mjs";
import { DesktopContexts } from "./contexts.mjs";
import { DesktopBackend, usualBehaviour } from "./desktopBackend.mjs";
import { IdentityProxy, textOf } from "./identityProxy.mjs";
import { linuxIdentity } from "./linuxIdentity.mjs";
import { DesktopPrograms } from "./programs.mjs";
import { DesktopSettings } from "./settingsFiles.mjs";
import { usualWindowsHost, windowsIdentity } from "./windowsIdentity.mjs";

/** @typedef {import("./desktopBackend.mjs").Mode} Mode */
/** @typedef {import("./desktopBackend.mjs").Behaviour} Behaviour */
/** @typedef {import("./activeAddress.mjs").DownStyle} DownStyle */

/** @typedef {import("../dockerEngine.mjs").DockerEngine} DockerEngine */

/**
 * @typedef {object} DoubleOptions
 * @property {Partial<Readonly<Record<Mode, DockerEngine>>>} [engines] real engines to play the sides, which outlive the
 * double; a side without one gets an engine of its own
 * @property {"none" | "bridge"} [network] of the engines that the double starts
 * @property {Mode} [mode] it begins in
 * @property {Partial<import("./windowsIdentity.mjs").WindowsHost>} [windowsHost]
 * @property {Partial<Behaviour>} [behaviour]
 */

/**
 * What can be told to a running double: behaviour for the next switches, and how the active address is at once.
 * @typedef {Partial<Behaviour> & { active?: "open" | DownStyle }} Control
 */

/**
 * Docker Desktop for Windows, doubled: two real engines, one of which says that it is a Windows one, behind three
 * addresses, and the programs that switch. It runs in this process; another one reaches it with `askDouble`.
 * @param {DoubleOptions} [options]
 */
export async function startDockerDesktop({
  engines: given = {},
  network,
  mode = "linux",
  windowsHost,
  behaviour,
} = {}) {
  const started = await Promise.all(
    modes
      .filter((side) => given[side] === undefined)
      .map(
        async (side) =>
          /** @type {const} */ ([side, await startDockerEngine({ name: side, network: network ?? "none" })]),
      ),
  );
  const engines = /** @type {Record<Mode, DockerEngine>} */ ({ ...given, ...Object.fromEntries(started) });
  const folder = await mkdtemp(join(tmpdir(), "docker-desktop-"));
  await mkdir(join(folder, "docker"));
  const pathOf = (/** @type {string} */ name) => join(folder, name);
  const host = { ...usualWindowsHost, ...windowsHost };
  const proxies = {
    linux: new IdentityProxy(pathOf("dockerDesktopLinuxEngine"), engines.linux.socketPath, linuxIdentity()),
    windows: new IdentityProxy(pathOf("dockerDesktopWindowsEngine"), engines.windows.socketPath, windowsIdentity(host)),
  };
  await Promise.all([proxies.linux.listen(), proxies.windows.listen()]);
  const active = new ActiveAddress(pathOf("docker_engine"));
  const contexts = new DesktopContexts(pathOf("docker"), {
    "desktop-linux": `unix://${proxies.linux.path}`,
    "desktop-windows": `unix://${proxies.windows.path}`,
  });
  const backend = new DesktopBackend(mode, active, contexts, {
    linux: new Side(proxies.linux.path, engines.linux),
    windows: new Side(proxies.windows.path, engines.windows),
  });
  const programs = new DesktopPrograms(join(folder, "Docker"), pathOf("control"));
  const settings = new DesktopSettings(folder);
  await backend.open();

  /** @param {Control} change */
  const control = async ({ active: state, ...change }) => {
    backend.behaviour = { ...backend.behaviour, ...change };
    const { dockerCli, dockerDesktopCommand } = backend.behaviour;
    await programs.lay({ dockerCli: dockerCli !== "missing", docker: dockerDesktopCommand !== "missing" });
    await settings.lay(backend.behaviour);
    if (state === "open") {
      await backend.open();
    } else if (state) {
      await active.goDown(state);
      active.dropConnections();
    }
  };
  await control({ ...usualBehaviour, ...behaviour });
  const server = await serveControl(pathOf("control"), backend, control);

  return {
    activeHost: `unix://${active.path}`,
    linuxHost: `unix://${proxies.linux.path}`,
    windowsHost: `unix://${proxies.windows.path}`,
    dockerCliPath: programs.dockerCliPath,
    dockerPath: programs.dockerPath,
    /** Where its files are, and what tells programs so. */
    places: settings.places,
    environment: { ...settings.environment, SystemRoot: programs.windowsFolder },
    /** For DOCKER_CONFIG. */
    dockerConfigDir: contexts.folder,
    controlPath: programs.controlPath,
    control,
    /** The real engines behind the sides, to put things into them and to look. */
    engines,
    /** As the tray menu does it. @param {Mode} target */
    switchTo: async (target) => backend.switchTo(target),
    /** The mode that the tray menu offers; undefined: it has no such entry. */
    menuEntry: () => backend.menuEntry,
    mode: () => backend.mode,
    /** What the stand-in programs were started with, since the double began. */
    commandLines: () => [...backend.commandLines],
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await active.close();
      proxies.linux.close();
      proxies.windows.close();
      await Promise.all(started.map(async ([, engine]) => engine.stop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof startDockerDesktop>>} DockerDesktopDouble */

/** @type {readonly Mode[]} */
const modes = ["linux", "windows"];

/** One of the two engines, behind the address of its own. */
class Side {
  #isUp = true;

  /**
   * @param {string} path the socket that says who it is
   * @param {DockerEngine} engine
   */
  constructor(path, engine) {
    this.path = path;
    this.engine = engine;
  }

  /** Brings it back with what it had, if it was stopped. */
  async start() {
    if (!this.#isUp) {
      await this.engine.launch();
      this.#isUp = true;
    }
  }

  async stop() {
    this.#isUp = false;
    await this.engine.shutDown();
  }
}

/**
 * @param {string} path
 * @param {DesktopBackend} backend
 * @param {(change: Control) => Promise<void>} control
 */
async function serveControl(path, backend, control) {
  const server = createServer((request, response) => {
    answerControl(request, backend, control).then(
      // No answer at all: the program that asks hangs.
      (answer) => answer !== undefined && response.end(JSON.stringify(answer)),
      (/** @type {unknown} */ error) => response.end(JSON.stringify({ exitCode: 70, text: String(error) })),
    );
  });
  await /** @type {Promise<void>} */ (new Promise((resolve) => server.listen(path, resolve)));
  return server;
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {DesktopBackend} backend
 * @param {(change: Control) => Promise<void>} control
 * @returns {Promise<unknown>}
 */
async function answerControl(request, backend, control) {
  const body = JSON.parse(await textOf(request));
  switch (request.url ?? "") {
    case "/run":
      return backend.run(body.program, body.args);
    case "/control":
      await control(body);
      return {};
    case "/switch":
      await backend.switchTo(body.to);
      return {};
    default:
      return { mode: backend.mode, behaviour: backend.behaviour, commandLines: backend.commandLines };
  }
}
