import { PassThrough, Writable } from "node:stream";
import { createInterface, type Interface } from "node:readline";
import * as vscode from "vscode";
import type { GuestAgent } from "../../desktop/agent/guestAgent";
import { isAbortError } from "../../platform/abort";

/** An agent that is there says its prompt at once; one that is not never says anything. */
const greetingDeadlineMs = 10_000;

/** PowerShell in a desktop's Windows, line by line, through the agent. */
export class AgentTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly abort = new AbortController();
  private readonly keys = new PassThrough();
  private lines: Interface | undefined;
  private running: AbortController | undefined;

  readonly onDidWrite = this.written.event;

  constructor(
    private readonly agent: GuestAgent,
    private readonly name: string,
  ) {}

  open(): void {
    void this.begin();
  }

  handleInput(text: string): void {
    if (text === "\x03" && this.running) {
      this.running.abort();
      this.write(`^C\r\n${vscode.l10n.t("Windows goes on with it; its output is not shown any more.")}\r\n`);
      return;
    }
    this.keys.write(text);
  }

  close(): void {
    this.abort.abort();
    this.lines?.close();
    this.agent.dispose();
    this.written.dispose();
  }

  private async begin(): Promise<void> {
    this.write(vscode.l10n.t("PowerShell in {0}, through its agent. One line at a time.", this.name) + "\r\n\r\n");
    const lines = this.editLines();
    const greeted = await this.run("", AbortSignal.timeout(greetingDeadlineMs));
    if (greeted === "silent") {
      this.write(
        vscode.l10n.t(
          "The agent does not answer: it starts when somebody is logged on, in desktops that were made with it.",
        ) + "\r\n",
      );
      lines.close();
      return;
    }
    lines.on("line", (line) => {
      void this.run(line, this.abort.signal);
    });
  }

  /** Editing a line, its history and its cursor are Node's own, as in every program of Node. */
  private editLines(): Interface {
    const output = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.write(chunk.toString());
        done();
      },
    });
    this.lines = createInterface({ input: this.keys, output, terminal: true, prompt: "" });
    return this.lines;
  }

  private async run(line: string, signal: AbortSignal): Promise<"done" | "silent"> {
    const running = new AbortController();
    this.running = running;
    try {
      const both = AbortSignal.any([signal, running.signal, this.abort.signal]);
      const { prompt } = await this.agent.ask("run", line, both, (text) => this.write(text));
      this.ask(prompt);
      return "done";
    } catch (error) {
      if (running.signal.aborted) {
        this.ask("PS> ");
        return "done";
      }
      if (!isAbortError(error) && !signal.aborted) {
        // The terminal stays, so that this can be read.
        this.write(`${vscode.l10n.t("The line to the agent was closed.")}\r\n`);
        this.lines?.close();
      }
      return "silent";
    } finally {
      this.running = undefined;
    }
  }

  private ask(prompt: string): void {
    this.lines?.setPrompt(prompt);
    this.lines?.prompt();
  }

  private write(text: string): void {
    if (!this.abort.signal.aborted) {
      this.written.fire(text);
    }
  }
}
