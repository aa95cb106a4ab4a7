import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engineAnswering, json } from "./answeringServer";
import { toDistribution } from "../../../../src/engine/docker/imagePlatformRecord";

const patient = new AbortController().signal;

describe("What an image is made for", () => {
  it("is read of an image that the engine has", async (test) => {
    const { engine, requests } = await engineAnswering(test, (_request, response) =>
      json(response, { Id: "sha256:1", Os: "windows", Architecture: "amd64", OsVersion: "10.0.20348.2527" }),
    );
    assert.deepEqual(await engine.imagePlatform("sha256:1", patient), {
      os: "windows",
      architecture: "amd64",
      build: { build: 20348, revision: 2527 },
    });
    assert.deepEqual(requests, ["GET /images/sha256:1/json"]);
  });

  it("is asked of the registry by the name that a pull would use", async (test) => {
    const { engine, requests } = await engineAnswering(test, (_request, response) =>
      json(response, { Platforms: [{ os: "linux", architecture: "amd64" }] }),
    );
    const platforms = await engine.distribution("lab:5000/team/app", patient);
    assert.deepEqual(platforms, [{ os: "linux", architecture: "amd64", build: undefined }]);
    assert.deepEqual(requests, ["GET /distribution/lab:5000/team/app:latest/json"]);
  });

  it("leaves out attestations, and a version that no Windows of ours has", () => {
    const platforms = toDistribution({
      Platforms: [
        { os: "unknown", architecture: "unknown" },
        { os: "windows", architecture: "amd64", "os.version": "10.0.26100" },
        { os: "windows", architecture: "amd64", "os.version": "soon" },
      ],
    });
    assert.deepEqual(
      platforms.map(({ build }) => build),
      [{ build: 26100, revision: undefined }, undefined],
    );
  });

  it("is nothing when the registry tells no platforms", () => {
    assert.deepEqual(toDistribution({ Platforms: null }), []);
  });
});
