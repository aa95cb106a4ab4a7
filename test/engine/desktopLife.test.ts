import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { createDesktop, desktopRunOptions } from "../../src/desktop/create/createDesktop";
import { parseContainer } from "../../src/desktop/containerRecord";
import type { DesktopState } from "../../src/desktop/desktop";
import { DesktopError } from "../../src/desktop/desktopError";
import { lookAtDisk, markInstalled } from "../../src/desktop/stop/diskSafety";
import { DesktopMonitor } from "../../src/desktop/desktopMonitor";
import { cloneSpec } from "../../src/desktop/life/cloneDesktop";
import { findDesktops } from "../../src/desktop/findDesktops";
import { placeOn } from "../../src/desktop/desktopPlace";
import { followRun } from "../../src/desktop/run/followRun";
import { powerMachine } from "../../src/desktop/machine/machinePower";
import { probeHost } from "../../src/desktop/create/probeHost";
import { readSpec } from "../../src/desktop/spec/readSpec";
import { removeDesktop } from "../../src/desktop/life/removeDesktop";
import { stopDesktop } from "../../src/desktop/stop/stopDesktop";
import type { Engine } from "../../src/engine/engine";
import { EngineError } from "../../src/engine/engineError";
import { dockerApi } from "../parts/dockerApi.mjs";
import { create, demoSpec, startDesktopHost, statesUntil, type DesktopHost } from "./desktopHost";
import { silentLogger } from "../unit/platform/loggers";

const signal = AbortSignal.timeout(600_000);

let host: DesktopHost;

before(async () => {
  host = await startDesktopHost("desktop-life");
});

after(async () => {
  await host.stop();
});

async function networksOf(id: string): Promise<readonly string[]> {
  return [...parseContainer(await host.engine.inspect("container", id, signal)).networks].sort();
}

async function names(kind: "container" | "volume" | "network"): Promise<readonly string[]> {
  const present = await host.engine.list(kind, signal);
  return present.map(({ name }) => name).sort();
}

function kindsOf(states: readonly DesktopState[]): readonly string[] {
  const kinds = states.map((state) => (state.kind === "installing" ? state.stage.kind : state.kind));
  return kinds.filter((kind, at) => kind !== kinds[at - 1]);
}

