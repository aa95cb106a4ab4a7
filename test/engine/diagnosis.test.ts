import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import { diagnoseNetwork } from "../../src/diagnosis/diagnoseNetwork";
import type { DiagnosisRow, NetworkCheckId } from "../../src/diagnosis/diagnosis";
import { machineHere } from "../../src/diagnosis/machineHere";
import { connectDockerEngine } from "../../src/engine/docker/dockerEngine";
import type { Engine } from "../../src/engine/engine";
import type { EngineInfo } from "../../src/engine/model";
import type { RunOptions } from "../../src/engine/runOptions";
import { startDockerEngine, type DockerEngine } from "../parts/dockerEngine.mjs";
import { endpointOf } from "./endpointOf";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { addBridge, removeLink } from "../parts/linuxBridge.mjs";
import { run } from "../parts/program.mjs";

const signal = AbortSignal.timeout(120_000);

let dockerd: DockerEngine;
let engine: Engine;
let info: EngineInfo;
let image: string;

before(async () => {
  dockerd = await startDockerEngine({ name: "diagnosis", network: "bridge" });
  image = await busyboxImage(dockerd.api);
  engine = await connectDockerEngine(endpointOf(dockerd.host, { name: "lab" }));
  info = await engine.info(signal);
});

after(async () => {
  engine.dispose();
  await dockerd.stop();
});

const toHttp = { hostIp: "127.0.0.1", hostPort: 0, containerPort: 80, protocol: "tcp" } as const;

async function started(line: string, other: Partial<RunOptions> = {}): Promise<string> {
  const { id } = await engine.create({ image, command: ["sh", "-c", line], ports: [toHttp], ...other }, signal);
  await engine.start(id, signal);
  return id;
}

async function diagnose(id: string): Promise<readonly DiagnosisRow[]> {
  return diagnoseNetwork({ engine, info, id, machine: machineHere }, { onDone: () => undefined }, signal);
}

function only(rows: readonly DiagnosisRow[], wanted: NetworkCheckId) {
  const found = rows.filter(({ id }) => id === wanted);
  assert.equal(found.length, 1, wanted);
  const { status, finding, evidence, remedy } = found[0]?.result ?? assert.fail(wanted);
  return { status, kind: finding.kind, finding, evidence, remedy };
}

/** A container says when its program waits, for a connection that comes too early finds nobody. */
async function until(id: string, line: string): Promise<void> {
  for await (const { data } of engine.logs(id, { follow: "follow" }, signal)) {
    if (new TextDecoder().decode(data).includes(line)) {
      return;
    }
  }
}

const waitsOn = (address: string): string =>
  `(until grep -q ':0050 0\\+:0000 0A' /proc/net/tcp; do sleep 0.1; done; echo ready) & exec httpd -f -p ${address}:80`;

/** The image has no program that does: one of ours waits, in the container's network. */
async function waitOnUdp(id: string, port: number): Promise<ChildProcess> {
  const { State } = (await dockerd.api.request("GET", `/containers/${id}/json`)) as { State: { Pid: number } };
  const waits = `require("node:dgram").createSocket("udp4").bind(${port}, "0.0.0.0", () => console.log("ready"))`;
  const words = ["--target", `${State.Pid}`, "--net", process.execPath, "--eval", waits];
  const server = spawn("nsenter", words, { stdio: ["ignore", "pipe", "inherit"] });
  await once(server.stdout, "data");
  return server;
}

