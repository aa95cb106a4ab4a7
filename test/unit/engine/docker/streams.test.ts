import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { describe, it, type TestContext } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { isAbortError } from "../../../../src/platform/abort";
import { engineAnswering, json, openStream } from "./answeringServer";
import { patient, failureOf, collected, becomes } from "./expectations";

describe("events", () => {
  const line = (action: string, nano: string) =>
    `{"Type":"container","Action":"${action}","Actor":{"ID":"é1","Attributes":{"name":"ä"}},"time":1,"timeNano":${nano}}\n`;

  it("reads lines however they arrive, also cut within a character", async (test) => {
    const { engine } = await engineAnswering(test, (_request, response) => {
      const bytes = Buffer.from(line("start", "1795490989268033792") + line("die", "1795490989268033793"));
      openStream(response);
      void (async () => {
        for (let index = 0; index < bytes.length; index += 7) {
          response.write(bytes.subarray(index, index + 7));
          await delay(1);
        }
        response.end();
      })();
    });
    assert.deepEqual(await collected(engine.events({}, patient)), [
      { kind: "container", action: "start", id: "é1", attributes: { name: "ä" }, timeNano: "1795490989268033792" },
      { kind: "container", action: "die", id: "é1", attributes: { name: "ä" }, timeNano: "1795490989268033793" },
    ]);
  });

  it("asks for what happened since, to the nanosecond", async (test) => {
    const { engine, requests } = await engineAnswering(test, (_request, response) => openStream(response).end());
    await collected(engine.events({ since: "1795490989268033792" }, patient));
    assert.deepEqual(requests, ["GET /events?since=1795490989.268033792"]);
  });

  it("hands on what came before a line that is not JSON, then says so", async (test) => {
    const { engine } = await engineAnswering(test, (_request, response) =>
      openStream(response).end(`${line("start", "1")}{"Type":"con\n`),
    );
    const actions: string[] = [];
    const failure = await failureOf(
      (async () => {
        for await (const { action } of engine.events({}, patient)) {
          actions.push(action);
        }
      })(),
    );
    assert.deepEqual(actions, ["start"]);
    assert.equal(failure.kind, "unexpectedAnswer");
  });

  it("says that the connection was lost when the engine dies", async (test) => {
    const { engine } = await engineAnswering(test, (request, response) => {
      openStream(response).write(line("start", "1"));
      setTimeout(() => request.socket.destroy(), 50);
    });
    assert.equal((await failureOf(collected(engine.events({}, patient)))).kind, "connectionLost");
  });

  for (const how of ["abort", "leave the loop"] as const) {
    it(`closes the connection on ${how}`, async (test) => {
      const { engine, sockets } = await engineAnswering(test, (_request, response) =>
        openStream(response).write(line("start", "1")),
      );
      const controller = new AbortController();
      const reading = (async () => {
        for await (const _event of engine.events({}, controller.signal)) {
          if (how === "leave the loop") {
            break;
          }
          controller.abort();
        }
      })();
      await (how === "abort" ? assert.rejects(reading, isAbortError) : reading);
      assert.ok(await becomes(() => sockets.size === 0));
    });
  }
});

describe("logs", () => {
  function frame(kind: number, text: string): Buffer {
    const header = Buffer.alloc(8);
    header.writeUInt8(kind, 0);
    header.writeUInt32BE(Buffer.byteLength(text), 4);
    return Buffer.concat([header, Buffer.from(text)]);
  }

  async function logging(test: TestContext, tty: boolean, write: (request: IncomingMessage) => readonly Buffer[]) {
    return engineAnswering(test, (request, response) => {
      if (request.url?.includes("/logs") !== true) {
        json(response, { Config: { Tty: tty } });
        return;
      }
      openStream(response, "application/octet-stream");
      void (async () => {
        for (const chunk of write(request)) {
          response.write(chunk);
          await delay(2);
        }
        response.end();
      })();
    });
  }

  it("takes apart both outputs, also when frames are cut anywhere", async (test) => {
    const bytes = Buffer.concat([frame(1, "hello\n"), frame(2, "oops\n"), frame(1, ""), frame(1, "bye\n")]);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 3) }, (_value, index) =>
      bytes.subarray(index * 3, index * 3 + 3),
    );
    const { engine } = await logging(test, false, () => pieces);
    const texts = { stdout: "", stderr: "" };
    for await (const { stream, data } of engine.logs("c", { follow: "once" }, patient)) {
      texts[stream] += Buffer.from(data).toString();
    }
    assert.deepEqual(texts, { stdout: "hello\nbye\n", stderr: "oops\n" });
  });

  it("hands on a terminal's output as it is", async (test) => {
    const raw = Buffer.from([1, 0, 0, 0, 0, 0, 0, 9, 255]);
    const { engine } = await logging(test, true, () => [raw]);
    const chunks = await collected(engine.logs("c", { follow: "once" }, patient));
    assert.deepEqual(Buffer.concat(chunks.map(({ data }) => data)), raw);
  });

  it("asks for the wished part of the log", async (test) => {
    const { engine, requests } = await logging(test, true, () => []);
    await collected(engine.logs("c", { follow: "follow", tail: 100, since: 1_700_000_000 }, patient));
    assert.equal(requests[1], "GET /containers/c/logs?stdout=1&stderr=1&follow=1&tail=100&since=1700000000");
  });

  it("does not fetch what nobody reads", async (test) => {
    const total = 400;
    const chunk = frame(1, "x".repeat(64 * 1024));
    let sent = 0;
    const { engine } = await engineAnswering(test, (request, response) => {
      if (request.url?.includes("/logs") !== true) {
        json(response, { Config: { Tty: false } });
        return;
      }
      openStream(response, "application/octet-stream");
      const send = (): void => {
        while (sent < total) {
          sent += 1;
          if (!response.write(chunk)) {
            response.once("drain", send);
            return;
          }
        }
        response.end();
      };
      send();
    });
    const logs = engine.logs("c", { follow: "once" }, patient)[Symbol.asyncIterator]();
    await logs.next();
    await delay(300);
    assert.ok(sent < total / 2, `${sent} of ${total} chunks were sent to a reader that had taken one`);
    let bytes = 0;
    for await (const { data } of { [Symbol.asyncIterator]: () => logs }) {
      bytes += data.length;
    }
    assert.equal(sent, total);
    assert.ok(bytes > (total - 2) * 64 * 1024);
  });
});
