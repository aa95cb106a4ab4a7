import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isAbortError } from "../../src/platform/abort";
import { failureOf, image, patient, type Contract } from "./engineContract";

const stubborn = ["sh", "-c", "trap '' TERM; echo deaf; while true; do sleep 0.1; done"];

/** Creating, starting and stopping containers. */
export function powerContract(contract: Contract): void {
  /** Deaf to a polite end from its first word on. */
  async function runStubborn(stopTimeoutSeconds: number): Promise<string> {
    const id = await contract.run({ command: stubborn, stopTimeoutSeconds });
    for await (const _ of contract.engine.logs(id, { follow: "follow" }, patient)) {
      break;
    }
    return id;
  }

  const stateOf = async (id: string) => (await contract.engine.list("container", patient, [id]))[0]?.state;

  describe("creates", () => {
    it("a container with everything that was asked for", async () => {
      const { engine } = contract;
      await engine.createVolume("create-data", {}, patient);
      const { id, warnings } = await engine.create(
        {
          image,
          name: "create-all",
          entrypoint: ["sh", "-c"],
          command: ["echo $GREETING $(ls /data | wc -l)"],
          environment: { GREETING: "hello world" },
          labels: { team: "a" },
          mounts: [{ kind: "volume", source: "create-data", target: "/data", access: "readOnly" }],
          memoryBytes: 64 * 2 ** 20,
          cpus: 0.5,
          capabilities: ["NET_ADMIN"],
          devices: ["/dev/null:/dev/nothing"],
          restart: "no",
          stopTimeoutSeconds: 7,
          network: "none",
        },
        patient,
      );
      const { Config, HostConfig, NetworkSettings, Mounts } = (await engine.inspect(
        "container",
        id,
        patient,
      )) as Record<string, unknown>;
      assert.deepEqual(warnings, []);
      assert.deepEqual(pick(Config, ["StopTimeout", "Labels"]), { StopTimeout: 7, Labels: { team: "a" } });
      assert.deepEqual(pick(HostConfig, ["Memory", "NanoCpus", "CapAdd", "RestartPolicy"]), {
        Memory: 64 * 2 ** 20,
        NanoCpus: 500_000_000,
        CapAdd: ["NET_ADMIN"],
        RestartPolicy: { Name: "no", MaximumRetryCount: 0 },
      });
      assert.deepEqual(Object.keys((NetworkSettings as { Networks: object }).Networks), ["none"]);
      assert.deepEqual(pick((Mounts as unknown[])[0], ["Type", "Name", "RW"]), {
        Type: "volume",
        Name: "create-data",
        RW: false,
      });
      await engine.start(id, patient);
      let output = "";
      for await (const { data } of engine.logs(id, { follow: "follow" }, patient)) {
        output += Buffer.from(data).toString();
      }
      assert.equal(output, "hello world 0\n");
    });

    it("nothing under a name that is taken, and nothing of an image that is missing", async () => {
      const { engine } = contract;
      await engine.create({ image, name: "create-taken" }, patient);
      const taken = await failureOf(engine.create({ image, name: "create-taken" }, patient));
      assert.equal(taken.kind, "conflict");
      const missing = await failureOf(engine.create({ image: "nothing:1" }, patient));
      assert.ok(missing.kind === "notFound" && missing.object === "image" && missing.id === "nothing:1");
    });
  });

  describe("starts and stops", () => {
    it("a container, and is content when there is nothing to do", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sh", "-c", "trap 'exit 0' TERM; while true; do sleep 0.1; done"] });
      await engine.start(id, patient);
      assert.equal(await stateOf(id), "running");
      await engine.stop(id, {}, patient);
      await engine.stop(id, {}, patient);
      assert.equal(await stateOf(id), "exited");
      await engine.restart(id, {}, patient);
      assert.equal(await stateOf(id), "running");
      await engine.kill(id, patient);
      assert.equal(await stateOf(id), "exited");
      assert.equal((await failureOf(engine.kill(id, patient))).kind, "conflict");
    });

    it("one that ignores it after the container's own time", async () => {
      const { engine } = contract;
      const id = await runStubborn(2);
      const started = performance.now();
      await engine.stop(id, {}, patient);
      const tookMs = performance.now() - started;
      assert.ok(tookMs > 1_900 && tookMs < 9_000, `${tookMs} ms`);
      assert.equal(await stateOf(id), "exited");
    });

    it("one that ignores it after the time that was asked for, before its own", async () => {
      const { engine } = contract;
      const id = await runStubborn(60);
      const started = performance.now();
      await engine.stop(id, { graceSeconds: 1 }, patient);
      assert.ok(performance.now() - started < 9_000);
    });

    it("and lets go at once when the wait is cancelled", async () => {
      const { engine } = contract;
      const id = await runStubborn(60);
      const controller = new AbortController();
      const stopping = engine.stop(id, {}, controller.signal);
      setTimeout(() => controller.abort(), 500);
      const started = performance.now();
      await assert.rejects(stopping, isAbortError);
      assert.ok(performance.now() - started < 3_000);
      await engine.remove("container", id, { force: "force" }, patient);
    });

    it("and says that a container is not there", async () => {
      const { engine } = contract;
      for (const call of [
        () => engine.start("nothing", patient),
        () => engine.stop("nothing", {}, patient),
        () => engine.restart("nothing", { graceSeconds: 1 }, patient),
        () => engine.kill("nothing", patient),
        () => engine.remove("container", "nothing", {}, patient),
      ]) {
        const failure = await failureOf(call());
        assert.ok(failure.kind === "notFound" && failure.object === "container", JSON.stringify(failure));
      }
    });
  });
}

function pick(record: unknown, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name) => [name, (record as Record<string, unknown>)[name]]));
}
