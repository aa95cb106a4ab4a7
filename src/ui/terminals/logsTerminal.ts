import * as vscode from "vscode";
import type { Engine } from "../../engine/engine";
import { presentError } from "../errors/presentError";
import { withCarriageReturns } from "./withCarriageReturns";

/** Enough to see what happened, little enough to be there at once; the terminal keeps no more by default. */
const firstLines = 1000;

/** A container's log, followed in a terminal: it has search, links and colours. */
export class LogsTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly abort = new AbortController();

  private state: "following" | "ended" = "following";

  readonly onDidWrite = this.written.event;

  constructor(
    private readonly engine: Engine,
    private readonly containerId: string,
  ) {}

  /** Whether new lines of this container still arrive here. */
  follows(containerId: string): boolean {
    return this.containerId === containerId && this.state === "following";
  }

  open(): void {
    void this.follow();
  }

  close(): void {
    this.abort.abort();
    this.written.dispose();
  }

  private async follow(): Promise<void> {
    try {
      await this.write();
    } finally {
      this.state = "ended";
    }
  }

  private async write(): Promise<void> {
    const { signal } = this.abort;
    try {
      const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
      for await (const { stream, data } of this.engine.logs(
        this.containerId,
        { follow: "follow", tail: firstLines },
        signal,
      )) {
        this.written.fire(withCarriageReturns(decoders[stream].decode(data, { stream: true })));
      }
      this.say(vscode.l10n.t("The container has stopped."));
    } catch (error) {
      if (!signal.aborted) {
        this.say(presentError(error).message);
      }
    }
  }

  private say(text: string): void {
    this.written.fire(`\r\n\x1b[2m${text}\x1b[0m\r\n`);
  }
}
