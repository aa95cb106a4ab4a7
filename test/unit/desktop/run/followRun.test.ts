import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DesktopState } from "../../../../src/desktop/desktop";
import { followRun } from "../../../../src/desktop/run/followRun";
import type { Engine, LogChunk } from "../../../../src/engine/engine";

const startedAt = Date.parse("2026-01-02T03:04:05Z") / 1000;

/** A desktop that ended with `exitCode`, whose only words came so long before its engine dated its start. */
function endedEngine(exitCode: number, earlySeconds: number): Engine {
  const inspect: Engine["inspect"] = () =>
    Promise.resolve({
      Id: "1",
      Name: "/win",
      State: { Status: "exited", ExitCode: exitCode, StartedAt: "2026-01-02T03:04:05Z" },
      Config: { Image: "dockurr/windows:6.05" },
    });
  const words = Buffer.from("❯ ERROR: Status 1 while: false (line 12/34)\n");
  const logs: Engine["logs"] = async function* (_id, { since = 0 }): AsyncGenerator<LogChunk> {
    await Promise.resolve();
    if (since <= startedAt - earlySeconds) {
      yield { stream: "stderr", data: words };
    }
  };
  return { inspect, logs } as Partial<Engine> as Engine;
}

async function causeOf(engine: Engine): Promise<string> {
  let last: DesktopState | undefined;
  await followRun(engine, "1", { signal: AbortSignal.timeout(5_000), onState: (state) => (last = state) });
  return last?.kind === "failed" ? last.failure.cause : (last?.kind ?? "nothing");
}

describe("following a run that is over", () => {
  it("finds why it ended in words from before the engine's date of its start", async () => {
    assert.equal(await causeOf(endedEngine(1, 0.4)), "imageBug");
  });

  it("does not take the words of an earlier run for its own", async () => {
    assert.equal(await causeOf(endedEngine(1, 60)), "unknown");
  });
});
