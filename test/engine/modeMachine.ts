import { connectDockerEngine } from "../../src/engine/docker/dockerEngine";
import type { DaemonMode } from "../../src/engine/model";
import { activeEndpoint, askMode } from "../../src/mode/activeEngine";
import { DockerDesktopSwitcher } from "../../src/mode/dockerDesktopSwitcher";
import { findDockerDesktop } from "../../src/mode/findDockerDesktop";
import { LiveModeMonitor, type MonitorTimes } from "../../src/mode/liveModeMonitor";
import type { ModeState, SwitchOptions, SwitchOutcome, SwitchProgress } from "../../src/mode/mode";
import type { SwitchTimes } from "../../src/mode/switchJourney";
import { thisMachine } from "../../src/mode/thisMachine";
import { runProgram } from "../../src/platform/runProgram";
import type { DockerDesktopDouble } from "../parts/dockerDesktop/dockerDesktop.mjs";
import { strictLogger } from "../unit/platform/loggers";

const quickTimes: SwitchTimes = {
  deadlineMs: 15_000,
  pollMs: 100,
  stillWorkingMs: 700,
  programMs: 5_000,
  settleMs: 300,
  quietMs: 500,
  graceMs: 300,
};

/** The product's mode part on a doubled Docker Desktop, put together as the extension does it. */
export class ModeMachine {
  readonly states: ModeState[] = [];
  readonly progress: SwitchProgress[] = [];
  readonly monitor: LiveModeMonitor;
  private readonly switcher: DockerDesktopSwitcher;

  constructor(
    readonly double: DockerDesktopDouble,
    times: { readonly monitor?: MonitorTimes; readonly switching?: Partial<SwitchTimes> } = {},
  ) {
    this.monitor = new LiveModeMonitor(connectDockerEngine, strictLogger, times.monitor);
    this.monitor.onDidChange((state) => this.states.push(state));
    this.switcher = new DockerDesktopSwitcher({
      connect: connectDockerEngine,
      runProgram,
      monitor: this.monitor,
      logger: strictLogger,
      findDockerDesktop: async () => this.find(),
      dockerConfigFolder: () => double.dockerConfigDir,
      places: double.places,
      times: () => ({ ...quickTimes, ...times.switching }),
    });
  }

  async find() {
    const { dockerCliPath, activeHost } = this.double;
    // Without the PATH, on which the machine may have a docker of its own.
    return findDockerDesktop({ ...thisMachine({ dockerCliPath, activeHost }), environment: {} });
  }

  /** Follows the mode, and returns when it is known. */
  async follow(): Promise<this> {
    this.monitor.follow(await this.find());
    await this.seen((state) => state.kind === "known");
    return this;
  }

  async switchTo(target: DaemonMode, options: Partial<SwitchOptions> = {}): Promise<SwitchOutcome> {
    return this.switcher.switchTo(target, {
      signal: new AbortController().signal,
      onProgress: (step) => this.progress.push(step),
      ...options,
    });
  }

  /** What the active engine says, asked as the product does. */
  async activeMode(): Promise<DaemonMode | "silent"> {
    const answer = await askMode(connectDockerEngine, this.double.activeHost, new AbortController().signal);
    return answer.kind === "answered" ? answer.mode : "silent";
  }

  /** Resolves when the mode was seen so. */
  async seen(isIt: (state: ModeState) => boolean, deadlineMs = 5_000): Promise<void> {
    if (isIt(this.monitor.state)) {
      return;
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`Not seen; the mode is ${JSON.stringify(this.monitor.state)}`));
      }, deadlineMs);
      const listener = this.monitor.onDidChange((state) => {
        if (isIt(state)) {
          clearTimeout(timer);
          listener.dispose();
          resolve();
        }
      });
    });
  }

  dispose(): void {
    this.monitor.dispose();
  }
}

export async function connectTo(host: string) {
  return connectDockerEngine(activeEndpoint(host));
}
