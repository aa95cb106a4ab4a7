import * as vscode from "vscode";
import { isMachinePaused, powerMachine } from "../../../desktop/machine/machinePower";
import type { Engine } from "../../../engine/engine";
import type { Disposable } from "../../../platform/emitter";
import type { Logger } from "../../../platform/logger";
import type { PowerAction } from "../../../protocol/desktopApi";
import { withLateProgress } from "../../progress";
import { engineAway } from "../../errors/usualErrors";

/** A desktop, and the connection to its engine. */
export interface DesktopOnEngine {
  readonly engine: Engine;
  readonly id: string;
  readonly name: string;
}

/** The virtual machine of one panel's desktop: its power, and whether it stands still. */
export class DesktopMachine implements Disposable {
  private readonly abort = new AbortController();
  private stillness: "running" | "paused" = "running";

  constructor(
    private readonly target: () => DesktopOnEngine | undefined,
    private readonly onChange: () => void,
    private readonly logger: Logger,
  ) {}

  get state(): "running" | "paused" {
    return this.stillness;
  }

  /** Somebody else may have paused it. */
  look(): void {
    const target = this.target();
    if (target) {
      void isMachinePaused(target.engine, target.id, this.abort.signal)
        .then((isPaused) => this.set(isPaused ? "paused" : "running"))
        .catch((error: unknown) => this.logger.debug(`The state of ${target.name} cannot be read`, error));
    }
  }

  forget(): void {
    this.stillness = "running";
  }

  async power(action: PowerAction): Promise<void> {
    const target = this.needed();
    if (action === "reset" && !(await isResetWanted(target.name))) {
      return;
    }
    await withLateProgress(titleOf(action, target.name), (signal) =>
      powerMachine(target.engine, target.id, action, signal),
    );
    this.set(action === "pause" ? "paused" : action === "shutDown" ? this.stillness : "running");
  }

  dispose(): void {
    this.abort.abort();
  }

  private set(state: "running" | "paused"): void {
    if (this.stillness !== state) {
      this.stillness = state;
      this.onChange();
    }
  }

  private needed(): DesktopOnEngine {
    const target = this.target();
    if (!target) {
      throw engineAway();
    }
    return target;
  }
}

async function isResetWanted(name: string): Promise<boolean> {
  const reset = vscode.l10n.t("Reset");
  const detail = vscode.l10n.t("It is as if its power was cut: what was not saved in Windows is lost.");
  const question = vscode.l10n.t("Reset {0}?", name);
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, reset)) === reset;
}

function titleOf(action: PowerAction, name: string): string {
  switch (action) {
    case "shutDown":
      return vscode.l10n.t("Pressing the power button of {0}", name);
    case "pause":
      return vscode.l10n.t("Pausing {0}", name);
    case "resume":
      return vscode.l10n.t("Resuming {0}", name);
    case "reset":
      return vscode.l10n.t("Resetting {0}", name);
  }
}
