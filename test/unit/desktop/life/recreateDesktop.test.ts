import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DesktopError } from "../../../../src/desktop/desktopError";
import {
  recreateDesktop,
  refuseRecreation,
  type RecreationOptions,
} from "../../../../src/desktop/life/recreateDesktop";
import type { Engine } from "../../../../src/engine/engine";
import { helperLabel } from "../../../../src/engine/probes/helperLabel";
import { NotUndone } from "../../../../src/engine/undoList";

const { signal } = new AbortController();

const ownStorage = { Type: "volume", Name: "win-storage", Destination: "/storage" };

interface Description {
  /** What the storage holds, as the look at it says. */
  readonly storage: string;
  /** Somebody copies the disk. */
  readonly busy?: boolean;
  readonly mounts?: readonly object[];
}

/** An engine with a desktop that was shut down for another container, and that makes none; notes what is started. */
function engineWith({ storage, busy = false, mounts = [ownStorage] }: Description) {
  const started: string[] = [];
  const desktop = {
    ...{ Id: "desk", Name: "/win", Mounts: mounts },
    State: { Status: "exited", ExitCode: 0, StartedAt: "" },
    Config: { Image: "dockurr/windows:6.05" },
  };
  const copying = { state: "running", labels: { [helperLabel]: "win-storage" } };
  const engine = {
    inspect: (_kind: string, id: string) =>
      Promise.resolve(id === "helper" ? { State: { ExitCode: 0, Running: false } } : desktop),
    list: () => Promise.resolve(busy ? [copying] : []),
    create: () => Promise.resolve({ id: "helper", warnings: [] }),
    start: (id: string) => Promise.resolve(id === "helper" ? undefined : started.push(id)),
    remove: () => Promise.resolve(),
    async *logs() {
      yield await Promise.resolve({ stream: "stdout", data: new TextEncoder().encode(storage) } as const);
    },
    containers: { rename: () => Promise.reject(new Error("refused")) },
  };
  return { engine: engine as unknown as Engine, started };
}

const isProblem = (kind: string) => (error: unknown) => error instanceof DesktopError && error.problem.kind === kind;

const safe = "marked\n/storage/data.img\nlooked\n";
const unsafe = "/storage/data.img\nlooked\n";
const stoppedForIt: RecreationOptions = {
  changes: {},
  unsafeDisk: "refuse",
  then: "start",
  onStep: () => undefined,
};

describe("a desktop that was shut down for another container", () => {
  it("runs again when the engine refuses", async () => {
    const { engine, started } = engineWith({ storage: safe });

    await assert.rejects(recreateDesktop(engine, "desk", stoppedForIt, signal), /refused/);

    assert.deepEqual(started, ["desk"]);
  });

  it("runs again when it is cancelled before anything was made", async () => {
    const { engine, started } = engineWith({ storage: safe });
    const cancel = new AbortController();
    const list: Engine["list"] = (kind, asked) => {
      cancel.abort();
      asked.throwIfAborted();
      return engine.list(kind, asked);
    };

    const recreating = recreateDesktop({ ...engine, list }, "desk", stoppedForIt, cancel.signal);

    await assert.rejects(recreating, { name: "AbortError" });
    assert.deepEqual(started, ["desk"]);
  });

  it("runs again when its disk turns out to be in its container", async () => {
    const { engine, started } = engineWith({ storage: safe, mounts: [] });

    await assert.rejects(recreateDesktop(engine, "desk", stoppedForIt, signal), isProblem("diskInContainer"));

    assert.deepEqual(started, ["desk"]);
  });

  it("stays off where a start would throw its disk away", async () => {
    const { engine, started } = engineWith({ storage: unsafe });

    await assert.rejects(recreateDesktop(engine, "desk", stoppedForIt, signal), isProblem("diskNotSafe"));

    assert.deepEqual(started, []);
  });

  it("stays off while somebody copies its disk, which is told", async () => {
    const { engine, started } = engineWith({ storage: safe, busy: true });

    await assert.rejects(
      recreateDesktop(engine, "desk", stoppedForIt, signal),
      (error) => error instanceof NotUndone && isProblem("storageBusy")(error.left[0]),
    );

    assert.deepEqual(started, []);
  });
});

describe("refuseRecreation", () => {
  it("tells while Windows still runs that somebody copies its disk", async () => {
    const { engine } = engineWith({ storage: safe, busy: true });

    await assert.rejects(refuseRecreation(engine, "desk", signal), isProblem("storageBusy"));
  });
});
