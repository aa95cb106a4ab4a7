import * as vscode from "vscode";
import { disposeAll, type Disposable } from "../../platform/emitter";
import { isCancelled } from "../errors/isCancelled";
import type { CommandId } from "./commandIds";

/** The one place where commands are registered, their failures reported, and cancelled is not failed. */
export class CommandRegistry implements Disposable {
  private readonly registrations: vscode.Disposable[] = [];

  constructor(private readonly report: (error: unknown, what: string) => Promise<void>) {}

  /** `run` is called with what VS Code hands over: the clicked row, then all selected ones; nothing from the palette. */
  register(id: CommandId, run: (...args: never[]) => Promise<void>): void {
    const guarded = async (...args: never[]): Promise<void> => {
      try {
        await run(...args);
      } catch (error) {
        if (isCancelled(error)) {
          return;
        }
        await this.report(error, `${id} failed`);
      }
    };
    this.registrations.push(vscode.commands.registerCommand(id, guarded));
  }

  /** For other extensions: what it returns is theirs, and so is what it throws. */
  registerForOthers(id: CommandId, run: (argument: unknown) => Promise<unknown>): void {
    this.registrations.push(vscode.commands.registerCommand(id, run));
  }

  dispose(): void {
    disposeAll(this.registrations);
  }
}
