import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, it, type TestContext } from "node:test";
import type { Engine } from "../../../../src/engine/engine";
import type { EngineFailure } from "../../../../src/engine/engineError";
import { FakeClock } from "../../platform/fakeClock";
import { engineAnswering, openStream } from "./answeringServer";
import { buildFolder } from "./buildFolder";
import { becomes, collected, failureOf, patient } from "./expectations";

const silenceMs = 30_000;
const pingMs = 3_000;
const askAgainMs = 10_000;

function aTar(): Readable {
  return Readable.from([Buffer.alloc(1_024)]);
}

/** More than a connection takes before the engine reads it. */
function aLongTar(): Readable {
  return Readable.from(Array.from({ length: 64 }, () => Buffer.alloc(2 ** 16)));
}

/** Everything that takes as long as it takes. */
const transfers: Readonly<Record<string, (engine: Engine, test: TestContext) => Promise<unknown>>> = {
  pull: (engine) => engine.pull("app:2", { onProgress: () => undefined }, patient),
  push: (engine) => engine.transfers.push("app:2", { onProgress: () => undefined }, patient),
  load: (engine) => engine.transfers.load(aTar(), patient),
  save: (engine) => collected(engine.transfers.save(["app:2"], patient)),
  export: (engine) => collected(engine.transfers.exportContainer("c", patient)),
  "copy from": (engine) => collected(engine.transfers.copyFrom("c", "/", patient)),
  "copy to": (engine) => engine.transfers.copyTo("c", "/", aTar(), patient),
  build: (engine, test) =>
    engine.build(
      { contextFolder: buildFolder(test), dockerfile: "Dockerfile" },
      { baseImages: [], onProgress: () => undefined },
      patient,
    ),
};

/** Takes each transfer and leaves it open after `begin`; `answerPing` decides about pings, `takes` about what is sent. */
async function silentEngine(
  test: TestContext,
  begin: (response: ServerResponse) => void,
  answerPing: (response: ServerResponse) => void,
  takes: "all" | "nothing" = "all",
) {
  const clock = new FakeClock();
  let open: ServerResponse | undefined;
  const answering = await engineAnswering(
    test,
    (request, response) => {
      if (request.url === "/_ping") {
        answerPing(response);
        return;
      }
      const answer = (): void => {
        open = response;
        begin(response);
      };
      if (takes === "all") {
        // Not before everything is there: each piece that is sent counts as a sign of life.
        request.resume().once("end", answer);
      } else {
        answer();
      }
    },
    clock,
  );
  const pings = (): number => answering.requests.filter((asked) => asked === "GET /_ping").length;
  return {
    ...answering,
    clock,
    pings,
    /** Lets time pass until the engine has been asked that often. */
    untilAsked: async (count: number): Promise<void> => {
      assert.ok(await becomes(() => open !== undefined));
      while (pings() < count) {
        assert.ok(await becomes(() => clock.isDueIn(silenceMs)));
        const before = pings();
        await clock.advance(silenceMs);
        assert.ok(await becomes(() => pings() > before));
      }
      assert.equal(pings(), count);
    },
    /** Lets time pass until the transfer fails, and no more than that the engine is asked so often. */
    untilGivenUp: async (failing: Promise<EngineFailure>, atMost: number): Promise<EngineFailure> => {
      let failure: EngineFailure | undefined;
      void failing.then((reason) => (failure = reason));
      assert.ok(await becomes(() => open !== undefined));
      while (failure === undefined) {
        const before = pings();
        assert.ok(before < atMost, "the transfer goes on");
        assert.ok(await becomes(() => failure !== undefined || clock.isDueIn(silenceMs)));
        await clock.advance(silenceMs);
        // Bytes for which the system still had room are a sign of life: then the wait begins anew.
        assert.ok(await becomes(() => failure !== undefined || pings() > before || clock.isDueIn(silenceMs)));
      }
      return failure;
    },
    /** Lets one more question go unanswered, or be answered with a failure, which takes `answerMs`. */
    untilMissedAgain: async (answerMs: number): Promise<void> => {
      const before = pings();
      await clock.advance(answerMs);
      assert.ok(await becomes(() => clock.isDueIn(askAgainMs)));
      await clock.advance(askAgainMs);
      assert.ok(await becomes(() => pings() > before));
    },
    end: (text: string) => open?.end(text),
  };
}

const aLine = '{"status":"Extracting","id":"a1"}\n';

describe("an engine that falls silent in the middle of", () => {
  for (const [operation, begin] of Object.entries(transfers)) {
    it(`${operation} has failed when three pings in a row get no answer either`, async (test) => {
      const engine = await silentEngine(
        test,
        (response) => openStream(response).write(aLine),
        () => undefined,
      );
      const failing = failureOf(begin(engine.engine, test));
      await engine.untilAsked(1);
      await engine.untilMissedAgain(pingMs);
      await engine.untilMissedAgain(pingMs);
      await engine.clock.advance(pingMs);
      const { kind, ...rest } = await failing;
      const afterMs = silenceMs + 2 * (pingMs + askAgainMs) + pingMs;
      assert.deepEqual({ kind, ...rest }, { kind: "fellSilent", endpoint: engine.endpoint.host, operation, afterMs });
      assert.ok(await becomes(() => engine.sockets.size === 0));
    });
  }

  it("nothing yet, having only taken the connection, has failed as well", async (test) => {
    const engine = await silentEngine(
      test,
      () => undefined,
      () => undefined,
    );
    const failing = failureOf(engine.engine.pull("app:2", { onProgress: () => undefined }, patient));
    await engine.untilAsked(1);
    await engine.untilMissedAgain(pingMs);
    await engine.untilMissedAgain(pingMs);
    await engine.clock.advance(pingMs);
    assert.equal((await failing).kind, "fellSilent");
  });

  it("a pull and says why it cannot go on is taken at its word", async (test) => {
    const engine = await silentEngine(
      test,
      (response) => openStream(response).write(aLine),
      (response) => response.writeHead(500).end("Docker Desktop is manually paused."),
    );
    const failing = failureOf(engine.engine.pull("app:2", { onProgress: () => undefined }, patient));
    await engine.untilAsked(1);
    await engine.untilMissedAgain(0);
    await engine.untilMissedAgain(0);
    assert.equal((await failing).kind, "paused");
  });
});

