import * as vscode from "vscode";
import type { Disposable } from "../platform/emitter";
import type { Logger } from "../platform/logger";

/** The product's only log channel. VS Code takes milliseconds to make one: that is done right after activation, or with the first line. */
export class ProductLog implements Logger, Disposable {
  private made: vscode.LogOutputChannel | undefined;
  private readonly timer = setImmediate(() => this.channel);

  trace(message: string, ...details: unknown[]): void {
    this.channel.trace(message, ...details);
  }

  debug(message: string, ...details: unknown[]): void {
    this.channel.debug(message, ...details);
  }

  info(message: string, ...details: unknown[]): void {
    this.channel.info(message, ...details);
  }

  warn(message: string, ...details: unknown[]): void {
    this.channel.warn(message, ...details);
  }

  error(message: string | Error, ...details: unknown[]): void {
    this.channel.error(message, ...details);
  }

  show(): void {
    this.channel.show();
  }

  dispose(): void {
    clearImmediate(this.timer);
    this.made?.dispose();
  }

  private get channel(): vscode.LogOutputChannel {
    this.made ??= vscode.window.createOutputChannel("Windows Containers", { log: true });
    return this.made;
  }
}
