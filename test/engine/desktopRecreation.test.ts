import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { parseContainer, type ContainerRecord } from "../../src/desktop/containerRecord";
import { DesktopError } from "../../src/desktop/desktopError";
import { markInstalled } from "../../src/desktop/stop/diskSafety";
import { recreateDesktop, type RecreationOptions } from "../../src/desktop/life/recreateDesktop";
import { imageChanges, imagesAtHand, previousImageOf } from "../../src/desktop/life/previousImage";
import { specChanges } from "../../src/desktop/life/specChanges";
import { readSpec } from "../../src/desktop/spec/readSpec";
import { removeDesktop } from "../../src/desktop/life/removeDesktop";
import type { DesktopSpec } from "../../src/desktop/spec";
import { stopDesktop } from "../../src/desktop/stop/stopDesktop";
import { isAbortError } from "../../src/platform/abort";
import { create, demoSpec, startDesktopHost, statesUntil, type DesktopHost } from "./desktopHost";

const signal = AbortSignal.timeout(600_000);
const quick = {
  DEMO_INSTALL_SECONDS: "0.2",
  DEMO_SETUP_SECONDS: "0.2",
  DEMO_STARTED_SECONDS: "0.2",
  DEMO_SHUTDOWN_SECONDS: "0.2",
};

let host: DesktopHost;

before(async () => {
  host = await startDesktopHost("desktop-recreation");
});

after(async () => {
  await host.stop();
});

/** Installed, safe, and running. */
async function installed(name: string, more: Partial<DesktopSpec> = {}): Promise<string> {
  const id = await create(host, { ...demoSpec(host, name, quick), ...more });
  await statesUntil(host, id, ({ kind }) => kind === "running");
  await markInstalled(host.engine, id, signal);
  return id;
}

async function record(id: string): Promise<ContainerRecord> {
  return parseContainer(await host.engine.inspect("container", id, signal));
}

async function names(): Promise<readonly string[]> {
  return (await host.engine.list("container", signal)).map(({ name }) => name).sort();
}

function options(changes: RecreationOptions["changes"], steps: string[] = []): RecreationOptions {
  return { changes, unsafeDisk: "refuse", then: "asBefore", onStep: (step) => steps.push(step) };
}

async function edited(id: string, change: (spec: DesktopSpec) => DesktopSpec): Promise<RecreationOptions["changes"]> {
  const spec = readSpec(await record(id));
  return specChanges(spec, change(spec));
}

const withMoreMemory = (spec: DesktopSpec): DesktopSpec => ({
  ...spec,
  hardware: { ...spec.hardware, ramSize: "6G", coreCount: "1" },
  disks: { ...spec.disks, diskSize: "80G" },
});

