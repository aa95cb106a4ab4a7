// @ts-check
import { setTimeout as delay } from "node:timers/promises";
import { answerOfWindows } from "./windowsPrograms.mjs";

/** @typedef {"linux" | "windows"} Mode */

/**
 * How Docker Desktop behaves; each can be changed at any time and counts from the next request.
 * @typedef {object} Behaviour
 * @property {"works" | "hangs" | "hangsAfterwards" | "fails" | "failsAfterwards" | "doesNothing" | "onlyToggles" |
 * "missing"} dockerCli `hangs`: never returns and does nothing. `hangsAfterwards`: switches and never returns.
 * `failsAfterwards`: lets the old engine go before it fails. `doesNothing`: exits with 0 and that is all. `onlyToggles`:
 * knows -SwitchDaemon only.
 * @property {"works" | "fails" | "missing"} dockerDesktopCommand `docker desktop engine use`, which stops the other engine
 * @property {{ exitCode: number, text: string }} failure how a program ends that fails
 * @property {"enabled" | "disabled"} windowsContainers as chosen when it was installed
 * @property {number} downMs how long the active address leads nowhere
 * @property {import("./activeAddress.mjs").DownStyle} whileDown
 * @property {"otherSide" | "oldSide" | "never"} comesUp
 * @property {"follows" | "stays" | "dangles"} context what becomes of the current context
 * @property {"dropped" | "kept"} openConnections through the active address, at a switch
 * @property {"works" | "broken"} commonAddress `broken`: after a switch the engines answer on their own addresses only
 * @property {"works" | "missing" | "stale"} trayMenu `missing`: has no entry to switch. `stale`: the entry names the mode
 * that is there already
 * @property {import("./windowsPrograms.mjs").ServiceState} service what Windows says of com.docker.service
 * @property {"running" | "stopped"} process what Windows says of Docker Desktop's backend
 * @property {string} edition of Windows
 * @property {import("./settingsFiles.mjs").WindowsDaemonFile} windowsDaemonFile
 * @property {"says nothing" | "says no"} installationFile whether it is written that Windows containers were left out
 */

/** @type {Behaviour} */
export const usualBehaviour = {
  dockerCli: "works",
  dockerDesktopCommand: "works",
  failure: { exitCode: 1, text: "" },
  windowsContainers: "enabled",
  downMs: 1_500,
  whileDown: "refuses",
  comesUp: "otherSide",
  context: "follows",
  openConnections: "dropped",
  commonAddress: "works",
  trayMenu: "works",
  service: "running",
  process: "running",
  edition: "Professional",
  windowsDaemonFile: "usual",
  installationFile: "says nothing",
};

/** @typedef {{ exitCode: number, text: string }} ProgramEnd */

const done = { exitCode: 0, text: "" };
const disabledText = {
  DockerCli: "switching to windows engine: windows containers have been disabled for this installation",
  docker: 'unable to set engine to "windows": engine is disabled',
};

/** What Docker Desktop's backend does: it owns the mode, and every program only asks it. */
export class DesktopBackend {
  /** @type {Behaviour} */
  behaviour = usualBehaviour;
  /** Every command line that a stand-in was started with. @type {string[]} */
  commandLines = [];
  #switching = Promise.resolve();

  /**
   * @param {Mode} mode
   * @param {import("./activeAddress.mjs").ActiveAddress} active
   * @param {import("./contexts.mjs").DesktopContexts} contexts
   * @param {Readonly<Record<Mode, Side>>} sides
   */
  constructor(mode, active, contexts, sides) {
    this.mode = mode;
    this.active = active;
    this.contexts = contexts;
    this.sides = sides;
  }

  /**
   * One of the two engines, and the address of its own.
   * @typedef {object} Side
   * @property {string} path the socket that says who it is
   * @property {() => Promise<void>} start again, if it was stopped
   * @property {() => Promise<void>} stop
   */

  async open() {
    await this.contexts.use(contextOf(this.mode));
    await this.active.open(this.sides[this.mode].path);
  }

  /**
   * @param {string} program
   * @param {readonly string[]} args
   * @returns {Promise<ProgramEnd | undefined>} undefined: it never returns
   */
  async run(program, args) {
    const answer = answerOfWindows(program, args, this.behaviour);
    if (answer) {
      return answer;
    }
    this.commandLines.push([program, ...args].join(" "));
    if (program === "Docker Desktop") {
      await this.#startUp();
      return done;
    }
    return program === "DockerCli" ? this.#dockerCli(args) : this.#docker(args);
  }

  /**
   * Switches as the tray menu does: both engines stay alive.
   * @param {Mode} target
   * @param {"keepOther" | "stopOther"} [other]
   */
  async switchTo(target, other = "keepOther") {
    const turn = this.#switching.then(() => this.#switch(target, other));
    this.#switching = turn.catch(() => undefined);
    await turn;
  }

