import { systemClock, type Clock } from "../platform/clock";
import { Emitter, type Disposable } from "../platform/emitter";
import type { Check, CheckArea, CheckGroup, CheckId, CheckResult, CheckStatus } from "./prerequisites";
import { runChecks } from "./runChecks";

/** One check as it is shown. */
export interface CheckRow {
  readonly key: string;
  readonly id: CheckId;
  /** Undefined while it runs. */
  readonly result: CheckResult | undefined;
}

export interface ShownGroup {
  readonly key: string;
  readonly area: CheckArea;
  readonly engineName: string | undefined;
  readonly rows: readonly CheckRow[];
}

/** `groups`: some came or went; else the group and the row that changed. */
export type ChecksChange = "groups" | { readonly groupKey: string; readonly rowKey: string };

interface RunningGroup {
  readonly group: CheckGroup;
  readonly results: Map<Check, CheckResult>;
  readonly abort: AbortController;
}

/** A group's checks are made anew for each run; the signal ends what they have started. */
export type MakeGroup = (signal: AbortSignal) => CheckGroup;

/** The checks that were asked for, with their results as they come. */
export class LiveChecks implements Disposable {
  private readonly running = new Map<string, RunningGroup>();
  private readonly changed: Emitter<ChecksChange>;

  constructor(
    private readonly lateMs: number,
    onListenerError: (error: unknown) => void,
    private readonly clock: Clock = systemClock,
  ) {
    this.changed = new Emitter(onListenerError);
  }

  get onDidChange() {
    return this.changed.event;
  }

  get groups(): readonly ShownGroup[] {
    return [...this.running.values()].map(({ group, results }) => ({
      key: group.key,
      area: group.area,
      engineName: group.engineName,
      rows: group.checks.map((check) => ({
        key: rowKey(group, check),
        id: check.id,
        result: results.get(check),
      })),
    }));
  }

  row(key: string): CheckRow | undefined {
    return this.groups.flatMap(({ rows }) => rows).find((row) => row.key === key);
  }

  /** Runs a group, anew if it has run before; resolves when each check has a result, be it that it is late. */
  async run(make: MakeGroup): Promise<void> {
    const abort = new AbortController();
    await this.runTogether([make(abort.signal)], abort);
  }

  /** Groups with one start and one deadline for all of their checks; `abort` ends what they have started. */
  async runTogether(groups: readonly CheckGroup[], abort: AbortController): Promise<void> {
    for (const { key } of groups) {
      this.running.get(key)?.abort.abort();
    }
    const started = groups.map((group): RunningGroup => ({ group, results: new Map(), abort }));
    for (const running of started) {
      this.running.set(running.group.key, running);
    }
    this.changed.fire("groups");
    const owners = new Map(
      started.flatMap((running) => running.group.checks.map((check) => [check, running] as const)),
    );
    await runChecks([...owners.keys()], {
      signal: abort.signal,
      lateMs: this.lateMs,
      clock: this.clock,
      onResult: (check, result) => {
        const owner = owners.get(check);
        if (owner) {
          owner.results.set(check, result);
          this.changed.fire({ groupKey: owner.group.key, rowKey: rowKey(owner.group, check) });
        }
      },
    });
  }

  forget(groupKey: string): void {
    this.running.get(groupKey)?.abort.abort();
    if (this.running.delete(groupKey)) {
      this.changed.fire("groups");
    }
  }

  dispose(): void {
    for (const { abort } of this.running.values()) {
      abort.abort();
    }
    this.running.clear();
    this.changed.dispose();
  }
}

function rowKey(group: CheckGroup, check: Check): string {
  return `${group.key}/${check.id}`;
}

const worstFirst = ["missing", "warning", "cannotTell", "ok"] as const satisfies readonly CheckStatus[];

/** How a group stands by its worst row; undefined while none is known. */
export function worstOf(rows: readonly CheckRow[]): CheckStatus | undefined {
  return worstFirst.find((status) => rows.some(({ result }) => result?.status === status));
}