describe("a desktop whose settings are edited", () => {
  let id: string;

  it("gets a new container over the same storage, and runs as before without being installed", async () => {
    const labels = { "example.team": "blue" };
    const mounts = [{ kind: "volume" as const, source: "extra", target: "/extra", access: "readOnly" as const }];
    const spec = demoSpec(host, "edited", quick);
    const old = await installed("edited", {
      advanced: { ...spec.advanced, labels, mounts },
      otherVariables: { ...spec.otherVariables, NOBODY_KNOWS: "this one" },
    });
    const before = await record(old);

    ({ id } = await recreateDesktop(host.engine, old, options(await edited(old, withMoreMemory)), signal));

    assert.notEqual(id, old);
    assert.deepEqual(await names(), ["edited"]);
    const kinds = (await statesUntil(host, id, ({ kind }) => kind === "running")).map(({ kind }) => kind);
    assert.ok(!kinds.includes("installing"), kinds.join(" "));
    const made = await record(id);
    assert.equal(made.name, "edited");
    assert.deepEqual(readSpec(made), withMoreMemory(readSpec(before)));
    assert.deepEqual(made.labels, before.labels);
    assert.equal(made.environment.NOBODY_KNOWS, "this one");
    assert.equal(made.environment.PASSWORD, "a-password");
    assert.deepEqual(made.networks, ["edited-network"]);
  });

  it("has its disk grown by the image", async () => {
    const { exitCode, output } = await import("../../src/desktop/machine/runInside").then(({ runInside }) =>
      runInside(host.engine, id, "qemu-img info -U /storage/data.img", signal),
    );
    assert.equal(exitCode, 0, output);
    assert.match(output, /virtual size: 80 GiB/);
  });

  it("stays stopped when it was", async () => {
    await stopDesktop(host.engine, id, signal);
    ({ id } = await recreateDesktop(
      host.engine,
      id,
      options(await edited(id, (spec) => ({ ...spec, hardware: { ...spec.hardware, ramSize: "5G" } }))),
      signal,
    ));
    const made = await record(id);
    assert.equal(made.status, "created");
    assert.equal(made.environment.RAM_SIZE, "5G");
  });

  it("is back, and runs, when it does not start with its new settings", async () => {
    await host.engine.start(id, signal);
    await statesUntil(host, id, ({ kind }) => kind === "running");
    const changes = { environment: { set: { DEMO_FAIL: "memory" }, unset: [] } };
    const steps: string[] = [];
    await assert.rejects(
      recreateDesktop(host.engine, id, options(changes, steps), signal),
      (error) =>
        error instanceof DesktopError &&
        error.problem.kind === "didNotStart" &&
        error.problem.failure.cause === "notEnoughMemory",
    );
    assert.equal(steps.at(-1), "puttingBack");
    assert.deepEqual(await names(), ["edited"]);
    const back = await record(id);
    assert.deepEqual([back.name, back.status, back.environment.DEMO_FAIL], ["edited", "running", undefined]);
  });

  it("is back when the engine refuses what it is asked for", async () => {
    const mounts = {
      remove: [],
      add: [{ kind: "bind", source: "/no/such", target: "/shared", access: "readWrite" }],
    } as const;
    await assert.rejects(recreateDesktop(host.engine, id, options({ mounts }), signal));
    assert.deepEqual([await names(), (await record(id)).status], [["edited"], "running"]);
  });

  it("is back when the person cancels in the middle", async () => {
    const cancel = new AbortController();
    const onStep = (step: string): void => {
      if (step === "starting") {
        cancel.abort();
      }
    };
    const changes = await edited(id, withMoreMemory);
    await assert.rejects(recreateDesktop(host.engine, id, { ...options(changes), onStep }, cancel.signal), (error) =>
      isAbortError(error),
    );
    assert.deepEqual([await names(), (await record(id)).status], [["edited"], "running"]);
    await removeDesktop(host.engine, id, "removeStorage", signal);
  });
});

describe("a desktop whose image is upgraded", () => {
  it("runs the new one over the same storage, and finds the way back by itself", async () => {
    const old = await installed("upgraded");
    const next = "windows-containers/demo-desktop:7.00";
    await host.engine.transfers.tag(host.image, next, signal);
    assert.ok((await imagesAtHand(host.engine, host.image, signal)).includes(next));

    const forward = await imageChanges(host.engine, old, next, signal);
    const upgraded = await recreateDesktop(host.engine, old, options(forward), signal);

    const made = await record(upgraded.id);
    assert.deepEqual([made.image, made.status], [next, "running"]);
    assert.deepEqual(previousImageOf(made), { image: host.image });

    const back = await imageChanges(host.engine, upgraded.id, previousImageOf(made)?.image ?? "", signal);
    const returned = await recreateDesktop(host.engine, upgraded.id, options(back), signal);

    const again = await record(returned.id);
    assert.deepEqual([again.image, previousImageOf(again)], [host.image, { image: next }]);
    await removeDesktop(host.engine, returned.id, "removeStorage", signal);
  });

  it("keeps the image of before under a name of its own when its tag means another one now", async () => {
    const tag = "windows-containers/demo-desktop:moving";
    await host.engine.transfers.tag(host.image, tag, signal);
    const { id } = await host.engine.create({ image: tag, name: "moved" }, signal);
    const { id: other } = await host.engine.containers.commit(id, tag, signal);
    const { image, labels } = await imageChanges(host.engine, id, tag, signal);
    const previous = previousImageOf({ labels: labels?.set ?? {} });
    const images = await host.engine.list("image", signal);
    assert.equal(image, tag);
    assert.ok(images.find((one) => one.id === other)?.tags.includes(tag));
    assert.equal(previous?.kept, "windows-containers/demo-desktop:before-moved");
    await host.engine.remove("container", id, { anonymousVolumes: "remove" }, signal);
  });
});

