import { dockerConfigFolderHere } from "../../engine/endpoints/dockerConfig";
import type { DaemonMode } from "../../engine/model";
import { readCurrentContext } from "../../mode/currentContext";
import type { ModeMonitor } from "../../mode/mode";
import type { Disposable } from "../../platform/emitter";
import type { Logger } from "../../platform/logger";

/** Docker Desktop may write its context some moments after its engine answers. */
const settleMs = 2_000;

/**
 * Notices, whenever the mode is known, that `docker` in a terminal is set to a context that does not exist any more, and
 * offers to repair that; once for each context, until VS Code starts anew.
 */
export class StaleContextWatch implements Disposable {
  private readonly listener: Disposable;
  private readonly told = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly monitor: ModeMonitor,
    private readonly logger: Logger,
  ) {
    this.listener = monitor.onDidChange(() => this.lookSoon());
    this.lookSoon();
  }

  /** The mode or the docker program's configuration changed. */
  lookSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.look().catch((error: unknown) => this.logger.error("The docker context could not be read", error));
    }, settleMs);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listener.dispose();
  }

  /** A repair that failed is offered again: the context is still gone. */
  private async offer(name: string, mode: DaemonMode, folder: string): Promise<void> {
    try {
      const { offerRepair } = await import("./repairStaleContext");
      await offerRepair(name, mode, folder);
    } catch (error) {
      this.told.delete(name);
      const { reportError } = await import("../errors/reportError");
      await reportError(error, this.logger, `The docker context ${name} could not be repaired`);
    }
  }

  private async look(): Promise<void> {
    const { state } = this.monitor;
    if (state.kind !== "known") {
      return;
    }
    const folder = dockerConfigFolderHere();
    const { name, state: presence } = await readCurrentContext(folder, process.env);
    if (presence === "missing" && !this.told.has(name)) {
      this.told.add(name);
      await this.offer(name, state.mode, folder);
    }
  }
}
