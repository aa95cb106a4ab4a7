import * as vscode from "vscode";
import { IdleClock, lookAtActivity } from "../../desktop/life/idleness";
import type { Disposable } from "../../platform/emitter";
import type { Logger } from "../../platform/logger";
import { rememberPausedByIdle } from "../commands/desktops/life/pausedByIdle";
import type { DesktopForwards } from "../forwards/desktopForwards";
import { pauseWhenIdleMinutes } from "../settings/lifeSettings";
import type { Desktop, Desktops } from "../tree/desktops/desktops";
import { pauseUnlessUsed } from "./pauseUnlessUsed";

export interface IdlePauseParts {
  readonly desktops: Desktops;
  readonly forwards: Pick<DesktopForwards, "of">;
  readonly memory: vscode.Memento;
  readonly logger: Logger;
}

/** Often enough for short limits, seldom enough to be nothing for an engine. */
const mostOftenMs = 5_000;
const leastOftenMs = 60_000;
const patienceMs = 15_000;
const msPerMinute = 60_000;

/**
 * Pauses desktops that nobody looks at and that have nothing to do. The container is paused, not the machine in it: a stop
 * from wherever lets it go on and shut down, which a machine that stands still could not.
 */
export class IdlePause implements Disposable {
  private readonly clocks = new Map<string, IdleClock>();
  private readonly abort = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: IdlePauseParts) {
    this.schedule();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.abort.abort();
  }

  private schedule(): void {
    const third = (pauseWhenIdleMinutes() * msPerMinute) / 3;
    const waitMs = third === 0 ? leastOftenMs : Math.min(leastOftenMs, Math.max(mostOftenMs, third));
    this.timer = setTimeout(() => {
      void this.look().finally(() => this.abort.signal.aborted || this.schedule());
    }, waitMs);
  }

  private async look(): Promise<void> {
    const limitMs = pauseWhenIdleMinutes() * msPerMinute;
    const running = limitMs === 0 ? [] : this.parts.desktops.list().filter(mayBePaused);
    for (const id of this.clocks.keys()) {
      if (!running.some(({ container }) => container.id === id)) {
        this.clocks.delete(id);
      }
    }
    await Promise.all(
      running.map((desktop) =>
        this.lookAt(desktop, limitMs).catch((error: unknown) =>
          this.parts.logger.debug(`Whether ${desktop.container.name} is idle cannot be told`, error),
        ),
      ),
    );
  }

  private async lookAt(desktop: Desktop, limitMs: number): Promise<void> {
    const { desktops, forwards, memory } = this.parts;
    const { id } = desktop.container;
    const engine = desktops.engineOf(desktop);
    const clock = this.clocks.get(id) ?? new IdleClock();
    this.clocks.set(id, clock);
    if (!engine || forwards.of(id).length > 0) {
      clock.stir();
      return;
    }
    const began = performance.now();
    const signal = AbortSignal.any([this.abort.signal, AbortSignal.timeout(patienceMs)]);
    const quietMs = clock.look(await lookAtActivity(engine, id, signal), Date.now());
    if (quietMs < limitMs) {
      return;
    }
    this.clocks.delete(id);
    const isUsed = (): boolean => forwards.of(id).length > 0 || desktops.sights.isSince(id, began);
    const remember = (): Promise<void> => rememberPausedByIdle(memory, id);
    if ((await pauseUnlessUsed(engine, { id, isUsed, remember }, signal)) === "paused") {
      void tellPaused(desktop);
    }
  }
}

/** An installation goes on by itself, and a disk that is not safe is not left alone. */
function mayBePaused({ state }: Desktop): boolean {
  return state?.kind === "running" && state.disk === "safe" && state.problem === undefined;
}

async function tellPaused({ container, snapshot }: Desktop): Promise<void> {
  const resume = vscode.l10n.t("Resume");
  const message = vscode.l10n.t("{0} was idle, and is paused until it is opened.", container.name);
  if ((await vscode.window.showInformationMessage(message, resume)) === resume) {
    const node = { kind: "desktop", engineKey: snapshot.key, id: container.id };
    await vscode.commands.executeCommand("windowsContainers.desktops.resume", node);
  }
}
