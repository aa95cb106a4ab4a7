import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Engine } from "../../../../src/engine/engine";
import { pauseUnlessUsed } from "../../../../src/ui/status/pauseUnlessUsed";

const { signal } = new AbortController();

/** What is done to a desktop that somebody comes to at a given moment, if at all. */
function aDesktop(comesAt: "never" | "look" | "pause", pause = (): Promise<void> => Promise.resolve()) {
  const log: string[] = [];
  const note = (what: string) => (): Promise<void> => Promise.resolve(void log.push(what));
  const containers = { pause: () => pause().then(note("paused")), unpause: note("resumed") };
  const isUsed = (): boolean => comesAt === "look" || (comesAt === "pause" && log.includes("paused"));
  const engine = { containers } as unknown as Pick<Engine, "containers">;
  return { engine, desktop: { id: "desk", isUsed, remember: note("remembered") }, log };
}

describe("pauseUnlessUsed", () => {
  it("pauses a desktop that nobody came to, and remembers that", async () => {
    const { engine, desktop, log } = aDesktop("never");

    assert.equal(await pauseUnlessUsed(engine, desktop, signal), "paused");
    assert.deepEqual(log, ["paused", "remembered"]);
  });

  it("leaves one alone that somebody came to during the look", async () => {
    const { engine, desktop, log } = aDesktop("look");

    assert.equal(await pauseUnlessUsed(engine, desktop, signal), "used");
    assert.deepEqual(log, []);
  });

  it("lets one go on at once that somebody came to during the pause", async () => {
    const { engine, desktop, log } = aDesktop("pause");

    assert.equal(await pauseUnlessUsed(engine, desktop, signal), "used");
    assert.deepEqual(log, ["paused", "resumed"]);
  });

  it("remembers no pause that failed, since a later one is then somebody's own", async () => {
    const { engine, desktop, log } = aDesktop("never", () => Promise.reject(new Error("refused")));

    await assert.rejects(pauseUnlessUsed(engine, desktop, signal), /refused/);
    assert.deepEqual(log, []);
  });
});
