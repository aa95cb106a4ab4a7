import * as vscode from "vscode";
import type { DaemonMode } from "../../engine/model";
import type { CommandId } from "../commands/commandIds";

/** A button below an error. */
export interface Remedy {
  readonly title: string;
  press(): Promise<void>;
}

/** A failure of a command that itself knows a way on. */
export class RemediedError extends Error {
  override readonly name = "RemediedError";

  constructor(
    override readonly cause: unknown,
    readonly remedies: readonly Remedy[],
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** `argument` is what the command is called with, a row of a tree for most. */
export function commandRemedy(title: string, command: CommandId, argument?: unknown): Remedy {
  return {
    title,
    press: async () => {
      await vscode.commands.executeCommand(command, ...(argument === undefined ? [] : [argument]));
    },
  };
}

export function showLog(): Remedy {
  return commandRemedy(vscode.l10n.t("Show Log"), "windowsContainers.log.show");
}

export function switchTo(mode: DaemonMode): Remedy {
  return mode === "windows"
    ? commandRemedy(vscode.l10n.t("Switch to Windows Containers"), "windowsContainers.mode.switchToWindows")
    : commandRemedy(vscode.l10n.t("Switch to Linux Containers"), "windowsContainers.mode.switchToLinux");
}
