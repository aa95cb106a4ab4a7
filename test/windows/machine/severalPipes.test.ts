import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";
import { connectDockerEngine } from "../../../src/engine/docker/dockerEngine";
import { resolveEndpoints } from "../../../src/engine/endpoints/resolveEndpoints";
import { activeEndpoint } from "../../../src/mode/activeEngine";
import { failureOf, image, patient } from "../../engine/engineContract";
import { InventoryObserver } from "../../engine/inventoryObserver";
import { dockerApi } from "../../parts/dockerApi.mjs";
import { enginePorts, PipeRelay } from "./pipeRelay";

/** The addresses that every Windows has, as the extension finds them without any configuration. */
const endpoints = resolveEndpoints({
  environment: {},
  platform: process.platform,
  homeFolder: "C:\\nowhere",
  config: { folder: "C:\\nowhere\\.docker", currentContext: undefined, contexts: [] },
  extra: [],
});

describe("Docker Desktop's pipes", () => {
  const active = new PipeRelay("docker_engine");
  const linux = new PipeRelay("dockerDesktopLinuxEngine");
  const windows = new PipeRelay("dockerDesktopWindowsEngine");
  before(async () => {
    await active.leadTo(enginePorts.linux);
    await linux.leadTo(enginePorts.linux);
    await windows.leadTo(enginePorts.windows);
  });
  after(async () => {
    await Promise.all([active.close(), linux.close(), windows.close()]);
  });

  it("lead to both engines at the same time, and the inventory shows each once", async () => {
    const observer = new InventoryObserver(endpoints);
    const states = () =>
      observer.inventory.engines.map(({ info, state }) => `${info?.mode ?? ""} ${state.kind}`).sort();
    await observer.until("both", () => states().join() === "linux connected,windows connected");
    const [found] = observer.inventory.engines.filter(({ info }) => info?.mode === "windows");
    assert.equal(found?.info?.storageDriver, "windowsfilter");
    assert.ok(found.info.hostBuild !== undefined && found.info.defaultIsolation !== undefined);
    observer.dispose();
  });

  it("show a container that comes and goes on one engine, by events", async () => {
    const observer = new InventoryObserver([linux.endpoint]);
    await observer.untilConnected();
    const api = dockerApi(linux.path);
    const body = { Image: image, Cmd: ["sleep", "600"], HostConfig: { NetworkMode: "none" } };
    const id = await api.runContainer("through-the-pipe", body);
    await observer.until("its row", () => observer.engine.container.get(id)?.state === "running");
    await api.request("DELETE", `/containers/${id}?force=1`);
    await observer.until("no row", () => !observer.engine.container.has(id));
    observer.dispose();
  });

  it("keep the last picture of an engine whose pipe goes, and take it up again when the pipe is back", async () => {
    const observer = new InventoryObserver([windows.endpoint]);
    await observer.untilConnected();
    await windows.close();
    await observer.until("that it is gone", () => observer.engine.state.kind === "unavailable");
    assert.ok(["unreachable", "connectionLost"].includes(observer.reason), observer.reason);
    assert.equal(observer.engine.info?.mode, "windows");
    await windows.leadTo(enginePorts.windows);
    await observer.until("that it is back", () => observer.engine.state.kind === "connected");
    observer.dispose();
  });
});

describe("A named pipe", () => {
  const hosts = (name: string) => [
    `npipe:////./pipe/${name}`,
    `npipe:////./PIPE/${name.toUpperCase()}`,
    ["", "", ".", "pipe", name].join("\\"),
    `//./pipe/${name}`,
  ];

  it("is found however its address is written", async () => {
    const pipe = await new PipeRelay().leadTo(enginePorts.linux);
    for (const host of hosts(pipe.name)) {
      const engine = await connectDockerEngine(activeEndpoint(host));
      assert.equal((await engine.ping(patient)).mode, "linux", host);
      engine.dispose();
    }
    await pipe.close();
  });

  it("that is not there makes its engine unreachable at once", async () => {
    const engine = await connectDockerEngine(activeEndpoint("npipe:////./pipe/nobody-made-this"));
    const began = performance.now();
    assert.equal((await failureOf(engine.ping(patient))).kind, "unreachable");
    assert.ok(performance.now() - began < 1_000);
  });

  it("that takes connections and never answers is given up after three seconds", async () => {
    const pipe = await new PipeRelay().leadTo("nobody");
    const engine = await connectDockerEngine(pipe.endpoint);
    const began = performance.now();
    const failure = await failureOf(engine.ping(patient));
    assert.equal(failure.kind, "notAnswering");
    const tookMs = performance.now() - began;
    assert.ok(tookMs >= 2_900 && tookMs < 4_000, `${tookMs} ms`);
    engine.dispose();
    await pipe.close();
  });

  it("whose other end dies ends the events with a lost connection", async () => {
    // The engine on which nothing happens meanwhile.
    const pipe = await new PipeRelay().leadTo(enginePorts.windows);
    const engine = await connectDockerEngine(pipe.endpoint);
    const next = engine.events({}, patient)[Symbol.asyncIterator]().next();
    setTimeout(() => pipe.dropConnections(), 300);
    assert.equal((await failureOf(next)).kind, "connectionLost");
    engine.dispose();
    await pipe.close();
  });

  it("that something else than an engine listens on says so", async () => {
    const name = `stranger-${process.pid}`;
    const server = createServer((_request, response) => response.writeHead(200).end("<html>hello</html>"));
    await new Promise<void>((resolve) => server.listen(`//./pipe/${name}`, resolve));
    const engine = await connectDockerEngine(activeEndpoint(`npipe:////./pipe/${name}`));
    assert.equal((await failureOf(engine.list("container", patient))).kind, "unexpectedAnswer");
    engine.dispose();
    server.close();
  });
});
