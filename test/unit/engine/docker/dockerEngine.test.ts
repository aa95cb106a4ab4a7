import assert from "node:assert/strict";
import { createServer } from "node:net";
import { describe, it } from "node:test";
import { recogniseError } from "../../../../src/engine/catalogue";
import { connectDockerEngine } from "../../../../src/engine/docker/dockerEngine";
import { isAbortError } from "../../../../src/platform/abort";
import { FakeClock } from "../../platform/fakeClock";
import { type AnswerRequest, endpointAt, engineAnswering, freeAddress, json, openStream } from "./answeringServer";
import { patient, failureOf, collected, becomes } from "./expectations";

const container = (id: string) => ({ Id: id, Names: [`/${id}`], State: "running", Status: "Up 2 seconds" });

describe("a call to an engine", () => {
  it("ends after 3 seconds when a ping gets no answer", async (test) => {
    const clock = new FakeClock();
    const { engine, endpoint, requests } = await engineAnswering(test, () => undefined, clock);
    const failing = failureOf(engine.ping(patient));
    assert.ok(await becomes(() => requests.length === 1));
    assert.ok(clock.isDueIn(3_000));
    await clock.advance(3_000);
    assert.deepEqual(await failing, { kind: "notAnswering", endpoint: endpoint.host, afterMs: 3_000 });
  });

  it("ends at its deadline when the connection is taken and nothing is read", async (test) => {
    const { path, host } = freeAddress(test);
    let isTaken = false;
    const server = createServer((socket) => {
      isTaken = true;
      socket.pause();
    });
    await new Promise<void>((resolve) => server.listen(path, resolve));
    const clock = new FakeClock();
    const engine = await connectDockerEngine(endpointAt(host), clock);
    test.after(() => {
      engine.dispose();
      server.close();
    });
    const failing = failureOf(engine.ping(patient));
    assert.ok(await becomes(() => isTaken));
    await clock.advance(3_000);
    assert.equal((await failing).kind, "notAnswering");
  });

  it("tells the mode and the time from the ping's headers", async (test) => {
    const { engine } = await engineAnswering(test, (_request, response) => {
      response
        .writeHead(200, { OSType: "windows", "API-Version": "1.47", Date: "Thu, 01 Jan 1970 00:00:09 GMT" })
        .end("OK");
    });
    assert.deepEqual(await engine.ping(patient), { mode: "windows", apiVersion: "1.47", time: "9000000000" });
  });

  it("says that nothing listens", async (test) => {
    const { host } = freeAddress(test);
    const engine = await connectDockerEngine(endpointAt(host));
    const failure = await failureOf(engine.ping(patient));
    assert.equal(failure.kind, "unreachable");
  });

  it("hands on what the engine says of its own failure", async (test) => {
    const { engine, endpoint } = await engineAnswering(test, (_request, response) =>
      json(response, { message: "dial unix docker.raw.sock: connect: connection refused" }, 500),
    );
    assert.deepEqual(await failureOf(engine.info(patient)), {
      kind: "engineFailed",
      endpoint: endpoint.host,
      status: 500,
      detail: "dial unix docker.raw.sock: connect: connection refused",
    });
  });

  it("takes a failure that is no JSON as it is", async (test) => {
    const { engine } = await engineAnswering(test, (_request, response) => response.writeHead(503).end("starting\n"));
    const failure = await failureOf(engine.version(patient));
    assert.ok(failure.kind === "engineFailed");
    assert.equal(failure.detail, "starting");
  });

  it("says of a failure without a word what Docker's own program says: what stands before the engine is alive", async (test) => {
    const { engine } = await engineAnswering(test, (_request, response) => json(response, "", 500));
    const failure = await failureOf(engine.info(patient));
    assert.ok(failure.kind === "engineFailed");
    assert.equal(recogniseError(failure.detail)?.id, "engineBehindProxyDown");
  });

  it("knows a paused Docker Desktop by its words", async (test) => {
    const message = "Docker Desktop is manually paused. Unpause it through the Whale menu or Dashboard.";
    const { engine } = await engineAnswering(test, (_request, response) => json(response, { message }, 500));
    assert.equal((await failureOf(engine.list("container", patient))).kind, "paused");
  });

  for (const [what, type, body] of [
    ["half of a JSON text", "application/json", '[{"Id":"a"'],
    ["a page instead of JSON", "text/html", "<html>proxy</html>"],
    ["a JSON of another shape", "application/json", '{"hello":"world"}'],
    ["a list without any record", "application/json", '["a", 5, null]'],
  ] as const) {
    it(`says that the answer is not what it should be for ${what}`, async (test) => {
      const { engine } = await engineAnswering(test, (_request, response) =>
        response.writeHead(200, { "Content-Type": type }).end(body),
      );
      assert.equal((await failureOf(engine.list("container", patient))).kind, "unexpectedAnswer");
    });
  }

  it("lets one bad record hide no other", async (test) => {
    const { engine } = await engineAnswering(test, (_request, response) =>
      json(response, [container("one"), { Names: null }, 5, container("two")]),
    );
    const names = (await engine.list("container", patient)).map(({ name }) => name);
    assert.deepEqual(names, ["one", "two"]);
  });

  it("says at once that the connection was lost when an answer breaks off", async (test) => {
    const breakOff: AnswerRequest = (request, response) => {
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": 1_000 }).write("[");
      setTimeout(() => request.socket.destroy(), 50);
    };
    // No time passes on this clock: what ends is not ended by a deadline.
    const { engine } = await engineAnswering(test, breakOff, new FakeClock());
    assert.equal((await failureOf(engine.list("image", patient))).kind, "connectionLost");
  });

  it("says that what answers is no engine when it does not speak HTTP", async (test) => {
    const { path, host } = freeAddress(test);
    const server = createServer((socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"));
    await new Promise<void>((resolve) => server.listen(path, resolve));
    test.after(() => server.close());
    const engine = await connectDockerEngine(endpointAt(host));
    assert.equal((await failureOf(engine.ping(patient))).kind, "unexpectedAnswer");
  });

  it("rejects with the abort of its signal and closes its connection", async (test) => {
    const { engine, sockets, requests } = await engineAnswering(test, () => undefined);
    const controller = new AbortController();
    const listing = engine.list("container", controller.signal);
    assert.ok(await becomes(() => requests.length === 1));
    controller.abort();
    await assert.rejects(listing, isAbortError);
    assert.ok(await becomes(() => sockets.size === 0));
  });

  it("asks nothing for a signal that has aborted", async (test) => {
    const { engine, requests } = await engineAnswering(test, (_request, response) => json(response, []));
    await assert.rejects(engine.list("container", AbortSignal.abort()), isAbortError);
    assert.deepEqual(requests, []);
  });

  it("asks once more when an idle connection turns out to be closed", async (test) => {
    const answering = await engineAnswering(test, (_request, response) => json(response, []));
    const { engine, sockets, requests, server } = answering;
    await engine.list("container", patient);
    // The next request on that connection gets no answer: the engine has been restarted meanwhile.
    for (const socket of sockets) {
      socket.removeAllListeners("data");
      socket.on("data", () => socket.destroy());
    }
    assert.deepEqual(await engine.list("container", patient), []);
    assert.equal(requests.length, 2);
    assert.ok(server.listening);
  });

  it("uses one connection for calls that follow each other", async (test) => {
    const { engine, sockets, server } = await engineAnswering(test, (_request, response) => json(response, []));
    let connections = 0;
    server.on("connection", () => (connections += 1));
    for (let call = 0; call < 5; call += 1) {
      await engine.list("container", patient);
    }
    assert.deepEqual([connections, sockets.size], [1, 1]);
  });

  it("leaves no connection open and no call waiting after dispose", async (test) => {
    const { engine, sockets } = await engineAnswering(test, (request, response) => {
      if (request.url?.startsWith("/events") === true) {
        openStream(response);
      } else if (request.url?.startsWith("/info") !== true) {
        json(response, []);
      }
    });
    await engine.list("container", patient);
    const waiting = [engine.info(patient), collected(engine.events({}, patient))];
    assert.ok(await becomes(() => sockets.size === 2));
    engine.dispose();
    for (const call of waiting) {
      await assert.rejects(call, isAbortError);
    }
    assert.ok(await becomes(() => sockets.size === 0));
    await assert.rejects(engine.ping(patient), isAbortError);
  });
});

describe("stop", () => {
  const inspected = (stopTimeout: number | undefined) => ({
    Platform: "linux",
    Config: { StopTimeout: stopTimeout, Tty: false },
  });

  it("leaves the time to the engine, which knows the container's own, and waits longer than that", async (test) => {
    const { engine, requests } = await engineAnswering(test, (request, response) => {
      if (request.method === "GET") {
        json(response, inspected(45));
      } else {
        response.writeHead(204).end();
      }
    });
    await engine.stop("c", {}, patient);
    assert.deepEqual(requests, ["GET /containers/c/json", "POST /containers/c/stop"]);
  });

  it("passes on the time that was asked for, of stop and restart", async (test) => {
    const { engine, requests } = await engineAnswering(test, (_request, response) => response.writeHead(204).end());
    await engine.stop("c", { graceSeconds: 120 }, patient);
    await engine.restart("c", { graceSeconds: 0 }, patient);
    assert.deepEqual(requests, ["POST /containers/c/stop?t=120", "POST /containers/c/restart?t=0"]);
  });

  it("is content when there is nothing to stop", async (test) => {
    const { engine } = await engineAnswering(test, (_request, response) => response.writeHead(304).end());
    await engine.stop("c", { graceSeconds: 1 }, patient);
  });
});
