import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { connectDockerEngine } from "../../src/engine/docker/dockerEngine";
import type { Engine } from "../../src/engine/engine";
import type { CheckResult } from "../../src/prerequisites/prerequisites";
import { engineChecks } from "../../src/prerequisites/linuxEngine/engineChecks";
import { EngineFacts } from "../../src/prerequisites/linuxEngine/engineFacts";
import { runChecks } from "../../src/prerequisites/runChecks";
import { startDockerEngine, type DockerEngine } from "../parts/dockerEngine.mjs";
import { endpointOf } from "./endpointOf";
import { busyboxImage } from "../parts/dockerImages.mjs";

const signal = AbortSignal.timeout(120_000);
const patientMs = 60_000;

let dockerd: DockerEngine;
let engine: Engine;

before(async () => {
  dockerd = await startDockerEngine({ name: "prerequisites" });
  engine = await connectDockerEngine(endpointOf(dockerd.host, { name: "lab" }));
});

after(async () => {
  engine.dispose();
  await dockerd.stop();
});

async function look(): Promise<ReadonlyMap<string, CheckResult>> {
  const results = new Map<string, CheckResult>();
  const { checks } = engineChecks("lab", "lab", new EngineFacts(engine, signal, "here"));
  await runChecks(checks, {
    signal,
    lateMs: patientMs,
    onResult: ({ id }, result) => results.set(id, result),
  });
  return results;
}

describe("the checks of a Linux engine's host", () => {
  it("say which image they need where there is none", async () => {
    const results = await look();

    for (const id of ["kvm", "tun", "engineMemory", "engineDisk"]) {
      const result = results.get(id);
      assert.equal(result?.finding, "noProbeImage");
      assert.deepEqual(result.remedy, { kind: "pull", image: "busybox:latest" });
    }
  });

  it("see the devices of the host, as far as its containers may use them", async () => {
    await busyboxImage(dockerd.api);
    const results = await look();

    for (const [id, device] of [
      ["kvm", "/dev/kvm"],
      ["tun", "/dev/net/tun"],
    ] as const) {
      const result = results.get(id);
      assert.equal(result?.status, existsSync(device) ? "ok" : "warning", JSON.stringify(result));
    }
  });

  it("see its free memory, and the free space where the engine keeps its images", async () => {
    const results = await look();

    const bytes = (id: string) => Number(/^(\d+) bytes$/.exec(results.get(id)?.evidence[0]?.found ?? "")?.[1]);
    const { bavail, bsize } = await statfs((await engine.info(signal)).rootDirectory);
    const difference = Math.abs(bytes("engineDisk") - bavail * bsize);
    assert.ok(difference < 2 ** 30, `${bytes("engineDisk")} against ${bavail * bsize}`);
    assert.ok(bytes("engineMemory") > 2 ** 26, `${bytes("engineMemory")}`);
  });

  it("leave nothing behind", async () => {
    assert.deepEqual(await engine.list("container", signal), []);
  });

  it("find the image with a shell among those without one", async () => {
    const { api } = dockerd;
    await api.request("POST", "/images/busybox:latest/tag?repo=plain&tag=1");
    await api.request("DELETE", "/images/busybox:latest");

    const results = await look();

    assert.match(results.get("kvm")?.evidence[0]?.source ?? "", /plain:1/);
  });
});