describe("a desktop that others made", () => {
  it("keeps the volume that has no name, its networks and its other settings", async () => {
    const api = host.dockerd.api;
    await api.request("POST", "/networks/create", { json: { Name: "second" } });
    const created = (await api.request("POST", "/containers/create?name=foreign", {
      json: {
        Image: host.image,
        Env: Object.entries(quick).map(([key, value]) => `${key}=${value}`),
        Labels: { "com.docker.compose.project": "theirs" },
        HostConfig: { CapAdd: ["NET_ADMIN"], ShmSize: 70_000_000, Sysctls: { "net.ipv4.ip_forward": "1" } },
      },
    })) as { Id: string };
    await api.request("POST", "/networks/second/connect", { json: { Container: created.Id } });
    await host.engine.start(created.Id, signal);
    await statesUntil(host, created.Id, (state) => state.kind === "installing" && state.stage.kind === "finishing");
    await stopDesktop(host.engine, created.Id, signal);
    const before = await record(created.Id);

    const changes = { environment: { set: { CPU_CORES: "1" }, unset: [] } };
    const { id } = await recreateDesktop(host.engine, created.Id, options(changes), signal);

    const made = await record(id);
    assert.deepEqual(
      made.mounts.map(({ source }) => source),
      before.mounts.map(({ source }) => source),
    );
    assert.deepEqual([...made.networks].sort(), ["bridge", "second"]);
    assert.equal(made.labels["com.docker.compose.project"], "theirs");
    assert.equal(made.labels["windows-containers.desktop"], "foreign");
    // Of the old image's own: another image must not install another Windows.
    assert.equal(made.environment.VERSION, "11");
    const inspected = (await host.engine.inspect("container", id, signal)) as {
      HostConfig: { ShmSize: number; Sysctls: object };
    };
    assert.equal(inspected.HostConfig.ShmSize, 70_000_000);
    assert.deepEqual(inspected.HostConfig.Sysctls, { "net.ipv4.ip_forward": "1" });
    await removeDesktop(host.engine, id, "removeStorage", signal);
  });
});

describe("a desktop of an old image, which goes on without the mark", () => {
  it("is not handed to a new image before it is marked", async () => {
    const id = await create(host, demoSpec(host, "old", { ...quick, DEMO_IMAGE_VERSION: "6.03" }));
    await statesUntil(host, id, ({ kind }) => kind === "running");
    await host.engine.kill(id, signal);
    const changes = { environment: { set: {}, unset: ["DEMO_IMAGE_VERSION"] } };
    await assert.rejects(
      recreateDesktop(host.engine, id, options(changes), signal),
      (error) => error instanceof DesktopError && error.problem.kind === "diskNotSafe",
    );
    const marked = { ...options(changes), unsafeDisk: "mark", then: "start" } as const;
    const made = await recreateDesktop(host.engine, id, marked, signal);
    const kinds = (await statesUntil(host, made.id, ({ kind }) => kind === "running")).map(({ kind }) => kind);
    assert.ok(!kinds.includes("installing"), kinds.join(" "));
    await removeDesktop(host.engine, made.id, "removeStorage", signal);
  });
});

describe("a desktop whose disk is not safe", () => {
  it("is left as it is until somebody decides, and marked when that is what they decide", async () => {
    const id = await create(host, demoSpec(host, "unsafe", quick));
    await statesUntil(host, id, ({ kind }) => kind === "running");
    await host.engine.kill(id, signal);
    const changes = { environment: { set: { CPU_CORES: "1" }, unset: [] } };
    await assert.rejects(
      recreateDesktop(host.engine, id, options(changes), signal),
      (error) => error instanceof DesktopError && error.problem.kind === "diskNotSafe",
    );
    assert.equal((await record(id)).name, "unsafe");

    const made = await recreateDesktop(
      host.engine,
      id,
      { ...options(changes), unsafeDisk: "mark", then: "start" },
      signal,
    );
    const kinds = (await statesUntil(host, made.id, ({ kind }) => kind === "running")).map(({ kind }) => kind);
    assert.ok(!kinds.includes("installing"), kinds.join(" "));
    await removeDesktop(host.engine, made.id, "removeStorage", signal);
  });
});