  /** As when the application is opened. */
  async #startUp() {
    this.behaviour = { ...this.behaviour, process: "running" };
    await delay(this.behaviour.downMs);
    await this.active.open(this.sides[this.mode].path);
  }

  /** What the entry in the menu of Docker Desktop's icon offers; undefined: there is none. */
  get menuEntry() {
    const { trayMenu } = this.behaviour;
    const offered = trayMenu === "stale" ? this.mode : other(this.mode);
    return trayMenu === "missing" ? undefined : offered;
  }

  /** @param {readonly string[]} args @returns {Promise<ProgramEnd | undefined>} */
  async #dockerCli(args) {
    const { dockerCli, failure } = this.behaviour;
    const target = this.#targetOf(args[0], dockerCli);
    if (target === undefined) {
      return { exitCode: 1, text: "Usage: DockerCli.exe [-SwitchDaemon] [-Version]" };
    }
    switch (dockerCli) {
      case "hangs":
        return undefined;
      case "fails":
        return failure;
      case "doesNothing":
        return done;
      case "missing":
      case "onlyToggles":
      case "works":
      case "failsAfterwards":
      case "hangsAfterwards": {
        const end = await this.#refuseOrSwitch("DockerCli", target, "keepOther");
        const ends = new Map([
          ["hangsAfterwards", undefined],
          ["failsAfterwards", failure],
        ]);
        return ends.has(dockerCli) ? ends.get(dockerCli) : end;
      }
    }
  }

  /**
   * @param {string | undefined} flag case-sensitive, as the real one is
   * @param {Behaviour["dockerCli"]} dockerCli
   */
  #targetOf(flag, dockerCli) {
    if (flag === "-SwitchDaemon") {
      return other(this.mode);
    }
    const targets = new Map(
      /** @type {[string, Mode][]} */ ([
        ["-SwitchLinuxEngine", "linux"],
        ["-SwitchWindowsEngine", "windows"],
      ]),
    );
    return dockerCli === "onlyToggles" ? undefined : targets.get(flag ?? "");
  }

  /** @param {readonly string[]} args @returns {Promise<ProgramEnd>} */
  async #docker(args) {
    const [area, object, action, target] = args;
    if (area !== "desktop") {
      return { exitCode: 1, text: `docker: '${area ?? ""}' is not a docker command.\nSee 'docker --help'` };
    }
    if (this.behaviour.dockerDesktopCommand === "fails") {
      return this.behaviour.failure;
    }
    if (object === "engine" && action === "ls") {
      const lines = ["linux", "windows"].map((name) => `${name}${name === this.mode ? " *" : ""}`);
      return { exitCode: 0, text: lines.join("\n") };
    }
    if (object === "engine" && action === "use" && (target === "linux" || target === "windows")) {
      return this.#refuseOrSwitch("docker", target, "stopOther");
    }
    return { exitCode: 1, text: "Usage:  docker desktop engine COMMAND" };
  }

  /**
   * @param {"DockerCli" | "docker"} program
   * @param {Mode} target
   * @param {"keepOther" | "stopOther"} otherEngine
   * @returns {Promise<ProgramEnd>}
   */
  async #refuseOrSwitch(program, target, otherEngine) {
    if (target === "windows" && this.behaviour.windowsContainers === "disabled") {
      return { exitCode: 1, text: disabledText[program] };
    }
    await this.switchTo(target, otherEngine);
    return done;
  }

  /** @param {Mode} target @param {"keepOther" | "stopOther"} otherEngine */
  async #switch(target, otherEngine) {
    const { active, behaviour, mode } = this;
    if (target === mode) {
      return;
    }
    await this.#moveContext(target);
    await active.goDown(behaviour.whileDown);
    if (behaviour.openConnections === "dropped") {
      active.dropConnections();
    }
    const engines = [this.sides[target].start(), otherEngine === "stopOther" ? this.sides[mode].stop() : undefined];
    await Promise.all([delay(behaviour.downMs), ...engines]);
    this.mode = behaviour.comesUp === "oldSide" ? mode : target;
    if (behaviour.comesUp !== "never" && behaviour.commonAddress === "works") {
      await this.sides[this.mode].start();
      await active.open(this.sides[this.mode].path);
    }
  }

  /** The context moves first, whether or not the engine comes up later. @param {Mode} target */
  async #moveContext(target) {
    switch (this.behaviour.context) {
      case "follows":
        return this.contexts.use(contextOf(target));
      case "dangles":
        return this.contexts.strand(contextOf(this.mode));
      case "stays":
        return undefined;
    }
  }
}

/** @param {Mode} mode @returns {Mode} */
function other(mode) {
  return mode === "linux" ? "windows" : "linux";
}

/** @param {Mode} mode */
function contextOf(mode) {
  return `desktop-${mode}`;
}