describe("the diagnosis of a container's network", () => {
  it("finds nothing wrong with a published port on which a program waits", async () => {
    const id = await started(waitsOn("0.0.0.0"));
    await until(id, "ready");

    const rows = await diagnose(id);

    assert.equal(only(rows, "container").kind, "running");
    assert.deepEqual(only(rows, "path").finding, { kind: "path", path: "linuxNetwork" });
    const published = only(rows, "published");
    assert.equal(published.kind, "takesConnections", JSON.stringify(published));
    assert.match(published.evidence[0]?.source ?? "", /^connect 127\.0\.0\.1:\d+$/);
    assert.deepEqual(only(rows, "listener").finding, { kind: "listens", addresses: ["0.0.0.0"] });
    assert.equal(only(rows, "networkOverlap").status, "ok");
    assert.equal(only(rows, "machineOverlap").status, "ok", JSON.stringify(only(rows, "machineOverlap")));
    assert.deepEqual(
      rows.filter(({ id: check }) => check === "reservedPorts" || check === "virtualSwitch"),
      [],
    );
  });

  it("sees that the engine's proxy takes connections for which nobody waits in the container", async () => {
    const rows = await diagnose(await started("sleep 600"));

    const published = only(rows, "published");
    assert.equal(published.kind, "dropsConnections", JSON.stringify(published));
    assert.deepEqual(published.remedy, { kind: "container", action: "openLogs" });
    assert.deepEqual(only(rows, "listener").finding, { kind: "doesNotListen", others: [] });
    assert.equal(only(rows, "listener").status, "problem");
  });

  it("tells a program that waits on the container's loopback only", async () => {
    const id = await started(waitsOn("127.0.0.1"));
    await until(id, "ready");

    assert.deepEqual(only(await diagnose(id), "listener").finding, {
      kind: "listensOnLoopbackOnly",
      addresses: ["127.0.0.1"],
    });
  });

  it("says what a container that has ended would publish, and that its port is free", async () => {
    const { id } = await engine.create(
      { image, command: ["sh", "-c", "exit 3"], ports: [{ ...toHttp, hostPort: 43_187 }] },
      signal,
    );
    await engine.start(id, signal);
    for await (const _chunk of engine.logs(id, { follow: "follow" }, signal)) {
      // Until it has ended.
    }
    const rows = await diagnose(id);

    assert.deepEqual(only(rows, "container").finding, { kind: "notRunning", exitCode: 3 });
    assert.deepEqual(only(rows, "container").remedy, { kind: "container", action: "start" });
    assert.deepEqual(only(rows, "published").finding, { kind: "free", address: "127.0.0.1:43187" });
    assert.equal(
      rows.some(({ id: check }) => check === "listener"),
      false,
    );
  });

  it("sees that a published UDP port is taken on the machine, and whether a program inside waits on it", async () => {
    const dns = { hostIp: "127.0.0.1", hostPort: 0, containerPort: 53, protocol: "udp" } as const;
    const silent = await started("sleep 600", { ports: [dns] });
    const waiting = await started("sleep 600", { ports: [dns] });
    const server = await waitOnUdp(waiting, dns.containerPort);

    const [ofSilent, ofWaiting] = [await diagnose(silent), await diagnose(waiting)];
    server.kill();

    assert.equal(only(ofWaiting, "published").kind, "takesDatagrams", JSON.stringify(only(ofWaiting, "published")));
    assert.deepEqual(only(ofWaiting, "listener").finding, { kind: "listens", addresses: ["0.0.0.0"] });
    assert.equal(only(ofSilent, "published").kind, "takesDatagrams");
    assert.deepEqual(only(ofSilent, "listener").finding, { kind: "doesNotListen", others: [] });
  });

  it("does not know what a container without the programs to look waits on", async () => {
    const id = await started("rm /bin/cat; echo ready; exec sleep 600");
    await until(id, "ready");

    const { status, finding } = only(await diagnose(id), "listener");

    assert.deepEqual({ status, finding }, { status: "cannotTell", finding: { kind: "noLookInside", program: "cat" } });
  });

  it("ends what it has started when it is cancelled", async () => {
    const id = await started("sleep 600");
    const abort = new AbortController();
    const running = diagnoseNetwork(
      { engine, info, id, machine: machineHere },
      { onDone: () => abort.abort() },
      abort.signal,
    );

    await assert.rejects(running, { name: "AbortError" });
  });
});

describe("the diagnosis of clashing networks", () => {
  it("sees a network whose addresses the machine has already", async () => {
    const bridge = await addBridge();
    try {
      const number = bridge.name.replace(/\D/g, "");
      const subnet = `10.213.${number}.128/25`;
      await dockerd.api.request("POST", "/networks/create", {
        json: { Name: "clash", IPAM: { Config: [{ Subnet: subnet }] } },
      });
      const id = await started("sleep 600", { network: "clash" });

      const { status, finding, remedy } = only(await diagnose(id), "machineOverlap");

      assert.equal(status, "problem");
      assert.deepEqual(finding, {
        kind: "machineOverlaps",
        pairs: [{ network: `clash ${subnet}`, other: `${bridge.name} 10.213.${number}.1/24` }],
      });
      assert.match(
        remedy?.kind === "command" ? remedy.line : "",
        /^docker --host unix:\S+ network create --driver bridge --subnet 10\.\d+\.0\.0\/24 clash-2$/,
      );
    } finally {
      await removeLink(bridge.name);
    }
  });

  it("sees a network that hides where the machine has a way to", async () => {
    const bridge = await addBridge();
    try {
      const number = bridge.name.replace(/\D/g, "");
      const subnet = `10.215.${number}.0/24`;
      await dockerd.api.request("POST", "/networks/create", {
        json: { Name: "hides", IPAM: { Config: [{ Subnet: subnet }] } },
      });
      const id = await started("sleep 600", { network: "hides" });
      await run("ip", ["route", "add", `10.215.${number}.64/26`, "via", `10.213.${number}.9`, "dev", bridge.name]);

      const { status, finding } = only(await diagnose(id), "machineOverlap");

      assert.equal(status, "problem");
      const pairs = finding.kind === "machineOverlaps" ? finding.pairs : [];
      assert.deepEqual(
        pairs.filter(({ network }) => network.startsWith("hides ")),
        [{ network: `hides ${subnet}`, other: `route ${bridge.name} 10.215.${number}.64/26` }],
      );
    } finally {
      await removeLink(bridge.name);
    }
  });

  it("sees two networks of the engine with the same addresses, as one of a swarm and one of its own may be", async () => {
    await dockerd.api.request("POST", "/swarm/init", { json: { ListenAddr: "127.0.0.1", AdvertiseAddr: "127.0.0.1" } });
    await createNetwork("ofSwarm", "10.99.0.0/24", "overlay");
    await createNetwork("ofEngine", "10.99.0.128/25", "bridge");
    const id = await started("sleep 600", { network: "ofEngine" });

    const { status, finding, remedy } = only(await diagnose(id), "networkOverlap");

    assert.equal(status, "problem");
    const pairs = finding.kind === "networksOverlap" ? finding.pairs : [];
    assert.deepEqual(
      pairs.map(({ network, other }) => [network, other].toSorted()),
      [["ofEngine 10.99.0.128/25", "ofSwarm 10.99.0.0/24"]],
    );
    assert.match(remedy?.kind === "command" ? remedy.line : "", /^docker --host unix:\S+ network rm ofSwarm$/);
  });
});

async function createNetwork(name: string, subnet: string, driver: "bridge" | "overlay"): Promise<void> {
  const json = { Name: name, Driver: driver, IPAM: { Config: [{ Subnet: subnet }] } };
  await dockerd.api.request("POST", "/networks/create", { json });
}
