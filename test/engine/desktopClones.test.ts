import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { parseContainer, type ContainerRecord } from "../../src/desktop/containerRecord";
import { createDesktop } from "../../src/desktop/create/createDesktop";
import { DesktopError, type Clash } from "../../src/desktop/desktopError";
import { cloneDesktop, cloneSpec } from "../../src/desktop/life/cloneDesktop";
import { createSnapshot } from "../../src/desktop/life/snapshots";
import type { Watch } from "../../src/desktop/life/storageWork";
import { markInstalled } from "../../src/desktop/stop/diskSafety";
import { readSpec } from "../../src/desktop/spec/readSpec";
import { removeDesktop } from "../../src/desktop/life/removeDesktop";
import { runInside } from "../../src/desktop/machine/runInside";
import type { DesktopSpec } from "../../src/desktop/spec";
import { stopDesktop } from "../../src/desktop/stop/stopDesktop";
import { isAbortError } from "../../src/platform/abort";
import { create, demoSpec, startDesktopHost, statesUntil, type DesktopHost } from "./desktopHost";

const signal = AbortSignal.timeout(600_000);
const quick = {
  ...{ DEMO_INSTALL_SECONDS: "0.2", DEMO_SETUP_SECONDS: "0.2" },
  ...{ DEMO_STARTED_SECONDS: "0.2", DEMO_SHUTDOWN_SECONDS: "0.2" },
};
const quiet: Watch = { signal, onProgress: () => undefined };

let host: DesktopHost;

before(async () => {
  host = await startDesktopHost("desktop-clones");
});

after(async () => {
  await host.stop();
});

async function record(id: string): Promise<ContainerRecord> {
  return parseContainer(await host.engine.inspect("container", id, signal));
}

async function names(kind: "container" | "volume" | "network"): Promise<readonly string[]> {
  return (await host.engine.list(kind, signal)).map(({ name }) => name).sort();
}

async function startsWithoutInstalling(id: string): Promise<void> {
  const kinds = (await statesUntil(host, id, ({ kind }) => kind === "running")).map(({ kind }) => kind);
  assert.ok(!kinds.includes("installing"), kinds.join(" "));
}

async function note(id: string, text: string): Promise<void> {
  const { exitCode } = await runInside(host.engine, id, `echo ${text} > /storage/windows.note`, signal);
  assert.equal(exitCode, 0);
}

async function noteOf(id: string): Promise<string> {
  return (await runInside(host.engine, id, "cat /storage/windows.note", signal)).output.trim();
}

describe("a clone", () => {
  let original: string;
  let snapshot: string;

  before(async () => {
    const spec = demoSpec(host, "original", quick);
    const network = { macAddress: "02:11:22:33:44:55", ports: [port(47_301)] };
    original = await create(host, { ...spec, network });
    await statesUntil(host, original, ({ kind }) => kind === "running");
    await markInstalled(host.engine, original, signal);
    await note(original, "then");
    await runInside(host.engine, original, "echo 02:aa > /storage/windows.mac", signal);
    await stopDesktop(host.engine, original, signal);
    ({ id: snapshot } = await createSnapshot(
      host.engine,
      original,
      { name: "then", note: "", unsafeDisk: "refuse" },
      quiet,
    ));
    await host.engine.start(original, signal);
    await statesUntil(host, original, ({ kind }) => kind === "running");
    await note(original, "now");
    await stopDesktop(host.engine, original, signal);
  });

  it("of the present state is another desktop with the same Windows, beside the original", async () => {
    const percents: number[] = [];
    const watch = { signal, onProgress: (percent: number) => percents.push(percent) };
    const { id } = await cloneDesktop(host.engine, original, { name: "copy", unsafeDisk: "refuse" }, watch);
    await host.engine.start(original, signal);
    await startsWithoutInstalling(id);
    await startsWithoutInstalling(original);

    assert.equal(percents.at(-1), 100);
    assert.equal(await noteOf(id), "now");
    const made = await record(id);
    assert.deepEqual(readSpec(made), { ...cloneSpec(readSpec(await record(original)), "copy") });
    assert.deepEqual(made.networks, ["copy-network"]);
    assert.equal(made.environment.MAC, undefined);
    // Its card has an address of its own, which the image makes where it finds none.
    assert.notEqual((await runInside(host.engine, id, "cat /storage/windows.mac", signal)).output, "02:aa\n");
    await removeDesktop(host.engine, id, "removeStorage", signal);
  });

  it("of a snapshot has the state of then, while the original runs", async () => {
    const options = { name: "copy-of-then", snapshot, unsafeDisk: "refuse" } as const;
    const { id } = await cloneDesktop(host.engine, original, options, quiet);
    await startsWithoutInstalling(id);
    assert.deepEqual([await noteOf(id), await noteOf(original)], ["then", "now"]);
    await removeDesktop(host.engine, id, "removeStorage", signal);
  });

  it("leaves nothing behind when it is cancelled, or its name is taken", async () => {
    await stopDesktop(host.engine, original, signal);
    const before = [await names("container"), await names("volume"), await names("network")];
    const cancel = new AbortController();
    const watch = { signal: AbortSignal.any([signal, cancel.signal]), onProgress: () => cancel.abort() };
    await assert.rejects(
      cloneDesktop(host.engine, original, { name: "cancelled", unsafeDisk: "refuse" }, watch),
      isAbortError,
    );
    await assert.rejects(
      cloneDesktop(host.engine, original, { name: "original", unsafeDisk: "refuse" }, quiet),
      (error) => clashKinds(error).includes("name"),
    );
    assert.deepEqual([await names("container"), await names("volume"), await names("network")], before);
    await removeDesktop(host.engine, original, "removeStorage", signal);
  });
});

