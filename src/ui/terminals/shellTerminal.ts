import * as vscode from "vscode";
import { openContainerShell, type ContainerShell, type ShellPlace } from "../../engine/exec/containerShell";

/** A shell in a container, typed into and watched in a VS Code terminal; it ends with the terminal. */
export class ShellTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<number | undefined>();
  private readonly abort = new AbortController();
  private shell: ContainerShell | undefined;
  private isClosed = false;
  /** Typed before the shell runs. */
  private typedAhead = "";
  private size = { columns: 80, rows: 24 };

  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;

  constructor(
    private readonly place: ShellPlace,
    /** What failed, or "noShell". */
    private readonly report: (failure: unknown) => void,
  ) {}

  open(initial: vscode.TerminalDimensions | undefined): void {
    this.size = initial ?? this.size;
    void this.run();
  }

  handleInput(text: string): void {
    if (this.shell) {
      this.shell.write(text);
    } else {
      this.typedAhead += text;
    }
  }

  setDimensions(size: vscode.TerminalDimensions): void {
    this.size = size;
    // A program that has just ended cannot be resized, and nobody looks at it any more.
    this.shell?.resize(size.columns, size.rows).catch(() => undefined);
  }

  /** A shell that is only starting is ended when it is there. */
  close(): void {
    this.isClosed = true;
    this.written.dispose();
    this.closed.dispose();
    if (this.shell) {
      void this.hangUp(this.shell);
    }
  }

  private async run(): Promise<void> {
    const { signal } = this.abort;
    try {
      const shell = await openContainerShell(this.place, this.size, signal);
      this.shell = shell;
      if (this.isClosed) {
        await this.hangUp(shell);
        return;
      }
      if (this.typedAhead !== "") {
        shell.write(this.typedAhead);
      }
      const decoder = new TextDecoder();
      for await (const chunk of shell.output) {
        this.written.fire(decoder.decode(chunk, { stream: true }));
      }
      const exitCode = await shell.exitCode(signal);
      if (exitCode === "noShell") {
        this.giveUp(exitCode);
      } else {
        this.closed.fire(exitCode === 0 ? undefined : exitCode);
      }
    } catch (error) {
      this.giveUp(error);
    }
  }

  /** The terminal would close with its words; a notification has buttons, too. */
  private giveUp(failure: unknown): void {
    if (!this.isClosed) {
      this.closed.fire(undefined);
      this.report(failure);
    }
  }

  private async hangUp(shell: ContainerShell): Promise<void> {
    try {
      await shell.hangUp();
    } catch {
      // The container or its engine is gone, and the shell with it; or it does not end, and nobody is there to be told.
    } finally {
      this.abort.abort();
    }
  }
}
