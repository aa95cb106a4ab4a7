import { isMachinePaused } from "../../../desktop/machine/machinePower";
import type { Disposable } from "../../../platform/emitter";
import type { Logger } from "../../../platform/logger";
import type { PowerAction } from "../../../protocol/screenCommands";
import { engineAway } from "../../errors/usualErrors";
import type { PlacedDesktop } from "./placedDesktop";
import { powerMachineOf } from "./powerMachineOf";

/** The virtual machine of one panel's desktop: its power, and whether it stands still. */
export class DesktopMachine implements Disposable {
  private readonly abort = new AbortController();
  private stillness: "running" | "paused" = "running";

  constructor(
    private readonly target: () => PlacedDesktop | undefined,
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
      void isMachinePaused(target.place, target.id, this.abort.signal)
        .then((isPaused) => this.set(isPaused ? "paused" : "running"))
        .catch((error: unknown) => this.logger.debug(`The state of ${target.name} cannot be read`, error));
    }
  }

  forget(): void {
    this.stillness = "running";
  }

  async power(action: PowerAction): Promise<void> {
    if ((await powerMachineOf(this.needed(), action)) === "done") {
      this.set(action === "pause" ? "paused" : action === "shutDown" ? this.stillness : "running");
    }
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

  private needed(): PlacedDesktop {
    const target = this.target();
    if (!target) {
      throw engineAway();
    }
    return target;
  }
}
