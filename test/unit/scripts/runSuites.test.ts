import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runSuites } from "../../../scripts/runSuites.mjs";

const green = { passed: 3, failed: 0, skipped: 1, leftOut: ["one thing: too large"] };

describe("the suites of npm test", () => {
  it("are summed up, with all that was left out", async () => {
    const more = {
      passed: 2,
      failed: 1,
      skipped: 0,
      leftOut: ["another: no such system"],
      secondTries: ["another: x"],
    };
    const said: string[] = [];

    const sum = await runSuites(
      [
        ["first", () => Promise.resolve(green)],
        ["second", () => Promise.resolve(more)],
      ],
      (line) => said.push(line),
    );

    assert.deepEqual(sum, {
      passed: 5,
      failed: 1,
      skipped: 1,
      leftOut: ["one thing: too large", "another: no such system"],
      secondTries: ["another: x"],
    });
    assert.match(said.join("\n"), /== first\nfirst: 3 passed, 0 failed, 1 skipped in .+ s\n\n== second/);
  });

  it("go on after one that breaks off, which counts as a failure and says why", async () => {
    const said: string[] = [];

    const sum = await runSuites(
      [
        ["broken", () => Promise.reject(new Error("the host died"))],
        ["next", () => Promise.resolve(green)],
      ],
      (line) => said.push(line),
    );

    assert.deepEqual([sum.passed, sum.failed], [3, 1]);
    assert.deepEqual(sum.leftOut, ["broken: ended before it was done", "one thing: too large"]);
    assert.match(said.join("\n"), /broken ended before it was done: Error: the host died/);
  });
});
