import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { createDesktop } from "../../src/desktop/create/createDesktop";
import { parseContainer } from "../../src/desktop/containerRecord";
import { DesktopError, type DesktopProblem } from "../../src/desktop/desktopError";
import type { UnsafeDisk } from "../../src/desktop/life/refuseUnsafeDisk";
import { removeDesktop } from "../../src/desktop/life/removeDesktop";
import { removalByStop } from "../../src/desktop/stop/removalByStop";
import { runInside } from "../../src/desktop/machine/runInside";
import type { DesktopSpec } from "../../src/desktop/spec";
import { stopDesktop } from "../../src/desktop/stop/stopDesktop";
import { dockerApi } from "../parts/dockerApi.mjs";
import { create, demoSpec, startDesktopHost, statesUntil, type DesktopHost } from "./desktopHost";

const signal = AbortSignal.timeout(300_000);
const quick = {
  ...{ DEMO_INSTALL_SECONDS: "0.2", DEMO_SETUP_SECONDS: "0.2" },
  ...{ DEMO_STARTED_SECONDS: "0.2", DEMO_SHUTDOWN_SECONDS: "0.2" },
};
const onStep = (): void => undefined;

let host: DesktopHost;

before(async () => {
  host = await startDesktopHost("left-disks");
});

after(async () => {
  await host.stop();
});

function specOn(name: string, volume: string, version = "11"): DesktopSpec {
  const spec = demoSpec(host, name, quick);
  return {
    ...spec,
    windows: { ...spec.windows, version },
    disks: { ...spec.disks, storage: { kind: "volume", name: volume } },
  };
}

/** A Windows that was never shut down in order, whose container is gone; its volume says nothing of its version. */
async function leave(volume: string): Promise<void> {
  await host.engine.createVolume(volume, {}, signal);
  const id = await create(host, specOn("left", volume));
  await statesUntil(host, id, ({ kind }) => kind === "running");
  await runInside(host.engine, id, "echo kept > /storage/windows.note", signal);
  await host.engine.kill(id, signal);
  await removeDesktop(host.engine, id, "keepStorage", signal);
}

async function refusal(spec: DesktopSpec, leftDisk: UnsafeDisk): Promise<DesktopProblem | undefined> {
  try {
    await createDesktop(host.engine, spec, signal, { onStep, leftDisk });
    return undefined;
  } catch (error) {
    return error instanceof DesktopError ? error.problem : undefined;
  }
}

describe("a new desktop on a storage that is there", () => {
  it("does not throw away a disk that was never shut down in order: it asks, and may keep it", async () => {
    await leave("unmarked");
    const spec = specOn("again", "unmarked");
    assert.deepEqual(await refusal(spec, "refuse"), {
      kind: "leftDisk",
      storage: "unmarked",
      loss: { kind: "unmarked" },
    });
    assert.deepEqual(await host.engine.list("container", signal), []);

    const { id } = await createDesktop(host.engine, spec, signal, { onStep, leftDisk: "mark" });
    const kinds = (await statesUntil(host, id, ({ kind }) => kind === "running")).map(({ kind }) => kind);
    assert.ok(!kinds.includes("installing"), kinds.join(" "));
    assert.equal((await runInside(host.engine, id, "cat /storage/windows.note", signal)).output.trim(), "kept");
    await removeDesktop(host.engine, id, "keepStorage", signal);
  });

  it("does not put the disk of another Windows aside unasked, though the volume tells nothing of it", async () => {
    const spec = specOn("other", "unmarked", "10");
    const loss = { kind: "otherWindows", medium: "win11x64.iso" };
    assert.deepEqual(await refusal(spec, "refuse"), { kind: "leftDisk", storage: "unmarked", loss });
    assert.deepEqual(await refusal(spec, "mark"), { kind: "leftDisk", storage: "unmarked", loss });
  });

  it("takes one that was shut down in order as it is, and begins anew where that is what is asked for", async () => {
    const id = await create(host, specOn("same", "unmarked"));
    await statesUntil(host, id, ({ kind }) => kind === "running");
    await removeDesktop(host.engine, id, "keepStorage", signal);
    const anew = await createDesktop(host.engine, specOn("anew", "unmarked", "10"), signal, {
      onStep,
      leftDisk: "goOn",
    });
    const states = await statesUntil(host, anew.id, ({ kind }) => kind === "running");
    // The disk before had its mark, which is no mark of this one.
    const [last] = states.toReversed();
    assert.ok(states.some(({ kind }) => kind === "installing"));
    assert.equal(last?.kind === "running" && last.disk, "unprotected");
    assert.notEqual((await runInside(host.engine, anew.id, "test -e /storage/windows.note", signal)).exitCode, 0);
    await removeDesktop(host.engine, anew.id, "removeStorage", signal);
  });

  it("looks into a folder of the engine's host as well", async () => {
    const folder = await mkdtemp(join(tmpdir(), "left-"));
    try {
      await writeFile(join(folder, "data.img"), "somebody's disk");
      const spec = demoSpec(host, "in-folder", quick);
      const problem = await refusal(
        { ...spec, disks: { ...spec.disks, storage: { kind: "folder", path: folder } } },
        "refuse",
      );
      assert.deepEqual(problem, { kind: "leftDisk", storage: folder, loss: { kind: "unmarked" } });
      assert.deepEqual(await readdir(folder), ["data.img"]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe("a desktop that somebody made with --rm", () => {
  async function runForeign(name: string): Promise<string> {
    const id = await dockerApi(host.dockerd.socketPath).runContainer(name, {
      Image: host.image,
      Env: Object.entries({ ...quick, DEMO_RDP: "Y" }).map((entry) => entry.join("=")),
      HostConfig: { AutoRemove: true },
    });
    await statesUntil(host, id, (state) => state.kind === "installing" && state.machine === "running");
    return id;
  }

  it("keeps its disk, which has no name, when it is stopped, and leaves nothing else behind", async () => {
    const id = await runForeign("gone");
    const removal = removalByStop(parseContainer(await host.engine.inspect("container", id, signal)));
    assert.ok(removal);
    const [volume = ""] = removal.anonymous;
    assert.deepEqual(removal, { anonymous: [volume], storage: volume, lost: [] });
    await stopDesktop(host.engine, id, signal);
    assert.deepEqual(await host.engine.list("container", signal), []);
    assert.deepEqual(
      (await host.engine.list("volume", signal)).map(({ name }) => name),
      [volume],
    );
    await host.engine.remove("volume", volume, {}, signal);
  });

  it("is removed with its storage all the same when that is asked for", async () => {
    const id = await runForeign("wiped");
    await removeDesktop(host.engine, id, "removeStorage", signal);
    assert.deepEqual(await host.engine.list("container", signal), []);
    assert.deepEqual(await host.engine.list("volume", signal), []);
  });
});
