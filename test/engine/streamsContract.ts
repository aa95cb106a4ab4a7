import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { EngineEvent } from "../../src/engine/model";
import { isAbortError } from "../../src/platform/abort";
import { failureOf, patient, type Contract } from "./engineContract";

/** Logs, events and samples. */
export function streamsContract(contract: Contract): void {
  describe("logs", () => {
    it("come from both outputs, each in its order, all of them", async () => {
      const { engine, run } = contract;
      const lines = 20_000;
      // An engine before 23.0 stops following as soon as the container ends, whatever it has not sent yet.
      const id = await run({ command: ["sh", "-c", `seq 1 ${lines}; seq 1 ${lines} >&2; sleep 2`] });
      const texts = { stdout: "", stderr: "" };
      for await (const { stream, data } of engine.logs(id, { follow: "follow" }, patient)) {
        texts[stream] += Buffer.from(data).toString();
      }
      const expected = Array.from({ length: lines }, (_value, index) => `${index + 1}\n`).join("");
      assert.deepEqual([texts.stdout.length, texts.stderr.length], [expected.length, expected.length]);
      assert.ok(texts.stdout === expected && texts.stderr === expected);
    });

    it("follow a running container until it ends", async () => {
      const { engine, run } = contract;
      // The second line is not written before the first was read; the pause lets this old engine send it all.
      const script = "echo one; until [ -e /go ]; do sleep 0.1; done; echo two; sleep 1";
      const id = await run({ command: ["sh", "-c", script] });
      let text = "";
      for await (const { data } of engine.logs(id, { follow: "follow" }, patient)) {
        text += Buffer.from(data).toString();
        if (text === "one\n") {
          await engine.exec(id, { command: ["touch", "/go"], terminal: "none" }, patient);
        }
      }
      assert.equal(text, "one\ntwo\n");
    });

    it("end at once when not followed, and begin where wished", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sh", "-c", "seq 1 10; sleep 1000"] });
      let text = "";
      while (!text.includes("10")) {
        text = "";
        for await (const { data } of engine.logs(id, { follow: "once", tail: 3 }, patient)) {
          text += Buffer.from(data).toString();
        }
      }
      assert.equal(text, "8\n9\n10\n");
    });

    it("of a container with a terminal are its raw output", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sh", "-c", "echo one; echo two >&2; sleep 1"], terminal: "terminal" });
      let text = "";
      for await (const { stream, data } of engine.logs(id, { follow: "follow" }, patient)) {
        assert.equal(stream, "stdout");
        text += Buffer.from(data).toString();
      }
      assert.equal(text, "one\r\ntwo\r\n");
    });

    it("of nothing say that it is not there, and stop when cancelled", async () => {
      const { engine, run } = contract;
      const nothing = engine.logs("nothing", { follow: "once" }, patient)[Symbol.asyncIterator]();
      assert.equal((await failureOf(nothing.next())).kind, "notFound");
      const id = await run({ command: ["sleep", "1000"] });
      const controller = new AbortController();
      const following = engine.logs(id, { follow: "follow" }, controller.signal)[Symbol.asyncIterator]().next();
      setTimeout(() => controller.abort(), 300);
      await assert.rejects(following, isAbortError);
    });
  });

  describe("events", () => {
    it("tell what happens, and what happened since the last one", async () => {
      const { engine, run } = contract;
      const controller = new AbortController();
      const events = engine.events({}, controller.signal)[Symbol.asyncIterator]();
      const seen = [await knockUntilHeard(contract, events.next())];
      const id = await run({ name: "watched", command: ["true"] });
      while (!(seen.at(-1)?.action === "die" && seen.at(-1)?.id === id)) {
        seen.push(await nextOf(events.next()));
      }
      controller.abort();
      const own = seen.filter((event) => event.id === id);
      assert.deepEqual(
        own.map(({ kind, action }) => `${kind} ${action}`),
        ["container create", "container start", "container die"],
      );
      assert.equal(own[0]?.attributes.name, "watched");

      const [, started] = own;
      assert.ok(started !== undefined);
      await engine.remove("container", id, {}, patient);
      const later: string[] = [];
      for await (const event of engine.events({ since: started.timeNano }, patient)) {
        later.push(...(event.id === id ? [event.action] : []));
        if (event.action === "destroy") {
          break;
        }
      }
      assert.deepEqual(
        later.filter((action) => action !== "start"),
        ["die", "destroy"],
      );
    });
  });

  describe("samples of a container's use", () => {
    it("tell a busy container from an idle one", async () => {
      const { engine, run } = contract;
      const busy = await run({ command: ["sh", "-c", "while true; do :; done"] });
      const idle = await run({ command: ["sleep", "1000"] });
      const [busyPercent, idlePercent] = await Promise.all([busy, idle].map((id) => secondSample(contract, id)));
      await Promise.all([busy, idle].map((id) => engine.remove("container", id, { force: "force" }, patient)));
      // How much a busy one gets depends on who else is at work on this machine.
      assert.ok((busyPercent ?? 0) > 5 * (idlePercent ?? 100) + 0.5, `busy: ${busyPercent}, idle: ${idlePercent}`);
    });
  });
}

async function secondSample({ engine }: Contract, id: string): Promise<number | undefined> {
  for await (const { cpuPercent } of engine.stats(id, patient)) {
    if (cpuPercent !== undefined) {
      return cpuPercent;
    }
  }
  return undefined;
}

/** An event stream tells nothing before it stands: makes events until one of them arrives. */
async function knockUntilHeard(
  { engine }: Contract,
  first: Promise<IteratorResult<EngineEvent>>,
): Promise<EngineEvent> {
  const knocking = new AbortController();
  const heard = nextOf(first).finally(() => {
    knocking.abort();
  });
  for (let at = 0; !knocking.signal.aborted; at++) {
    await engine.createVolume(`knock-${at}`, {}, patient);
    await engine.remove("volume", `knock-${at}`, {}, patient);
    await delay(50);
  }
  return heard;
}

async function nextOf(next: Promise<IteratorResult<EngineEvent>>): Promise<EngineEvent> {
  const { done, value } = (await next) as IteratorResult<EngineEvent, undefined>;
  assert.ok(done !== true, "the events ended");
  return value;
}
