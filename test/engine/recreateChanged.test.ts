import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { recogniseError } from "../../src/engine/catalogue";
import type { Engine } from "../../src/engine/engine";
import { EngineError } from "../../src/engine/engineError";
import { nameBefore, recreateChanged } from "../../src/engine/recreateChanged";
import { startDockerDesktop, type DockerDesktopDouble } from "../parts/dockerDesktop/dockerDesktop.mjs";
import { busyboxRoot } from "../parts/dockerImages.mjs";
import { startRegistry } from "../parts/registry.mjs";
import { connectTo } from "./modeMachine";

const { signal } = new AbortController();
const patient = { onProgress: () => undefined };

describe("A container that cannot run as it is isolated", () => {
  let double: DockerDesktopDouble;
  let registry: Awaited<ReturnType<typeof startRegistry>>;
  let windows: Engine;
  let image = "";
  before(async () => {
    [double, registry] = await Promise.all([startDockerDesktop({}), startRegistry()]);
    const platform = { os: "windows", architecture: "amd64", osVersion: "10.0.17763.6532" };
    const config = { Cmd: ["sleep", "600"], Env: ["PATH=/bin"] };
    await registry.push({ name: "old", tag: "ltsc2019", layers: [await busyboxRoot()], platform, config });
    windows = await connectTo(double.windowsHost);
    image = `${registry.host}/old:ltsc2019`;
    await windows.pull(image, patient, signal);
  });
  after(async () => {
    windows.dispose();
    await Promise.all([double.stop(), registry.stop()]);
  });
  beforeEach(async () => {
    const all = await windows.list("container", signal);
    await Promise.all(all.map(({ id }) => windows.remove("container", id, { force: "force" }, signal)));
  });

  const made = async (hostIp?: string) => {
    const ports = hostIp === undefined ? [] : [{ hostIp, hostPort: 0, containerPort: 80, protocol: "tcp" } as const];
    const mounts = [{ kind: "volume", source: "kept", target: "/data", access: "readWrite" } as const];
    const options = { image, name: "report", isolation: "process", environment: { A: "1" }, mounts, ports } as const;
    const { id } = await windows.create(options, signal);
    return { id, name: "report" };
  };
  const names = async () => {
    const all = await windows.list("container", signal);
    return all.map(({ name, state }) => `${name} ${state}`).sort();
  };

  it("is refused when it is started", async () => {
    const { id } = await made();
    await assert.rejects(
      windows.start(id, signal),
      (error) =>
        error instanceof EngineError &&
        "detail" in error.failure &&
        recogniseError(error.failure.detail)?.id === "isolationMismatch",
    );
  });

  it("is replaced by one with its settings that runs in its place", async () => {
    const container = await made();
    const { id, old } = await recreateChanged(
      windows,
      container,
      { changes: { isolation: "hyperv" }, old: "remove" },
      signal,
    );
    const record = JSON.stringify(await windows.inspect("container", id, signal));
    assert.equal(old, "removed");
    assert.deepEqual(await names(), ["report running"]);
    assert.equal((await windows.containers.isolations(signal)).get(id), "hyperv");
    assert.ok(record.includes('"A=1"') && record.includes('"kept"'), record);
  });

  it("stays beside it where that is wanted", async () => {
    const container = await made();
    await recreateChanged(windows, container, { changes: { isolation: "hyperv" }, old: "keep" }, signal);
    assert.deepEqual(await names(), ["report running", `${nameBefore(container)} created`]);
  });

  it("is as it was when the other one does not run either", async () => {
    const container = await made("127.0.0.1");
    await assert.rejects(
      recreateChanged(windows, container, { changes: { isolation: "hyperv" }, old: "remove" }, signal),
      (error) => error instanceof EngineError,
    );
    assert.deepEqual(await names(), ["report created"]);
  });
});
