import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { LiveChecks, worstOf, type ChecksChange } from "../../../src/prerequisites/liveChecks";
import type { Check, CheckGroup, CheckResult } from "../../../src/prerequisites/prerequisites";
import { FakeClock } from "../platform/fakeClock";
import { fine, trouble } from "../../../src/prerequisites/result";

const good = fine({ evidence: [] });
const bad = trouble("missing", "featureOff", { evidence: [] });

function group(key: string, ...looks: readonly (() => Promise<CheckResult>)[]): CheckGroup {
  const ids = ["kvm", "tun", "engineMemory"] as const;
  const checks = looks.map((look, index): Check => ({ id: ids[index] ?? "engineDisk", look }));
  return { key, area: "linuxEngine", engineName: key, checks };
}

/** A check that runs until its test says how it ends. */
function openCheck() {
  let resolve = (_result: CheckResult): void => undefined;
  const result = new Promise<CheckResult>((settle) => (resolve = settle));
  return { look: () => result, end: (how: CheckResult) => resolve(how) };
}

function liveChecks(test: TestContext, lateMs = 100, clock = new FakeClock()) {
  const live = new LiveChecks(
    lateMs,
    (error) => {
      throw error;
    },
    clock,
  );
  const changes: ChecksChange[] = [];
  live.onDidChange((change) => changes.push(change));
  test.after(() => live.dispose());
  return { live, changes };
}

describe("LiveChecks", () => {
  it("shows a row without a result as long as its check runs", async (test) => {
    const { live, changes } = liveChecks(test);
    const { look, end } = openCheck();
    const running = live.run(() => group("lab", look));

    assert.deepEqual(live.row("lab/kvm"), { key: "lab/kvm", id: "kvm", result: undefined });
    end(good);
    await running;

    assert.equal(live.row("lab/kvm")?.result, good);
    assert.deepEqual(changes, ["groups", { groupKey: "lab", rowKey: "lab/kvm" }]);
  });

  it("runs a group anew in its place, and hears nothing more of the run before", async (test) => {
    const { live } = liveChecks(test);
    const signals: AbortSignal[] = [];
    const make = (look: () => Promise<CheckResult>) => (signal: AbortSignal) => {
      signals.push(signal);
      return group("lab", look);
    };
    const [before, anew] = [openCheck(), openCheck()];
    const first = live.run(make(before.look));
    await live.run(() => group("other"));

    const second = live.run(make(anew.look));
    anew.end(good);
    await second;
    before.end(bad);
    await first;

    assert.deepEqual(
      live.groups.map(({ key }) => key),
      ["lab", "other"],
    );
    assert.equal(live.row("lab/kvm")?.result, good);
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, false],
    );
  });

  it("starts several groups together, so that a slow start of one gives another no later deadline", async (test) => {
    const clock = new FakeClock();
    const { live, changes } = liveChecks(test, 400, clock);
    const slowToStart = (): Promise<CheckResult> => {
      // As starting a program takes the time of whoever starts it.
      clock.block(300);
      return Promise.resolve(good);
    };
    const never = new Promise<CheckResult>(() => undefined);
    const groups = [group("first", slowToStart), group("second", () => never)];

    const running = live.runTogether(groups, new AbortController());
    assert.deepEqual(changes, ["groups"]);
    assert.ok(clock.isDueIn(100), "the deadline counts from the start of all");
    await clock.advance(100);
    await running;

    assert.equal(live.row("second/kvm")?.result?.finding, "late");
    assert.deepEqual(
      live.groups.map(({ key }) => key),
      ["first", "second"],
    );
  });

  it("forgets the checks of an engine that has gone", async (test) => {
    const { live, changes } = liveChecks(test);
    await live.run(() => group("lab", () => Promise.resolve(good)));

    live.forget("lab");

    assert.deepEqual(live.groups, []);
    assert.equal(changes.at(-1), "groups");
  });

  it("stands as its worst row", async (test) => {
    const { live } = liveChecks(test);
    await live.run(() => group("lab", ...[good, bad, good].map((result) => () => Promise.resolve(result))));

    assert.equal(worstOf(live.groups[0]?.rows ?? []), "missing");
    assert.equal(worstOf([]), undefined);
  });
});