describe("a desktop made with the defaults", () => {
  let id: string;

  it("is created on an engine with the demonstration image", async () => {
    id = await create(host, demoSpec(host, "first"));
  });

  it("is private: a network of its own, nothing published, no restart, no terminal, 120 s to stop", async () => {
    const inspected = (await host.engine.inspect("container", id, signal)) as {
      HostConfig: { PortBindings: object; RestartPolicy: { Name: string }; CapAdd: string[]; Privileged: boolean };
      Config: { Tty: boolean; StopTimeout: number };
      NetworkSettings: { Networks: object };
    };
    assert.deepEqual(inspected.HostConfig.PortBindings, {});
    assert.equal(inspected.HostConfig.RestartPolicy.Name, "no");
    assert.equal(inspected.HostConfig.Privileged, false);
    assert.deepEqual(inspected.HostConfig.CapAdd, ["NET_ADMIN"]);
    assert.equal(inspected.Config.Tty, false);
    assert.equal(inspected.Config.StopTimeout, 120);
    assert.deepEqual(Object.keys(inspected.NetworkSettings.Networks), ["first-network"]);
  });

  it("is followed through its stages until Windows says that it is there", async () => {
    const states = await statesUntil(host, id, ({ kind }) => kind === "running");
    const kinds = kindsOf(states);
    for (const [earlier, later] of [
      ["downloading", "preparingMedia"],
      ["preparingMedia", "setup"],
      ["setup", "finishing"],
      ["finishing", "running"],
    ] as const) {
      assert.ok(kinds.includes(earlier) && kinds.indexOf(earlier) < kinds.indexOf(later), kinds.join(" "));
    }
  });

  it("is found, by its label, and reads back to the spec it was made of", async () => {
    const found = findDesktops(await host.engine.list("container", signal));
    assert.deepEqual(
      found.map(({ name }) => name),
      ["first"],
    );
    const spec = readSpec(parseContainer(await host.engine.inspect("container", id, signal)));
    assert.deepEqual(spec, demoSpec(host, "first"));
  });

  it("asks for accelerators and kernel parameters so that they read back, from its successor too", async () => {
    const spec = demoSpec(host, "given");
    const gpus = [{ count: "all" as const }, { driver: "nvidia", deviceIds: ["0"], capabilities: ["utility"] }];
    const advanced = { ...spec.advanced, gpus, sysctls: { "net.ipv4.ip_forward": "1" } };
    const options = desktopRunOptions({ ...spec, advanced }, { kvm: "missing", tun: "missing" }, undefined);
    // Never started: no engine of a test has such a driver.
    const given = await host.engine.create({ ...options, network: "bridge" }, signal);
    const like = await host.engine.containers.createLike(given.id, { name: "given-too" }, signal);
    for (const one of [given.id, like.id]) {
      const record = parseContainer(await host.engine.inspect("container", one, signal));
      assert.deepEqual(readSpec(record).advanced, advanced);
      assert.deepEqual(record.leftOut, []);
      await host.engine.remove("container", one, { anonymousVolumes: "remove" }, signal);
    }
    await host.engine.remove("volume", "given-storage", {}, signal);
    assert.deepEqual(cloneSpec({ ...spec, advanced }, "clone").advanced, advanced);
  });

  it("is still known as there when the looking begins later", async () => {
    const states = await statesUntil(host, id, ({ kind }) => kind === "running");
    assert.equal(states.at(-1)?.kind, "running");
  });

  it("stops in order and is then only started, not installed, again", async () => {
    const stopping = followStates(id);
    await stopDesktop(host.engine, id, signal);
    const kinds = kindsOf(await stopping);
    assert.ok(kinds.includes("stopping"), kinds.join(" "));
    assert.equal(kinds.at(-1), "stopped");

    await host.engine.start(id, signal);
    const restarted = kindsOf(await statesUntil(host, id, ({ kind }) => kind === "running"));
    assert.ok(!restarted.includes("downloading") && !restarted.includes("setup"), restarted.join(" "));
  });

  it("leaves its storage behind when it is removed, and takes its network along", async () => {
    await removeDesktop(host.engine, id, "keepStorage", signal);
    assert.deepEqual(await names("container"), []);
    assert.deepEqual(await names("volume"), ["first-storage"]);
    assert.ok(!(await names("network")).includes("first-network"));
  });

  it("goes on with the storage that was left when it is made again", async () => {
    const again = await create(host, demoSpec(host, "first"));
    const kinds = kindsOf(await statesUntil(host, again, ({ kind }) => kind === "running"));
    assert.ok(!kinds.includes("downloading"), kinds.join(" "));
    await removeDesktop(host.engine, again, "removeStorage", signal);
    assert.deepEqual(await names("volume"), []);
  });
});

async function followStates(id: string): Promise<readonly DesktopState[]> {
  const states: DesktopState[] = [];
  await followRun(placeOn(host.engine), id, { signal, onState: (state) => states.push(state) });
  return states;
}

describe("a desktop that somebody else made", () => {
  it("stays one when the name of its image moves to another image", async () => {
    const api = dockerApi(host.dockerd.socketPath);
    const makeOf = async (image: string, name: string): Promise<string> =>
      ((await api.request("POST", `/containers/create?name=${name}`, { json: { Image: image } })) as { Id: string }).Id;
    const base = await makeOf(host.image, "base");
    const label = encodeURIComponent("LABEL org.opencontainers.image.source=https://github.com/dockur/windows");
    await api.request("POST", `/commit?container=${base}&repo=dockurr/windows&tag=latest&changes=${label}`, {
      json: {},
    });
    await api.request("DELETE", `/containers/${base}?v=1`);
    const id = await makeOf("dockurr/windows:latest", "theirs");
    await api.request("POST", `/images/${host.image}/tag?repo=dockurr/windows&tag=latest`);
    const found = findDesktops(await host.engine.list("container", signal)).filter(({ name }) => name === "theirs");
    assert.deepEqual(
      found.map(({ id, image }) => [id, image.startsWith("sha256:")]),
      [[id, true]],
    );
    await api.request("DELETE", `/containers/${id}?v=1`);
  });
});

