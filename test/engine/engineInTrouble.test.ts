import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { DockerEngine } from "../parts/dockerEngine.mjs";
import { describeContract, failureOf, patient, type Contract } from "./engineContract";

/** What an engine's troubles look like; it ends the engine more than once. */
function survivalContract(contract: Contract<DockerEngine>): void {
  /** Follows the events in the background; tells how that ended. */
  const eventsEnd = async () => {
    const events = contract.engine.events({}, patient)[Symbol.asyncIterator]();
    const end = failureOf(
      (async () => {
        while ((await events.next()).done !== true) {
          // Nothing is of interest but the end.
        }
      })(),
    );
    // Handled from now on, whenever it is looked at.
    end.catch(() => undefined);
    await delay(300);
    return end;
  };

  describe("in trouble", () => {
    it("does not answer a ping within 3 s while it hangs, and answers again afterwards", async () => {
      const { dockerd, engine } = contract;
      dockerd.pause();
      const started = performance.now();
      const failure = await failureOf(engine.ping(patient));
      const tookMs = performance.now() - started;
      dockerd.resume();
      assert.ok(failure.kind === "notAnswering" && failure.afterMs === 3_000);
      assert.ok(tookMs < 4_500, `${tookMs} ms`);
      assert.equal((await engine.ping(patient)).mode, "linux");
    });

    it("breaks its streams when it crashes, is unreachable then, and is the same when it is back", async () => {
      const { dockerd, engine } = contract;
      const { id } = await engine.info(patient);
      const end = eventsEnd();
      await delay(500);
      await dockerd.kill();
      assert.equal((await end).kind, "connectionLost");
      assert.equal((await failureOf(engine.ping(patient))).kind, "unreachable");
      await dockerd.launch();
      assert.equal((await engine.info(patient)).id, id);
    });

    it("answers calls that were quick before a restart over connections that are new", async () => {
      const { dockerd, engine } = contract;
      await Promise.all(Array.from({ length: 6 }, () => engine.list("container", patient)));
      await dockerd.restart();
      const lists = await Promise.all(Array.from({ length: 6 }, () => engine.list("container", patient)));
      assert.equal(lists.length, 6);
    });
  });
}

describeContract({ name: "of its own" }, [survivalContract]);
