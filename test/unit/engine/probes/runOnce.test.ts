import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Engine } from "../../../../src/engine/engine";
import { runOnce } from "../../../../src/engine/probes/runOnce";

/** An engine whose containers end well, and are removed as it is told. */
function engineRemoving(remove: () => Promise<void>): Engine {
  const engine: Partial<Engine> = {
    create: () => Promise.resolve({ id: "helper", warnings: [] }),
    start: () => Promise.resolve(),
    inspect: () => Promise.resolve({ State: { ExitCode: 0, Running: false } }),
    remove,
    async *logs() {
      yield await Promise.resolve({ stream: "stdout", data: new TextEncoder().encode("seen") } as const);
    },
  };
  return engine as Engine;
}

const { signal } = new AbortController();

describe("runOnce", () => {
  it("hands on what was seen also when the engine is slow to remove what it was seen with", async () => {
    const late = (): Promise<never> => Promise.reject(new DOMException("too late", "TimeoutError"));

    const seen = await runOnce(engineRemoving(late), "ls", { image: "a" }, signal);

    assert.deepEqual(seen, { exitCode: 0, output: "seen" });
  });

  it("fails when what it made cannot be removed", async () => {
    const refused = (): Promise<never> => Promise.reject(new Error("refused"));

    await assert.rejects(runOnce(engineRemoving(refused), "ls", { image: "a" }, signal), /refused/);
  });
});
