import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isAbortError } from "../../../../src/platform/abort";
import { engineAnswering, openStream } from "./answeringServer";
import { patient, failureOf, becomes } from "./expectations";

describe("pull", () => {
  it("tells each layer's progress and asks for one tag only", async (test) => {
    const { engine, requests } = await engineAnswering(test, (_request, response) => {
      openStream(response);
      response.end(
        [
          { status: "Pulling from app", id: "latest" },
          { status: "Downloading", progressDetail: { current: 5, total: 10 }, id: "a1" },
          { status: "Status: Downloaded newer image" },
        ]
          .map((line) => `${JSON.stringify(line)}\r\n`)
          .join(""),
      );
    });
    const steps: unknown[] = [];
    await engine.pull("lab.example:5000/app", { onProgress: (step) => steps.push(step) }, patient);
    assert.deepEqual(requests, ["POST /images/create?fromImage=lab.example%3A5000%2Fapp&tag=latest"]);
    assert.deepEqual(steps, [
      { layer: "latest", status: "Pulling from app", currentBytes: undefined, totalBytes: undefined },
      { layer: "a1", status: "Downloading", currentBytes: 5, totalBytes: 10 },
      {
        layer: undefined,
        status: "Status: Downloaded newer image",
        currentBytes: undefined,
        totalBytes: undefined,
      },
    ]);
  });

  for (const [error, kind] of [
    ["no matching manifest for windows/amd64 10.0.26100 in the manifest list entries", "wrongMode"],
    ["no matching manifest for windows(10.0.19045)/amd64 in the manifest list entries", "wrongMode"],
    ['image operating system "windows" cannot be used on this platform', "wrongMode"],
    ["pull access denied for app, repository does not exist or may require 'docker login'", "registryDenied"],
    ["manifest for app:2 not found: manifest unknown: manifest unknown", "notFound"],
    ["write /var/lib/docker/tmp/x: no space left on device", "engineFailed"],
  ] as const) {
    it(`sees the failure within a success: ${error}`, async (test) => {
      const { engine } = await engineAnswering(test, (_request, response) =>
        openStream(response).end(JSON.stringify({ errorDetail: { message: error }, error })),
      );
      const failure = await failureOf(engine.pull("app:2", { onProgress: () => undefined }, patient));
      assert.equal(failure.kind, kind);
    });
  }

  it("closes the connection when it is cancelled, by which the engine knows", async (test) => {
    const { engine, sockets } = await engineAnswering(test, (_request, response) =>
      openStream(response).write('{"status":"Downloading","id":"a"}\n'),
    );
    const controller = new AbortController();
    const pulling = engine.pull("app", { onProgress: () => controller.abort() }, controller.signal);
    await assert.rejects(pulling, isAbortError);
    assert.ok(await becomes(() => sockets.size === 0));
  });
});
