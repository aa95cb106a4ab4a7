import { PassThrough, Writable } from "node:stream";
import { createInterface, type Interface } from "node:readline";
import * as vscode from "vscode";
import type { AgentShare } from "../../desktop/agent/agentLines";

/** Of PowerShell it would end the whole agent's; here it ends what a person takes for PowerShell: the terminal. */
const exitLine = /^\s*exit(?:\s+(-?\d+))?\s*;?\s*$/i;

/** PowerShell in a desktop's Windows, line by line, through the agent. */
export class AgentTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<number>();
  private readonly abort = new AbortController();
  private readonly keys = new PassThrough();
  private lines: Interface | undefined;
  private running: AbortController | undefined;
  private last = Promise.resolve();

  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;

  constructor(
    private readonly share: AgentShare,
    private readonly name: string,
  ) {}

  open(): void {
    this.begin().catch(() => undefined);
  }

  handleInput(text: string): void {
    if (text === "\x03" && this.running) {
      this.running.abort();
      this.write("^C\r\n");
      return;
    }
    // Ctrl+D would end Node's editor of lines; PowerShell in Windows knows no end of its input.
    this.keys.write(text.replaceAll("\x04", ""));
  }

  close(): void {
    this.release();
    this.written.dispose();
    this.closed.dispose();
  }

  /** VS Code calls `close` when a person closes the terminal, not when it ended by itself. */
  private release(): void {
    if (!this.abort.signal.aborted) {
      this.abort.abort();
      this.lines?.close();
      this.share.dispose();
    }
  }

  private async begin(): Promise<void> {
    this.write(vscode.l10n.t("PowerShell in {0}, through its agent. One line at a time.", this.name) + "\r\n");
    if (this.share.isShared) {
      this.write(
        vscode.l10n.t(
          "Other terminals of this desktop are the same PowerShell: they share its folder and variables, and commands wait for each other.",
        ) + "\r\n",
      );
    }
    this.write("\r\n");
    const lines = this.editLines();
    if (!(await this.share.answers(this.abort.signal))) {
      this.write(
        vscode.l10n.t(
          "The agent in Windows does not answer: it starts when somebody is logged on, and talks with one VS Code window at a time.",
        ) + "\r\n",
      );
      lines.close();
      return;
    }
    lines.on("line", (line) => {
      const exit = exitLine.exec(line);
      if (exit) {
        this.release();
        this.closed.fire(Number(exit[1] ?? 0));
      } else {
        // What is typed ahead runs after it, so that Ctrl+C means the one that runs.
        this.last = this.last.then(() => this.run(line));
      }
    });
    await this.run("");
  }

  /** Editing a line, its history and its cursor are Node's own, as in every program of Node. */
  private editLines(): Interface {
    const output = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.write(chunk.toString());
        done();
      },
    });
    const lines = createInterface({ input: this.keys, output, terminal: true, prompt: "" });
    // Unheard, Ctrl+C would end the editor, and Ctrl+Z stop the whole extension host.
    lines.on("SIGINT", () => this.dropLine(lines));
    lines.on("SIGTSTP", () => undefined);
    this.lines = lines;
    return lines;
  }

  private async run(line: string): Promise<void> {
    const running = new AbortController();
    this.running = running;
    try {
      const either = AbortSignal.any([running.signal, this.abort.signal]);
      const { prompt } = await this.share.agent.ask("run", line, either, (text) => this.write(text));
      this.ask(prompt);
    } catch {
      if (running.signal.aborted) {
        await this.run("");
      } else {
        // The terminal stays, so that this can be read.
        this.write(`${vscode.l10n.t("The line to the agent was closed.")}\r\n`);
        this.lines?.close();
      }
    } finally {
      this.running = undefined;
    }
  }

  /** What was typed and not sent is left where it stands, and a new line begins. */
  private dropLine(lines: Interface): void {
    this.write("^C\r\n");
    Object.assign(lines, { line: "", cursor: 0 });
    lines.prompt();
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
