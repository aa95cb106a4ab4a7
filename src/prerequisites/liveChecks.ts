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
    const group = make(abort.signal);
    const results = new Map<Check, CheckResult>();
    this.running.get(group.key)?.abort.abort();
    this.running.set(group.key, { group, results, abort });
    this.changed.fire("groups");
    await runChecks(group.checks, {
      signal: abort.signal,
      lateMs: this.lateMs,
      onResult: (check, result) => {
        results.set(check, result);
        this.changed.fire({ groupKey: group.key, rowKey: rowKey(group, check) });
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
