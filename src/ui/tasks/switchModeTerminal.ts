import * as vscode from "vscode";
import type { DaemonMode } from "../../engine/model";
import { questions, type SwitchModeParts } from "../commands/mode/switchMode";
import { describeSwitchOutcome } from "../commands/mode/switchModeOutcome";
import { describeSwitchProgress } from "../commands/mode/switchModeProgress";
import { withCarriageReturns } from "../terminals/withCarriageReturns";

const failed = 1;

/** A switch as a task: its steps are the output, its end is the exit code. Ending the task stops waiting. */
export class SwitchModeTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly ended = new vscode.EventEmitter<number>();
  private readonly closed = new AbortController();
  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.ended.event;

  constructor(
    private readonly mode: DaemonMode,
    private readonly parts: SwitchModeParts,
  ) {}

  open(): void {
    this.run().then(
      (code) => this.ended.fire(code),
      (error: unknown) => {
        this.write(error instanceof Error ? error.message : String(error));
        this.ended.fire(failed);
      },
    );
  }

  close(): void {
    this.closed.abort();
  }

  private async run(): Promise<number> {
    const { mode } = this;
    const outcome = await this.parts.switcher.switchTo(mode, {
      signal: this.closed.signal,
      onProgress: (progress) => this.write(describeSwitchProgress(progress, mode)),
      ...questions(mode, this.parts.inventory),
    });
    this.write(describeSwitchOutcome(outcome, mode).message);
    return outcome.kind === "switched" || outcome.kind === "alreadyThere" ? 0 : failed;
  }

  private write(line: string): void {
    this.written.fire(`${withCarriageReturns(line)}\r\n`);
  }
}
