import * as vscode from "vscode";
import { runProgram, type ProgramOptions, type ProgramResult } from "../../platform/runProgram";
import { withCarriageReturns } from "./withCarriageReturns";

/** Enough for the errors at its end. */
const tailCharacters = 16_000;
/** The longest that Node can wait: pulls and builds take as long as they take. */
const foreverMs = 2 ** 31 - 1;
const failed = 1;

export interface TerminalProgram extends Pick<ProgramOptions, "workingFolder" | "environment"> {
  readonly program: string;
  readonly words: readonly string[];
}

/** How a program in a terminal ended; `ended`: by the user. */
export type TerminalEnd =
  { readonly kind: "ended" } | { readonly kind: "exited"; readonly code: number; readonly tail: string };

/** A program's words in a terminal, the last of which are known to us too; Ctrl+C and closing it end the program. */
export class ComposeTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly over = new vscode.EventEmitter<number>();
  private readonly stopped = new AbortController();
  private readonly decoder = new TextDecoder();
  private tail = "";
  private settle: (end: TerminalEnd) => void = () => undefined;

  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.over.event;
  readonly end = new Promise<TerminalEnd>((resolve) => {
    this.settle = resolve;
  });

  constructor(private readonly what: TerminalProgram) {}

  open(): void {
    const { program, words, ...where } = this.what;
    this.write(`\u001b[1m> ${[program, ...words].join(" ")}\u001b[0m\n\n`);
    const onOutput = (chunk: Uint8Array): void => this.hear(this.decoder.decode(chunk, { stream: true }));
    runProgram(program, words, { ...where, onOutput, signal: this.stopped.signal, deadlineMs: foreverMs }).then(
      (result) => this.finish(result),
      () => this.leave({ kind: "ended" }, failed),
    );
  }

  close(): void {
    this.stopped.abort();
    this.settle({ kind: "ended" });
  }

  handleInput(text: string): void {
    if (text === "\u0003") {
      this.stopped.abort();
    }
  }

  private finish(result: ProgramResult): void {
    if (result.kind === "missing") {
      this.hear(`${result.detail}\n`);
    }
    const code = result.kind === "exited" ? result.code : failed;
    this.leave({ kind: "exited", code, tail: this.tail }, code);
  }

  private leave(end: TerminalEnd, code: number): void {
    this.settle(end);
    this.over.fire(code);
  }

  private hear(text: string): void {
    this.tail = (this.tail + text).slice(-tailCharacters);
    this.write(text);
  }

  /** A terminal wants CR LF. */
  private write(text: string): void {
    this.written.fire(withCarriageReturns(text));
  }
}
