import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setImmediate } from "node:timers/promises";
import { sleep } from "../../../src/platform/clock";
import { FakeClock } from "../platform/fakeClock";
import { CannotTell, type Check, type CheckId, type CheckResult } from "../../../src/prerequisites/prerequisites";
import { fine } from "../../../src/prerequisites/result";
import { runChecks } from "../../../src/prerequisites/runChecks";

const good = fine({ value: "good", evidence: [] });

function check(id: CheckId, look: () => Promise<CheckResult>): Check {
  return { id, look };
}

const lateMs = 60;

interface Run {
  readonly clock?: FakeClock;
  readonly signal?: AbortSignal;
  /** Filled while the checks run. */
  readonly results?: string[];
}

async function run(checks: readonly Check[], more: Run = {}) {
  const { clock = new FakeClock(), signal = new AbortController().signal, results = [] } = more;
  await runChecks(checks, {
    signal,
    lateMs,
    clock,
    onResult: ({ id }, { status, finding }) => results.push(`${id} ${status} ${finding}`),
  });
  return results;
}

describe("runChecks", () => {
  it("reports each result as it comes, whatever the order of the checks", async () => {
    const results = await run([
      check("edition", async () => setImmediate(good)),
      check("build", () => Promise.resolve(good)),
    ]);

    assert.deepEqual(results, ["build ok fine", "edition ok fine"]);
  });

  it("does not wait for a check that hangs, and hides no other behind it", async () => {
    const clock = new FakeClock();
    const results: string[] = [];
    const running = run(
      [check("edition", () => new Promise<CheckResult>(() => undefined)), check("build", () => Promise.resolve(good))],
      { clock, results },
    );

    await clock.advance(lateMs - 1);
    assert.deepEqual(results, ["build ok fine"]);
    await clock.advance(1);
    await running;
    assert.deepEqual(results, ["build ok fine", "edition cannotTell late"]);
  });

  it("reports a late answer when it comes after all", async () => {
    const clock = new FakeClock();
    const results: string[] = [];
    const running = run([check("edition", async () => sleep(2 * lateMs, undefined, clock).then(() => good))], {
      clock,
      results,
    });
    await clock.advance(lateMs);
    await running;
    assert.deepEqual(results, ["edition cannotTell late"]);

    await clock.advance(lateMs);

    assert.deepEqual(results, ["edition cannotTell late", "edition ok fine"]);
  });

  it("takes what cannot be told, and what fails otherwise, for results", async () => {
    const results = await run([
      check("edition", () => Promise.reject(new CannotTell([{ source: "here", found: "nothing" }], "noProbeImage"))),
      check("build", () => Promise.reject(new Error("broken"))),
    ]);

    assert.deepEqual(results, ["edition cannotTell noProbeImage", "build cannotTell unreadable"]);
  });

  it("reports nothing any more once it was given up", async () => {
    const given = new AbortController();
    const running = run([check("edition", async () => setImmediate(good))], { signal: given.signal });
    given.abort();

    assert.deepEqual(await running, []);
  });
});
