import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { BuildOptions } from "../../../../src/engine/buildOptions";
import type { BuildProgress, Engine } from "../../../../src/engine/engine";
import { isAbortError } from "../../../../src/platform/abort";
import { engineAnswering, openStream } from "./answeringServer";
import { buildFolder } from "./buildFolder";
import { becomes, failureOf, patient } from "./expectations";
import actions from "./fixtures/actions.json";

const linesOf = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\r\n`).join("");

async function build(engine: Engine, options: BuildOptions, signal = patient) {
  const seen: BuildProgress[] = [];
  const watch = { baseImages: [], onProgress: (step: BuildProgress) => seen.push(step) };
  return { ...(await engine.build(options, watch, signal)), seen };
}

describe("build", () => {
  it("asks the builder that every engine has, with everything that Windows adds", async (test) => {
    const bodies: string[] = [];
    const { engine, requests } = await engineAnswering(test, (request, response) => {
      bodies.push(String(request.headers["content-type"]));
      request.resume().on("end", () => openStream(response).end(linesOf([{ aux: { ID: "sha256:1" } }])));
    });
    const options = { contextFolder: buildFolder(test), dockerfile: "Dockerfile", tag: "lab/web:1" } as const;
    await build(engine, {
      ...options,
      target: "final",
      buildArguments: { A: "b c" },
      platform: "windows/amd64",
      isolation: "hyperv",
      memoryBytes: 2_147_483_648,
    });
    const [asked = ""] = requests;
    const query = new URL(asked.replace("POST ", "http://engine")).searchParams;
    assert.deepEqual(Object.fromEntries(query), {
      dockerfile: "Dockerfile",
      t: "lab/web:1",
      target: "final",
      buildargs: '{"A":"b c"}',
      platform: "windows/amd64",
      isolation: "hyperv",
      memory: "2147483648",
      version: "1",
      rm: "true",
      forcerm: "true",
    });
    assert.deepEqual(bodies, ["application/x-tar"]);
  });

  it("tells steps, output, pulls and the image apart", async (test) => {
    const { engine } = await engineAnswering(test, (request, response) => {
      request
        .resume()
        .on("end", () =>
          openStream(response).end(
            linesOf([
              { stream: "Step 1/2 : FROM nanoserver" },
              { stream: "\n" },
              { status: "Downloading", progressDetail: { current: 5, total: 10 }, id: "a1" },
              { stream: "Step 2/2 : RUN dir\n" },
              { stream: " Volume in drive C has no label.\r\n" },
              { aux: { ID: "sha256:2" } },
            ]),
          ),
        );
    });
    const { imageId, seen } = await build(engine, { contextFolder: buildFolder(test), dockerfile: "Dockerfile" });
    assert.equal(imageId, "sha256:2");
    const step = (number: number, instruction: string, text: string) =>
      ({ kind: "step", number, total: 2, instruction, text }) as const;
    assert.deepEqual(seen, [
      step(1, "FROM nanoserver", "Step 1/2 : FROM nanoserver"),
      { kind: "output", text: "\n" },
      { kind: "pull", progress: { layer: "a1", status: "Downloading", currentBytes: 5, totalBytes: 10 } },
      step(2, "RUN dir", "Step 2/2 : RUN dir\n"),
      { kind: "output", text: " Volume in drive C has no label.\r\n" },
      { kind: "image", id: "sha256:2" },
    ]);
  });

  it("is read of a recorded builder, as far as its steps and the image", async (test) => {
    const { engine } = await engineAnswering(test, (request, response) => {
      request.resume().on("end", () => openStream(response).end(linesOf(actions.built)));
    });
    const { imageId, seen } = await build(engine, { contextFolder: buildFolder(test), dockerfile: "Dockerfile" });
    assert.match(imageId, /^sha256:[0-9a-f]{64}$/);
    assert.deepEqual(
      seen.flatMap((one) => (one.kind === "step" ? [`${one.number}/${one.total} ${one.instruction}`] : [])),
      ["1/3 FROM busybox:latest", "2/3 RUN echo built > /built", '3/3 CMD ["true"]'],
    );
  });

  it("fails with the recorded words of a builder whose step failed", async (test) => {
    const { engine } = await engineAnswering(test, (request, response) => {
      request.resume().on("end", () => openStream(response).end(linesOf(actions.buildFailed)));
    });
    const failure = await failureOf(build(engine, { contextFolder: buildFolder(test), dockerfile: "Dockerfile" }));
    assert.equal(failure.kind, "buildFailed");
    assert.match(JSON.stringify(failure), /returned a non-zero code: 7/);
  });

  it("sends nothing when what is to be left out cannot be read", async (test) => {
    const { engine, requests } = await engineAnswering(test, (_request, response) => openStream(response).end());
    const contextFolder = buildFolder(test);
    mkdirSync(join(contextFolder, ".dockerignore"));
    const failure = await failureOf(build(engine, { contextFolder, dockerfile: "Dockerfile" }));
    assert.equal(failure.kind, "contextUnreadable");
    assert.ok(!requests.some((one) => one.includes("/build")));
  });

  for (const [error, kind] of [
    ["no matching manifest for linux/amd64 in the manifest list entries", "wrongMode"],
    ["The command 'cmd /S /C exit 1' returned a non-zero code: 1", "buildFailed"],
  ] as const) {
    it(`sees the failure within a success: ${error}`, async (test) => {
      const { engine } = await engineAnswering(test, (request, response) => {
        request.resume().on("end", () => openStream(response).end(linesOf([{ errorDetail: {}, error }])));
      });
      const failure = await failureOf(build(engine, { contextFolder: buildFolder(test), dockerfile: "Dockerfile" }));
      assert.equal(failure.kind, kind);
    });
  }

  it("closes the connection when it is cancelled, by which the engine knows", async (test) => {
    const controller = new AbortController();
    const { engine, sockets } = await engineAnswering(test, (request, response) => {
      request.resume();
      openStream(response).write(linesOf([{ stream: "Step 1/1 : FROM nanoserver\n" }]));
      setTimeout(() => controller.abort(), 50);
    });
    const building = build(engine, { contextFolder: buildFolder(test), dockerfile: "Dockerfile" }, controller.signal);
    await assert.rejects(building, isAbortError);
    assert.ok(await becomes(() => sockets.size === 0));
  });
});
