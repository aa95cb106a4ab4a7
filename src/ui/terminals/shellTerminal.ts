import * as vscode from "vscode";
import type { Engine, ExecSession } from "../../engine/engine";

/** A program in a container, typed into and watched in a VS Code terminal. */
export class ShellTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<number | undefined>();
  private readonly abort = new AbortController();
  private session: ExecSession | undefined;
  /** Typed before the program runs. */
  private typedAhead = "";
  private size = { columns: 80, rows: 24 };

  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;

  constructor(
    private readonly engine: Engine,
    private readonly containerId: string,
    private readonly command: readonly string[],
    private readonly report: (error: unknown) => void,
  ) {}

  open(initial: vscode.TerminalDimensions | undefined): void {
    this.size = initial ?? this.size;
    void this.run();
  }

  handleInput(text: string): void {
    if (this.session) {
      this.session.stream.write(text);
    } else {
      this.typedAhead += text;
    }
  }

  setDimensions(size: vscode.TerminalDimensions): void {
    this.size = size;
    // A program that has just ended cannot be resized, and nobody looks at it any more.
    this.session?.resize(size.columns, size.rows).catch(() => undefined);
  }

  close(): void {
    this.abort.abort();
    this.session?.close();
    this.written.dispose();
    this.closed.dispose();
  }

  private async run(): Promise<void> {
    const { signal } = this.abort;
    try {
      const environment = { TERM: "xterm-256color" };
      const options = { command: this.command, terminal: this.size, environment };
      const session = await this.engine.exec(this.containerId, options, signal);
      this.session = session;
      session.stream.write(this.typedAhead);
      const decoder = new TextDecoder();
      for await (const chunk of session.stream) {
        this.written.fire(decoder.decode(chunk as Uint8Array, { stream: true }));
      }
      const exitCode = await session.exitCode(signal);
      this.closed.fire(exitCode === 0 ? undefined : exitCode);
    } catch (error) {
      if (!signal.aborted) {
        // The terminal would close with its words; a notification has buttons, too.
        this.closed.fire(undefined);
        this.report(error);
      }
    }
  }
}