function port(hostPort: number) {
  return { hostIp: "127.0.0.1", hostPort, containerPort: 3389, protocol: "tcp" as const };
}

function clashKinds(error: unknown): readonly Clash["kind"][] {
  return error instanceof DesktopError && error.problem.kind === "clash"
    ? error.problem.clashes.map(({ kind }) => kind)
    : [];
}

describe("several desktops at once", () => {
  const spec = (name: string, more: Partial<DesktopSpec> = {}): DesktopSpec => ({
    ...demoSpec(host, name, quick),
    ...more,
  });

  it("are made at the same moment, each with its own storage, network and ports", async () => {
    const ids = await Promise.all([
      create(host, spec("one", { network: { ports: [port(47_311)] } })),
      create(host, spec("two", { network: { ports: [port(47_312)] } })),
      create(host, spec("three", { network: { ports: [port(0)] } })),
    ]);
    for (const id of ids) {
      await statesUntil(host, id, ({ kind }) => kind === "running");
    }
    const records = await Promise.all(ids.map(record));
    assert.equal(new Set(records.flatMap(({ networks }) => networks)).size, 3);
    assert.equal(new Set(records.flatMap(({ mounts }) => mounts.map(({ source }) => source))).size, 3);
    await Promise.all(ids.map((id) => markInstalled(host.engine, id, signal)));
  });

  it("say what is in their way, and whose it is, before anything is made", async () => {
    const before = [await names("container"), await names("volume"), await names("network")];
    const storage = { kind: "volume", name: "one-storage" } as const;
    const four = spec("four", { network: { ports: [port(47_312)] } });
    const wrong = [spec("one"), { ...four, disks: { ...four.disks, storage } }];
    const kinds = [
      ["name", "storage"],
      ["storage", "port"],
    ];
    for (const [at, one] of wrong.entries()) {
      await assert.rejects(create(host, one), (error) => {
        assert.deepEqual(clashKinds(error), kinds[at]);
        return true;
      });
    }
    assert.deepEqual([await names("container"), await names("volume"), await names("network")], before);
  });

  it("do not get the same name or storage when they are made at the same moment", async () => {
    const made = await Promise.allSettled(
      [1, 2].map(() =>
        createDesktop(host.engine, spec("same"), signal, { onStep: () => undefined, leftDisk: "refuse" }),
      ),
    );
    assert.deepEqual(made.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    const refused = made.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    assert.deepEqual(clashKinds(refused.reason), ["name", "storage"]);
    assert.ok((await names("volume")).includes("same-storage"));
    assert.ok((await names("network")).includes("same-network"));
  });
});
