import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { trySample } from "../../../scripts/trySample.mjs";

async function saidOf(start: () => Promise<void>): Promise<string> {
  const said: string[] = [];
  await trySample({ start }, (line) => said.push(line));
  return said.join("\n");
}

describe("a sample that is tried", () => {
  it("says why it failed and how to try again, and lets all else go on", async () => {
    const said = await saidOf(() => Promise.reject(new Error("no space left on device")));

    assert.match(said, /no space left on device\nAll else goes on.+--sample/);
  });

  it("says nothing when it is broken off because everything ends", async () => {
    const ending = AbortSignal.abort();

    assert.equal(await saidOf(() => Promise.resolve().then(() => ending.throwIfAborted())), "");
  });
});
