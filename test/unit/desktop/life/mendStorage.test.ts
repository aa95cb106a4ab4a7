import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DesktopError } from "../../../../src/desktop/desktopError";
import { lookAtRestingDisk } from "../../../../src/desktop/life/mendStorage";
import type { Engine } from "../../../../src/engine/engine";

const { signal } = new AbortController();

describe("a storage whose disks were put aside", () => {
  it("is told as such, without words of this program's own clock, when mending it takes too long", async () => {
    const desktop = {
      ...{ Id: "desk", Name: "/win", Mounts: [{ Type: "volume", Name: "win-storage", Destination: "/storage" }] },
      State: { Status: "exited", ExitCode: 0, StartedAt: "" },
      Config: { Image: "dockurr/windows:6.05" },
    };
    const engine = {
      inspect: (_kind: string, id: string) =>
        Promise.resolve(id === "helper" ? { State: { ExitCode: 0, Running: false } } : desktop),
      create: () => Promise.resolve({ id: "helper", warnings: [] }),
      start: () => Promise.resolve(),
      remove: () => Promise.resolve(),
      list: () => Promise.reject(new DOMException("The operation was aborted due to timeout", "TimeoutError")),
      async *logs() {
        yield await Promise.resolve({ stream: "stdout", data: new TextEncoder().encode("interrupted\n") } as const);
      },
    } as unknown as Engine;

    await assert.rejects(
      lookAtRestingDisk(engine, "desk", signal),
      (error) => error instanceof DesktopError && error.problem.kind === "disksPutAside" && error.problem.output === "",
    );
  });
});
