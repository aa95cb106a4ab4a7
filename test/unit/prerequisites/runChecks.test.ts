import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { CannotTell, type Check, type CheckId, type CheckResult } from "../../../src/prerequisites/prerequisites";
import { fine } from "../../../src/prerequisites/result";
import { runChecks } from "../../../src/prerequisites/runChecks";

const good = fine({ value: "good", evidence: [] });

function check(id: CheckId, look: () => Promise<CheckResult>): Check {
  return { id, look };
}

async function run(checks: readonly Check[], lateMs = 60, signal = new AbortController().signal) {
  const results: string[] = [];
  await runChecks(checks, {
    signal,
    lateMs,
    onResult: ({ id }, { status, finding }) => results.push(`${id} ${status} ${finding}`),
  });
  return results;
}

describe("runChecks", () => {
  it("reports each result as it comes, whatever the order of the checks", async () => {
    const results = await run([
      check("edition", async () => delay(20, good)),
      check("build", () => Promise.resolve(good)),
    ]);

    assert.deepEqual(results, ["build ok fine", "edition ok fine"]);
  });

  it("does not wait for a check that hangs, and hides no other behind it", async () => {
    const began = performance.now();
    const results = await run([
      check("edition", () => new Promise<CheckResult>(() => undefined)),
      check("build", () => Promise.resolve(good)),
    ]);

    assert.deepEqual(results, ["build ok fine", "edition cannotTell late"]);
    assert.ok(performance.now() - began < 1_000);
  });

  it("reports a late answer when it comes after all", async () => {
    const results = await run([check("edition", async () => delay(120, good))], 30);
    assert.deepEqual(results, ["edition cannotTell late"]);

    await delay(200);

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
    const running = run([check("edition", async () => delay(30, good))], 200, given.signal);
    given.abort();

    assert.deepEqual(await running, []);
  });
});
