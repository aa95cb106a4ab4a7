import type { DaemonMode } from "../../../src/engine/model";
import type {
  CurrentContext,
  DockerDesktop,
  Finding,
  ModeAnswer,
  SwitchOptions,
  SwitchOutcome,
  SwitchProgress,
} from "../../../src/mode/mode";
import type { Foreseen } from "../../../src/mode/foresee";
import { usualSwitchTimes, type SwitchPorts } from "../../../src/mode/switchJourney";
import { switchMode } from "../../../src/mode/switchMode";
import { abortReason } from "../../../src/platform/abort";
import { Emitter } from "../../../src/platform/emitter";
import type { ProgramResult, runProgram } from "../../../src/platform/runProgram";
import { VirtualTime } from "./virtualTime";

/** What a program does when it is started; what it returns decides when and how it ends. */
type Program = (machine: DoubledMachine) => ProgramEnd;
type ProgramEnd = { readonly afterMs: number; readonly result: ProgramResult } | "never";

export const here = (name = "default"): CurrentContext => ({ name, state: "there" });

/** A machine with Docker Desktop, in virtual time: each program's deeds are told by the test. */
export class DoubledMachine {
  readonly time = new VirtualTime();
  readonly commandLines: string[] = [];
  readonly killed: string[] = [];
  readonly progress: SwitchProgress[] = [];
  readonly modeChanged = new Emitter<unknown>((error) => {
    throw error;
  });
  readonly controller = new AbortController();
  engine: DaemonMode | "down" | "hung" | "paused" = "linux";
  context: CurrentContext = here("desktop-linux");
  foreseen: Foreseen = { refusal: undefined, permission: "notExpected" };
  times = usualSwitchTimes;
  /** How often the engine was asked for its mode. */
  looks = 0;
  running: readonly string[] | undefined = [];
  findings: readonly Finding[] = [];
  desktop: DockerDesktop | undefined = {
    dockerCliPath: "DockerCli.exe",
    dockerPath: "docker.exe",
    applicationPath: undefined,
    activeHost: "npipe:////./pipe/docker_engine",
  };

  /** By the last word of the command line. */
  constructor(private readonly programs: Readonly<Record<string, Program>> = {}) {}

  /** Switches and lets time pass until that has ended. */
  async switchTo(target: DaemonMode, options: Partial<SwitchOptions> = {}): Promise<SwitchOutcome> {
    const { controller, progress } = this;
    const told = { signal: controller.signal, onProgress: (step: SwitchProgress) => progress.push(step), ...options };
    const outcome = switchMode(target, this.ports(), told, this.times);
    return this.time.until(outcome);
  }

  /** Lets the engine go after a while and another one come. */
  movesTo(mode: DaemonMode, times: { readonly goesAfterMs: number; readonly comesAfterMs: number }): void {
    this.time.after(times.goesAfterMs, () => {
      this.engine = "down";
    });
    this.time.after(times.comesAfterMs, () => {
      this.engine = mode;
    });
  }

  private ports(): SwitchPorts {
    return {
      desktop: this.desktop,
      askMode: async (signal) => this.answer(signal),
      runProgram: this.runProgram,
      foresee: () => Promise.resolve(this.foreseen),
      runningContainers: () => Promise.resolve(this.running),
      findCauses: () => Promise.resolve(this.findings),
      readCurrentContext: () => Promise.resolve(this.context),
      onDidChangeMode: this.modeChanged.event,
      nowMs: () => this.time.nowMs,
      sleep: this.time.sleep,
    };
  }

  private async answer(signal: AbortSignal): Promise<ModeAnswer> {
    const endpoint = "npipe:////./pipe/docker_engine";
    this.looks += 1;
    switch (this.engine) {
      case "linux":
      case "windows":
        return { kind: "answered", mode: this.engine };
      case "down":
        return { kind: "silent", failure: { kind: "unreachable", endpoint, detail: "ENOENT" } };
      case "paused":
        return { kind: "silent", failure: { kind: "paused", endpoint } };
      case "hung":
        await this.time.sleep(3_000, signal);
        return { kind: "silent", failure: { kind: "notAnswering", endpoint, afterMs: 3_000 } };
    }
  }

  private readonly runProgram: typeof runProgram = async (file, args, { signal, deadlineMs }) => {
    const commandLine = [file, ...args].join(" ");
    this.commandLines.push(commandLine);
    const end = this.programs[args.at(-1) ?? ""]?.(this) ?? exits(1, "unknown command");
    const onAbort = (): void => {
      this.killed.push(commandLine);
    };
    signal.addEventListener("abort", onAbort);
    try {
      if (end === "never" || end.afterMs > deadlineMs) {
        await this.time.sleep(deadlineMs, signal);
        this.killed.push(commandLine);
        return { kind: "timedOut", stdout: "", stderr: "" };
      }
      await this.time.sleep(end.afterMs, signal);
      return end.result;
    } catch {
      throw abortReason(signal);
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  };
}

export function exits(exitCode: number, text = "", afterMs = 100): ProgramEnd {
  return { afterMs, result: { kind: "exited", code: exitCode, stdout: text, stderr: "" } };
}

/** A program that does its work: the engine goes after 2 s and comes after 9 s, when the program ends too. */
export function switching(mode: DaemonMode): Program {
  return (machine) => {
    machine.movesTo(mode, { goesAfterMs: 2_000, comesAfterMs: 9_000 });
    return exits(0, "", 9_000);
  };
}
