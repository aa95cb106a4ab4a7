import type { Engine } from "../engine/engine";
import { isAlive, type Container } from "../engine/model";
import { isAbortError } from "../platform/abort";
import { sleep } from "../platform/clock";
import { Emitter, type Disposable, type Event } from "../platform/emitter";
import type { Logger } from "../platform/logger";
import type { DesktopState } from "./desktop";
import { placeOn } from "./desktopPlace";
import { followRun } from "./run/followRun";

/** A desktop to watch, and the connection to do it over. */
export interface WatchedDesktop {
  readonly container: Container;
  readonly engine: Engine;
}

interface Follower {
  /** What the container looked like when following began: another run needs another follower. */
  readonly run: string;
  readonly engine: Engine;
  readonly abort: AbortController;
  state: DesktopState | undefined;
  /** The run came to its end: what is seen to run after that is another one, which looks the same. */
  progress: "following" | "ended";
}

const retryMs = 2_000;

/** Keeps the state of every desktop it is told of, each followed by one log stream while it runs. */
export class DesktopMonitor implements Disposable {
  private readonly changed = new Emitter<string>((error) =>
    this.logger.error("A listener of the desktops failed", error),
  );
  private readonly followers = new Map<string, Follower>();

  /** The id of a container whose state changed. */
  readonly onDidChange: Event<string> = this.changed.event;

  constructor(private readonly logger: Logger) {}

  state(id: string): DesktopState | undefined {
    return this.followers.get(id)?.state;
  }

  /** All there is to watch now; what is not named any more is let go of. */
  watch(desktops: readonly WatchedDesktop[]): void {
    const wanted = new Set(desktops.map(({ container }) => container.id));
    for (const [id, follower] of this.followers) {
      if (!wanted.has(id)) {
        follower.abort.abort();
        this.followers.delete(id);
      }
    }
    for (const desktop of desktops) {
      this.watchOne(desktop);
    }
  }

  dispose(): void {
    this.watch([]);
    this.changed.dispose();
  }

  private watchOne({ container, engine }: WatchedDesktop): void {
    const present = this.followers.get(container.id);
    const run = runOf(container);
    const isAnother = present?.progress === "ended" && isAlive(container);
    if (present?.run === run && present.engine === engine && !isAnother) {
      return;
    }
    present?.abort.abort();
    const abort = new AbortController();
    const follower: Follower = { run, engine, abort, state: present?.state, progress: "following" };
    this.followers.set(container.id, follower);
    void this.follow(container.id, follower);
  }

  /** A stream that broke is taken up again, until another follower takes over or the desktop is let go of. */
  private async follow(id: string, follower: Follower): Promise<void> {
    const { signal } = follower.abort;
    const isOver = (): boolean => signal.aborted;
    const onState = (state: DesktopState): void => {
      follower.state = state;
      if (!isOver()) {
        this.changed.fire(id);
      }
    };
    while (!isOver()) {
      try {
        await followRun(placeOn(follower.engine), id, { signal, onState });
        follower.progress = "ended";
        return;
      } catch (error) {
        if (isOver() || isAbortError(error)) {
          return;
        }
        this.logger.debug(`The desktop ${id} cannot be followed`, error);
        await sleep(retryMs, signal).catch(() => undefined);
      }
    }
  }
}

/** Changes whenever the container starts, stops, pauses; an engine's record has no number for its runs. */
function runOf({ state, status }: Container): string {
  return state === "exited" ? `${state} ${status.replace(/\).*$/, ")")}` : state;
}
