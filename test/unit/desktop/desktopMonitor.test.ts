import assert from "node:assert/strict";

import { EventEmitter, once } from "node:events";
import { describe, it } from "node:test";
import { DesktopMonitor } from "../../../src/desktop/desktopMonitor";
import type { Engine } from "../../../src/engine/engine";
import type { Container } from "../../../src/engine/model";
import { silentLogger } from "../platform/loggers";

describe("a desktop that stopped and started between two looks at its engine", () => {
  it("is followed again, though its row never changed", async () => {
    const changes = new EventEmitter();
    let status = "exited";
    let inspections = 0;
    const engine: Partial<Engine> = {
      inspect: async () => {
        inspections += 1;
        return Promise.resolve({
          ...{ Id: "1", Name: "/win", Config: { Image: "dockurr/windows:6.05" } },
          State: { Status: status, ExitCode: 0, StartedAt: "" },
        });
      },
      logs: () => ({
        [Symbol.asyncIterator]: () => ({ next: async () => Promise.resolve({ done: true, value: undefined }) }),
      }),
    };
    const container = { id: "1", name: "win", state: "running", status: "Up 5 seconds" } as Container;
    const monitor = new DesktopMonitor(silentLogger);
    monitor.onDidChange(() => changes.emit("change"));
    const watch = (): void => monitor.watch([{ container, engine: engine as Engine }]);

    const stopped = once(changes, "change");
    watch();
    await stopped;
    assert.equal(monitor.state("1")?.kind, "stopped");
    await new Promise(setImmediate);

    status = "paused";
    const paused = once(changes, "change");
    watch();
    await paused;
    assert.equal(monitor.state("1")?.kind, "paused");
    assert.equal(inspections, 2);
    monitor.dispose();
  });
});