/** An engine is asked every 30 s, and bytes do not pause for longer anywhere. */
const asksUntilLost = 8;

describe("a connection that is lost without a word, to an engine that answers,", () => {
  for (const operation of ["save", "export", "copy from"]) {
    it(`ends ${operation} when no more bytes come`, async (test) => {
      const engine = await silentEngine(
        test,
        (response) => openStream(response, "application/x-tar").write("some bytes"),
        (response) => response.end("OK"),
      );
      const failing = failureOf(transfers[operation]?.(engine.engine, test) ?? Promise.resolve());
      assert.equal((await engine.untilGivenUp(failing, asksUntilLost)).kind, "connectionLost");
    });
  }

  const sending: typeof transfers = {
    load: (engine) => engine.transfers.load(aLongTar(), patient),
    "copy to": (engine) => engine.transfers.copyTo("c", "/", aLongTar(), patient),
    build: (engine, test) => {
      const contextFolder = buildFolder(test);
      writeFileSync(join(contextFolder, "long"), Buffer.alloc(2 ** 22));
      const watch = { baseImages: [], onProgress: () => undefined };
      return engine.build({ contextFolder, dockerfile: "Dockerfile" }, watch, patient);
    },
  };
  for (const [operation, begin] of Object.entries(sending)) {
    it(`ends ${operation} when nobody takes the bytes that are sent`, async (test) => {
      const engine = await silentEngine(
        test,
        () => undefined,
        (response) => response.end("OK"),
        "nothing",
      );
      const failing = failureOf(begin(engine.engine, test));
      assert.equal((await engine.untilGivenUp(failing, asksUntilLost)).kind, "connectionLost");
    });
  }

  it("is not to be told from one that prepares its first byte, or works on what it was sent", async (test) => {
    const engine = await silentEngine(
      test,
      (response) => openStream(response, "application/x-tar"),
      (response) => response.end("OK"),
    );
    const saving = collected(engine.engine.transfers.save(["app:2"], patient));
    await engine.untilAsked(2 * asksUntilLost);
    engine.end("bytes");
    assert.equal(Buffer.concat((await saving) as Uint8Array[]).toString(), "bytes");

    const loading = engine.engine.transfers.load(aTar(), patient);
    assert.ok(await becomes(() => engine.requests.some((asked) => asked.startsWith("POST /images/load"))));
    await engine.untilAsked(4 * asksUntilLost);
    engine.end("");
    await loading;
  });

  it("is not suspected while it is the reader, or the source, that pauses", async (test) => {
    const engine = await silentEngine(
      test,
      (response) => openStream(response).end(aLine),
      (response) => response.end("OK"),
    );
    for await (const _piece of engine.engine.transfers.save(["app:2"], patient)) {
      await engine.clock.advance(20 * silenceMs);
    }
    const source = (async function* () {
      yield Buffer.alloc(1_024);
      await engine.clock.advance(20 * silenceMs);
      yield Buffer.alloc(1_024);
    })();
    await engine.engine.transfers.load(source, patient);
    assert.equal(engine.pings(), 0);
  });
});

describe("an engine that works in silence", () => {
  it("is asked now and then, and its pull goes on for as long as it answers", async (test) => {
    const engine = await silentEngine(
      test,
      (response) => openStream(response).write(aLine),
      (response) => response.end("OK"),
    );
    const steps: string[] = [];
    const pulling = engine.engine.pull("app:2", { onProgress: ({ status }) => steps.push(status) }, patient);
    await engine.untilAsked(5);
    engine.end('{"status":"Pull complete","id":"a1"}\n');
    await pulling;
    assert.deepEqual(steps, ["Extracting", "Pull complete"]);
  });

  it("may miss two questions, and begins anew with the next word or answer", async (test) => {
    let missing = 2;
    const engine = await silentEngine(
      test,
      (response) => openStream(response).write(aLine),
      (response) => (missing-- > 0 ? undefined : response.end("OK")),
    );
    const pulling = engine.engine.pull("app:2", { onProgress: () => undefined }, patient);
    await engine.untilAsked(1);
    await engine.untilMissedAgain(pingMs);
    await engine.untilMissedAgain(pingMs);
    missing = 2;
    await engine.untilAsked(4);
    await engine.untilMissedAgain(pingMs);
    await engine.untilMissedAgain(pingMs);
    engine.end("");
    await pulling;
  });

  it("is not asked while its pull tells how it goes on, nor when it is over", async (test) => {
    const engine = await silentEngine(
      test,
      (response) => openStream(response).write(aLine),
      (response) => response.end("OK"),
    );
    let steps = 0;
    let open: ServerResponse | undefined;
    engine.server.on("request", (_request, response: ServerResponse) => (open = response));
    const pulling = engine.engine.pull("app:2", { onProgress: () => (steps += 1) }, patient);
    for (let told = 1; told <= 4; told += 1) {
      assert.ok(await becomes(() => steps === told));
      await engine.clock.advance(silenceMs - 1);
      open?.write(aLine);
    }
    engine.end("");
    await pulling;
    await engine.clock.advance(10 * silenceMs);
    assert.equal(engine.pings(), 0);
  });
});
