import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectDockerEngine } from "../../../src/engine/docker/dockerEngine";
import type { DaemonMode } from "../../../src/engine/model";
import { DockerDesktopSwitcher } from "../../../src/mode/dockerDesktopSwitcher";
import { findDockerDesktop } from "../../../src/mode/findDockerDesktop";
import { LiveModeMonitor } from "../../../src/mode/liveModeMonitor";
import type { SwitchOutcome, SwitchProgress } from "../../../src/mode/mode";
import type { SwitchTimes } from "../../../src/mode/switchJourney";
import { settingsPlacesHere, thisMachine } from "../../../src/mode/thisMachine";
import { sleep } from "../../../src/platform/clock";
import { runProgram } from "../../../src/platform/runProgram";
import { StandIn } from "../../parts/windowsNode/standIn.mjs";
import { writeContext } from "./contexts";
import { enginePorts, PipeRelay } from "./pipeRelay";
import { silentLogger } from "../../unit/platform/loggers";

const root = "C:\\Program Files\\Docker\\Docker";
const downMs = 300;
const quickTimes: SwitchTimes = {
  deadlineMs: 10_000,
  pollMs: 100,
  stillWorkingMs: 5_000,
  programMs: 1_500,
  settleMs: 300,
  quietMs: 500,
  graceMs: 300,
};
const watchMs = 30;
const modes = ["linux", "windows"] as const;

/**
 * Docker Desktop as a switch sees it: DockerCli.exe and docker.exe where the installer puts them, which are programs
 * that only note what they are asked for, and the pipe that follows the mode. Beside it the product's own mode part, on
 * this machine as it is.
 */
export class DesktopOnPipes {
  readonly progress: SwitchProgress[] = [];
  readonly states: string[] = [];
  private readonly active = new PipeRelay("docker_engine");
  private readonly monitor = new LiveModeMonitor(connectDockerEngine, silentLogger);
  private readonly ended = new AbortController();

  private constructor(
    readonly dockerCli: StandIn,
    readonly docker: StandIn,
    private readonly configFolder: string,
  ) {
    this.monitor.onDidChange((state) => this.states.push("mode" in state ? state.mode : state.kind));
  }

  static async start(): Promise<DesktopOnPipes> {
    const desktop = new DesktopOnPipes(
      await StandIn.place(join(root, "DockerCli.exe")),
      await StandIn.place(join(root, "resources", "bin", "docker.exe")),
      await mkdtemp(join(tmpdir(), "docker-config-")),
    );
    await writeFile(join(root, "Docker Desktop.exe"), "");
    for (const mode of modes) {
      const pipe = mode === "linux" ? "dockerDesktopLinuxEngine" : "dockerDesktopWindowsEngine";
      await writeContext(desktop.configFolder, `desktop-${mode}`, `npipe:////./pipe/${pipe}`);
    }
    await desktop.be("linux");
    desktop.monitor.follow(await desktop.find());
    while (!desktop.states.includes("linux")) {
      await sleep(watchMs);
    }
    return desktop;
  }

  async find() {
    return findDockerDesktop(thisMachine({ dockerCliPath: "", activeHost: "" }));
  }

  async switchTo(target: DaemonMode): Promise<SwitchOutcome> {
    const switcher = new DockerDesktopSwitcher({
      connect: connectDockerEngine,
      runProgram,
      monitor: this.monitor,
      logger: silentLogger,
      findDockerDesktop: async () => this.find(),
      dockerConfigFolder: () => this.configFolder,
      places: settingsPlacesHere(),
      times: () => quickTimes,
    });
    return switcher.switchTo(target, {
      signal: this.ended.signal,
      onProgress: (step) => this.progress.push(step),
    });
  }

  /** From now on this program, asked with these words, makes the other engine the active one. */
  obey(program: StandIn, words: readonly string[], mode: DaemonMode): void {
    void this.follow(program, words.join(" "), mode);
  }

  async stop(): Promise<void> {
    this.ended.abort();
    this.monitor.dispose();
    await this.active.close();
    await Promise.all([this.dockerCli.remove(), this.docker.remove()]);
    await rm("C:\\Program Files\\Docker", { recursive: true, force: true, maxRetries: 5 });
    await rm(this.configFolder, { recursive: true, force: true });
  }

  private async follow(program: StandIn, words: string, mode: DaemonMode): Promise<void> {
    const { signal } = this.ended;
    const seen = (await program.starts()).length;
    while (!signal.aborted) {
      const starts = (await program.starts()).slice(seen);
      if (starts.some((start) => start.words.join(" ") === words)) {
        await this.active.close();
        await sleep(downMs);
        await this.be(mode);
        return;
      }
      await sleep(watchMs);
    }
  }

  private async be(mode: DaemonMode): Promise<void> {
    await writeFile(join(this.configFolder, "config.json"), JSON.stringify({ currentContext: `desktop-${mode}` }));
    await this.active.leadTo(enginePorts[mode]);
  }
}
