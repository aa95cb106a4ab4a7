import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { startDockerEngine, type DockerEngine } from "../parts/dockerEngine.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { startFaultProxy, type FaultProxy } from "../parts/faultProxy.mjs";
import { connectDockerEngine } from "../../src/engine/docker/dockerEngine";
import type { Engine } from "../../src/engine/engine";
import { FakeClock } from "../unit/platform/fakeClock";
import { endpointOf } from "./endpointOf";
import { failureOf, image, patient } from "./engineContract";

/** More than what is on the way between engine and reader at any time. */
const megabytes = 32;

describe("A connection that is lost without a word in the middle of a transfer", () => {
  let dockerd: DockerEngine;
  let proxy: FaultProxy;
  let engine: Engine;
  const clock = new FakeClock();

  before(async () => {
    dockerd = await startDockerEngine({ name: "lost-transfers" });
    await busyboxImage(dockerd.api, image);
    proxy = await startFaultProxy(dockerd.socketPath);
    engine = await connectDockerEngine(endpointOf(proxy.host), clock);
  });
  after(async () => {
    engine.dispose();
    await proxy.stop();
    await dockerd.stop();
  });

  it("ends it within minutes, though the engine answers on new ones", async () => {
    const id = await dockerd.api.runContainer("large", { Image: image, Cmd: ["sleep", "600"] });
    await dockerd.api.runInContainer(id, ["dd", "if=/dev/zero", "of=/large", "bs=1M", `count=${megabytes}`]);
    const copying = (async () => {
      for await (const _piece of engine.transfers.copyFrom(id, "/large", patient)) {
        proxy.killSilently();
      }
    })();
    const state = { isOver: false };
    const failing = failureOf(copying).finally(() => (state.isOver = true));
    for (let minutes = 0; !state.isOver && minutes < 5; minutes += 1 / 6) {
      await clock.advance(10_000);
      await delay(50);
    }

    assert.ok(state.isOver, "the transfer goes on");
    assert.equal((await failing).kind, "connectionLost");
    assert.equal((await engine.ping(patient)).mode, "linux");
  });
});
