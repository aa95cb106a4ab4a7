import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stopDesktop } from "../../../../src/desktop/stop/stopDesktop";
import type { Engine } from "../../../../src/engine/engine";

/** A stopped desktop, so that no machine is asked; notes how long each stop may take. */
function engineWith(StopTimeout: number | undefined, Env: readonly string[], stops: (number | undefined)[]): Engine {
  const inspect: Engine["inspect"] = () =>
    Promise.resolve({
      Id: "1",
      Name: "/win",
      State: { Status: "exited", ExitCode: 0, StartedAt: "" },
      Config: { Image: "dockurr/windows:6.05", Env, StopTimeout },
      Mounts: [{ Type: "volume", Name: "win-storage", Destination: "/storage" }],
    });
  const stop: Engine["stop"] = (_id, { graceSeconds }) => {
    stops.push(graceSeconds);
    return Promise.resolve();
  };
  return { inspect, stop } as Partial<Engine> as Engine;
}

describe("stopping a desktop", () => {
  for (const [StopTimeout, environment, seconds] of [
    [undefined, [], 120],
    [10, [], 120],
    [300, [], 300],
    [120, ["TIMEOUT=400"], 415],
    [undefined, ["QEMU_TIMEOUT=400"], 415],
  ] as const) {
    it(`takes ${seconds} s at most with a time of ${StopTimeout ?? "its engine's"} s and ${environment.join() || "no limit of its own"}`, async () => {
      const stops: (number | undefined)[] = [];
      const told: number[] = [];
      const engine = engineWith(StopTimeout, environment, stops);
      await stopDesktop(engine, "1", AbortSignal.timeout(1_000), (grace) => told.push(grace));
      assert.deepEqual([stops, told], [[seconds], [seconds]]);
    });
  }
});