describe("a desktop in several networks", () => {
  it("is in each of them before it starts, and reads back as it was asked for", async () => {
    const networks = [{ name: "lab-one" }, { name: "lab-two" }];
    for (const { name } of networks) {
      await host.engine.createNetwork(name, {}, signal);
    }
    const spec = { ...demoSpec(host, "joined"), network: { networks } };

    const id = await create(host, spec);

    assert.deepEqual(await networksOf(id), ["lab-one", "lab-two"]);
    const read = readSpec(parseContainer(await host.engine.inspect("container", id, signal)));
    assert.deepEqual(read.network.networks, networks);
    await removeDesktop(host.engine, id, "removeStorage", signal);
    for (const { name } of networks) {
      await host.engine.remove("network", name, {}, signal);
    }
  });
});

describe("a desktop that cannot be made", () => {
  it("leaves nothing behind", async () => {
    const spec = { ...demoSpec(host, "broken"), sharing: { folder: "/there/is/no/such/folder" } };
    await assert.rejects(create(host, spec), EngineError);
    assert.deepEqual(await names("container"), []);
    assert.deepEqual(await names("volume"), []);
    assert.ok(!(await names("network")).includes("broken-network"));
  });
});

describe("a desktop that fails", () => {
  for (const [variable, cause, exitCode] of [
    ["kvm", "noKvm", 88],
    ["storage", "storageNotWritable", 13],
    ["memory", "notEnoughMemory", 16],
    ["download", "downloadFailed", 68],
    ["disk-space", "diskFull", 76],
    ["no-boot", "bootFailed", 0],
    ["crash", "machineCrashed", 134],
  ] as const) {
    it(`says why: ${variable}`, async () => {
      const spec = demoSpec(host, `fails-${variable}`, { DEMO_FAIL: variable, DEMO_INSTALL_SECONDS: "0.2" });
      const id = await create(host, spec);
      const last = (await statesUntil(host, id, () => false)).at(-1);
      assert.ok(last?.kind === "failed", last?.kind);
      assert.equal(last.failure.cause, cause);
      assert.equal(last.failure.exitCode, exitCode);
      await removeDesktop(host.engine, id, "removeStorage", signal);
    });
  }
});

describe("a desktop whose log goes nowhere", () => {
  it("is followed by its files and its serial port, to the mark and to its end", async () => {
    const variables = { DEMO_INSTALL_SECONDS: "2", DEMO_SETUP_SECONDS: "2", DEMO_RDP: "Y" };
    const id = await dockerApi(host.dockerd.socketPath).runContainer("silent", {
      Image: host.image,
      Env: Object.entries(variables).map((entry) => entry.join("=")),
      HostConfig: { LogConfig: { Type: "none" } },
    });
    const states: DesktopState[] = [];
    const reaches = async (isIt: (state: DesktopState) => boolean): Promise<void> => {
      states.push(...(await statesUntil(host, id, isIt)));
    };
    await reaches((state) => state.kind === "installing" && state.announcement === "remoteDesktopAnswers");
    const kinds = kindsOf(states);
    assert.ok(kinds.includes("setup") && kinds.includes("finishing"), kinds.join(" "));
    await markInstalled(host.engine, id, signal);
    await reaches(({ kind }) => kind === "running");

    const ended = followStates(id);
    await stopDesktop(host.engine, id, signal);
    assert.equal((await ended).at(-1)?.kind, "stopped");
    await host.engine.remove("container", id, { anonymousVolumes: "remove" }, signal);
  });
});

describe("a stop", () => {
  it("waits for a Windows that takes longer than engines usually wait", async () => {
    const id = await create(host, demoSpec(host, "slow", { DEMO_SHUTDOWN_SECONDS: "12" }));
    await statesUntil(host, id, ({ kind }) => kind === "running");
    await stopDesktop(host.engine, id, signal);
    const { exitCode } = parseContainer(await host.engine.inspect("container", id, signal));
    assert.equal(exitCode, 143);
    await removeDesktop(host.engine, id, "removeStorage", signal);
  });

  it("lets a machine that was paused go on first, which would not hear of it else", async () => {
    const id = await create(host, demoSpec(host, "still", { DEMO_SETUP_SECONDS: "0.2" }));
    await statesUntil(host, id, ({ kind }) => kind === "running");
    await powerMachine(host.engine, id, "pause", signal);
    const began = Date.now();
    await stopDesktop(host.engine, id, signal);
    assert.ok(Date.now() - began < 30_000);
    assert.equal(await lookAtDisk(host.engine, id, signal), "kept");
    await removeDesktop(host.engine, id, "removeStorage", signal);
  });
});

