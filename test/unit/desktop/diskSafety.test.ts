import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DesktopError, type DesktopProblem } from "../../../src/desktop/desktopError";
import { lookAtDisk, lookAtStorage } from "../../../src/desktop/stop/diskSafety";
import { defaultSpec } from "../../../src/desktop/spec";
import type { Engine } from "../../../src/engine/engine";
import type { RunOptions } from "../../../src/engine/runOptions";

const signal = AbortSignal.timeout(5_000);
const helperId = "helper";

interface Answers {
  readonly exitCode?: number;
  /** What the helper says, and how it ends where it is not cut. */
  readonly output: string;
  readonly end?: "looked" | "cut";
  readonly environment?: readonly string[];
  readonly mounts?: readonly object[];
}

/** A stopped desktop, and helpers that say what they are given to say; notes what they were made with. */
function engineWith(
  { exitCode = 0, output, end = "looked", environment, mounts }: Answers,
  made: RunOptions[] = [],
): Engine {
  const desktop = {
    ...{ Id: "1", Name: "/win", Mounts: mounts ?? [] },
    State: { Status: "exited", ExitCode: 0, StartedAt: "" },
    Config: { Image: "dockurr/windows:6.05", Env: environment ?? [] },
  };
  const said = end === "cut" ? output : `${output}looked\n`;
  const engine: Partial<Engine> = {
    inspect: async (_kind, id) =>
      Promise.resolve(id === helperId ? { State: { ExitCode: exitCode, Running: false } } : desktop),
    create: async (options) => {
      made.push(options);
      return Promise.resolve({ id: helperId, warnings: [] });
    },
    start: async () => Promise.resolve(),
    remove: async () => Promise.resolve(),
    async *logs() {
      yield await Promise.resolve({ stream: "stdout", data: new TextEncoder().encode(said) } as const);
    },
  };
  return engine as Engine;
}

async function problemOf(work: Promise<unknown>): Promise<DesktopProblem | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return error instanceof DesktopError ? error.problem : undefined;
  }
}

describe("a look at a disk", () => {
  it("never takes a storage that cannot be read for an empty one", async () => {
    const denied = {
      exitCode: 1,
      end: "cut" as const,
      output: "ls: cannot open directory '/storage': Permission denied\n",
    };
    const problem = {
      kind: "storageUnreadable",
      storage: "win-storage",
      output: "ls: cannot open directory '/storage': Permission denied",
    };
    const mounts = [{ Type: "volume", Name: "win-storage", Destination: "/storage" }];
    assert.deepEqual(await problemOf(lookAtDisk(engineWith({ ...denied, mounts }), "1", signal)), problem);
    assert.deepEqual(await problemOf(lookAtStorage(engineWith(denied), defaultSpec("win"), signal)), problem);
  });

  it("never takes words that a busy engine cut for the whole truth", async () => {
    const output = 'the answer was cut short: ""';
    const problem = { kind: "storageUnreadable", storage: "win-storage", output };
    const cut = engineWith({ output: "", end: "cut" });

    assert.deepEqual(await problemOf(lookAtStorage(cut, defaultSpec("win"), signal)), problem);
  });

  it("has the folder labelled for SELinux as the desktop's own container has it", async () => {
    for (const [Mode, selinux] of [
      ["Z", "private"],
      ["z", "shared"],
      ["", undefined],
    ] as const) {
      const made: RunOptions[] = [];
      const mounts = [{ Type: "bind", Source: "/srv/win", Destination: "/storage", Mode }];
      await lookAtDisk(engineWith({ output: "", mounts }, made), "1", signal);
      assert.deepEqual(
        made.map((options) => options.mounts?.map(({ source, selinux: label }) => [source, label])),
        [[["/srv/win", selinux]]],
      );
    }
  });

  it("goes by the version of the image that starts next, which may be newer than the one before", async () => {
    const prepared = "prepared win11x64.iso\n/storage/data.img\n";
    for (const [version, outlook] of [
      ["6.03", "kept"],
      ["6.04", "lost"],
      ["6.05", "lost"],
    ] as const) {
      const engine = engineWith({ output: `${prepared}version ${version}\n` });
      assert.equal(await lookAtDisk(engine, "1", signal), outlook, version);
    }
    assert.equal(await lookAtDisk(engineWith({ output: prepared }), "1", signal), "lost");
  });

  it("finds a storage that somebody put elsewhere in the container, and knows when nothing holds it", async () => {
    const made: RunOptions[] = [];
    const mounts = [{ Type: "bind", Source: "/srv/win", Destination: "/mnt" }];
    await lookAtDisk(engineWith({ output: "", mounts, environment: ["STORAGE=/mnt/win"] }, made), "1", signal);
    assert.deepEqual(
      made.map((options) => [options.mounts?.map(({ target }) => target), options.environment?.STORAGE]),
      [[["/mnt"], "/mnt/win"]],
    );
    const nowhere = engineWith({ output: "", environment: ["STORAGE=/var/win"] });
    assert.equal((await problemOf(lookAtDisk(nowhere, "1", signal)))?.kind, "storageUnreadable");
  });

  it("knows of a disk that only the desktop's own container has", async () => {
    const output = "prepared win11x64.iso\nversion 6.05\n";
    const mounts = [{ Type: "bind", Source: "/srv/disk.qcow2", Destination: "/data.qcow2" }];
    assert.equal(await lookAtDisk(engineWith({ output, mounts }), "1", signal), "lost");
    assert.equal(await lookAtDisk(engineWith({ output: "version 6.05\n", mounts }), "1", signal), "empty");
  });
});
