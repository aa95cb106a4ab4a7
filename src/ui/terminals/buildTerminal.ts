import * as vscode from "vscode";
import { withCarriageReturns } from "./withCarriageReturns";

/** A build's own words, in a terminal: it has search, links and colours. The build goes on when it is closed. */
export class BuildTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private state: "opening" | "open" | "closed" = "opening";
  /** Said before the terminal was there. */
  private early = "";

  readonly onDidWrite = this.written.event;

  /** `onInterrupt`: Ctrl+C was pressed. */
  constructor(private readonly onInterrupt: () => void) {}

  open(): void {
    this.state = "open";
    this.written.fire(this.early);
  }

  close(): void {
    this.state = "closed";
    this.written.dispose();
  }

  handleInput(text: string): void {
    if (text === "\u0003") {
      this.onInterrupt();
    }
  }

  write(text: string): void {
    const ready = withCarriageReturns(text);
    switch (this.state) {
      case "opening":
        this.early += ready;
        break;
      case "open":
        this.written.fire(ready);
        break;
      case "closed":
        break;
    }
  }

  /** Words of ours among the engine's. */
  say(text: string): void {
    this.write(`\n\u001b[1m${text}\u001b[0m\n`);
  }
}