describe("looking at the engine's host", () => {
  it("tells devices that are there, and leaves no container", async () => {
    const devices = await probeHost(host.engine, { image: host.image }, signal);
    assert.equal(devices.kvm === "missing", !existsSync("/dev/kvm"));
    assert.equal(devices.tun === "missing", !existsSync("/dev/net/tun"));
    assert.deepEqual(await names("container"), []);
  });
});

describe("a host without hardware acceleration", () => {
  /** The real engine, whose host seems to have no such device. */
  function withoutKvm(): Engine {
    const missing = (device: string): string => (device === "/dev/kvm" ? "/dev/kvm-is-missing:/dev/kvm" : device);
    return new Proxy(host.engine, {
      get: (engine, property) => {
        const value: unknown = Reflect.get(engine, property);
        const create: Engine["create"] = (options, abort) =>
          engine.create({ ...options, devices: (options.devices ?? []).map(missing) }, abort);
        return property === "create" ? create : typeof value === "function" ? (value.bind(engine) as unknown) : value;
      },
    });
  }

  it("is told before anything is made", async () => {
    const spec = demoSpec(host, "slow-host");
    await assert.rejects(
      createDesktop(withoutKvm(), spec, signal, { onStep: () => undefined, leftDisk: "refuse" }),
      (error) => error instanceof DesktopError && error.problem.kind === "noAcceleration",
    );
    assert.deepEqual(await names("container"), []);
    assert.deepEqual(await names("volume"), []);
  });

  it("gets a desktop without acceleration when that is what is asked for", async () => {
    const spec = demoSpec(host, "slow-host");
    const slow = { ...spec, hardware: { ...spec.hardware, acceleration: "emulation" as const } };
    const { id } = await createDesktop(withoutKvm(), slow, signal, { onStep: () => undefined, leftDisk: "refuse" });
    const record = parseContainer(await host.engine.inspect("container", id, signal));
    assert.equal(record.environment.KVM, "N");
    await removeDesktop(host.engine, id, "removeStorage", signal);
  });
});

describe("DesktopMonitor", () => {
  it("keeps the states of desktops up to date as they start and stop", async () => {
    const monitor = new DesktopMonitor(silentLogger);
    const id = await create(host, demoSpec(host, "watched"));
    const watch = async (): Promise<void> => {
      const containers = await host.engine.list("container", signal);
      monitor.watch(containers.map((container) => ({ container, engine: host.engine })));
    };
    const reaches = async (kind: DesktopState["kind"]): Promise<void> => {
      const deadline = Date.now() + 60_000;
      while (monitor.state(id)?.kind !== kind) {
        assert.ok(Date.now() < deadline, `still ${monitor.state(id)?.kind ?? "unknown"}, not ${kind}`);
        await delay(50);
      }
    };
    await watch();
    await reaches("running");
    await stopDesktop(host.engine, id, signal);
    await watch();
    await reaches("stopped");
    await host.engine.start(id, signal);
    await watch();
    await reaches("running");
    monitor.dispose();
    await removeDesktop(host.engine, id, "removeStorage", signal);
  });
});

describe("a desktop that is removed by force", () => {
  it("is not told to have been killed", async () => {
    const id = await create(
      host,
      demoSpec(host, "removed", { DEMO_INSTALL_SECONDS: "0.2", DEMO_SETUP_SECONDS: "0.2" }),
    );
    const isRunning = ({ kind }: DesktopState): boolean => kind === "running";
    const states: DesktopState[] = [];
    const following = followRun(placeOn(host.engine), id, { signal, onState: (state) => states.push(state) });
    await statesUntil(host, id, isRunning);
    await host.engine.remove("container", id, { force: "force", anonymousVolumes: "remove" }, signal);
    // Gone before anybody could look is as good.
    await following.catch(() => undefined);
    assert.ok(states.some(isRunning));
    assert.deepEqual(
      states.filter(({ kind }) => kind === "failed"),
      [],
    );
    await host.engine.remove("volume", "removed-storage", {}, signal);
    await host.engine.remove("network", "removed-network", {}, signal);
  });
});
