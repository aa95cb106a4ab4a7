import type { ConnectEngine } from "../engine/engine";
import type { DaemonMode } from "../engine/model";
import { sleep } from "../platform/clock";
import type { Logger } from "../platform/logger";
import type { runProgram } from "../platform/runProgram";
import { askMode } from "./activeEngine";
import { readCurrentContext } from "./currentContext";
import { findCauses } from "./findings";
import { foresee } from "./foresee";
import type { LiveModeMonitor } from "./liveModeMonitor";
import type { DockerDesktop, ModeSwitcher, SwitchOptions, SwitchOutcome } from "./mode";
import { runningContainers } from "./runningContainers";
import type { SettingsPlaces } from "./settingsFiles";
import { usualSwitchTimes, type SwitchPorts, type SwitchTimes } from "./switchJourney";
import { switchMode } from "./switchMode";

export interface SwitcherParts {
  readonly connect: ConnectEngine;
  readonly runProgram: typeof runProgram;
  readonly monitor: LiveModeMonitor;
  readonly logger: Logger;
  /** Looked up for every switch: Docker Desktop may have come, gone or moved since. */
  findDockerDesktop(): Promise<DockerDesktop | undefined>;
  /** Where config.json and the contexts are. */
  dockerConfigFolder(): string;
  readonly places: SettingsPlaces;
  /** Asked for every switch: they are settings. */
  times?(): Partial<SwitchTimes>;
}

/** The mode switch on the real machine: one at a time, followed by the monitor, every step in the log. */
export class DockerDesktopSwitcher implements ModeSwitcher {
  private underWay: DaemonMode | undefined;

  constructor(private readonly parts: SwitcherParts) {}

  async switchTo(target: DaemonMode, options: SwitchOptions): Promise<SwitchOutcome> {
    if (this.underWay !== undefined) {
      return { kind: "busy", target: this.underWay };
    }
    this.underWay = target;
    try {
      return await this.followed(target, options);
    } finally {
      this.underWay = undefined;
    }
  }

  private async followed(target: DaemonMode, options: SwitchOptions): Promise<SwitchOutcome> {
    const { logger, monitor } = this.parts;
    const desktop = await this.parts.findDockerDesktop();
    logger.info(`Switching Docker Desktop to ${target}`, desktop);
    monitor.follow(desktop);
    const indication = desktop && monitor.expect(target);
    try {
      const logged: SwitchOptions = {
        ...options,
        onProgress: (progress) => {
          logger.info("Switching:", progress);
          options.onProgress(progress);
        },
      };
      const outcome = await switchMode(target, this.portsFor(target, desktop), logged, {
        ...usualSwitchTimes,
        ...this.parts.times?.(),
      });
      logger.info("Switching ended:", outcome);
      return outcome;
    } finally {
      indication?.dispose();
    }
  }

  private portsFor(target: DaemonMode, desktop: DockerDesktop | undefined): SwitchPorts {
    const { connect, monitor, places, runProgram } = this.parts;
    const host = desktop?.activeHost ?? "";
    return {
      desktop,
      askMode: async (signal) => {
        const answer = await askMode(connect, host, signal);
        monitor.note(answer);
        return answer;
      },
      runProgram,
      foresee: async (answer, signal) =>
        desktop
          ? foresee(target, answer, { desktop, runProgram, installationFile: places.installation }, signal)
          : { refusal: undefined, permission: "notExpected" },
      runningContainers: async (signal) => runningContainers(connect, host, signal),
      findCauses: async (where) => {
        const dockerConfigFolder = this.parts.dockerConfigFolder();
        return findCauses(target, where, { connect, dockerConfigFolder, places });
      },
      readCurrentContext: async () => readCurrentContext(this.parts.dockerConfigFolder(), process.env),
      onDidChangeMode: monitor.onDidChange,
      nowMs: () => performance.now(),
      sleep,
    };
  }
}
