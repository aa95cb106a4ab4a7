import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engineAnswering, json } from "./answeringServer";
import { patient } from "./expectations";

describe("list", () => {
  const unfiltered = "GET /containers/json?all=true";

  it("asks for all containers, and never for their sizes", async (test) => {
    const { engine, requests } = await engineAnswering(test, (_request, response) => json(response, []));
    await engine.list("container", patient);
    assert.deepEqual(requests, [unfiltered]);
  });

  it("asks only for the given ids", async (test) => {
    const { engine, requests } = await engineAnswering(test, (request, response) =>
      json(response, request.url?.startsWith("/volumes") === true ? { Volumes: null } : []),
    );
    await engine.list("container", patient, ["a", "b"]);
    await engine.list("network", patient, ["n"]);
    await engine.list("volume", patient, ["v"]);
    await engine.list("image", patient, []);
    assert.deepEqual(requests.map(decodeURIComponent), [
      `${unfiltered}&filters={"id":["a","b"]}`,
      'GET /networks?filters={"id":["n"]}',
      'GET /volumes?filters={"name":["v"]}',
    ]);
  });

  it("finds exactly the volumes asked for, although the engine finds every name that contains theirs", async (test) => {
    const { engine } = await engineAnswering(test, (_request, response) =>
      json(response, { Volumes: [{ Name: "data" }, { Name: "data-old" }] }),
    );
    const names = (await engine.list("volume", patient, ["data"])).map(({ name }) => name);
    assert.deepEqual(names, ["data"]);
  });

  it("asks for few images one by one and leaves out those that are gone", async (test) => {
    const { engine, requests } = await engineAnswering(test, (request, response) =>
      request.url === "/images/sha256:a/json"
        ? json(response, { Id: "sha256:a", RepoTags: ["a:1"] })
        : json(response, { message: "No such image" }, 404),
    );
    const ids = (await engine.list("image", patient, ["sha256:a", "sha256:b"])).map(({ id }) => id);
    assert.deepEqual(ids, ["sha256:a"]);
    assert.equal(requests.length, 2);
  });

  it("asks for many images in one list", async (test) => {
    const { engine, requests } = await engineAnswering(test, (_request, response) =>
      json(response, [{ Id: "sha256:7" }, { Id: "sha256:700" }, { Id: "sha256:x", RepoTags: ["app:1"] }]),
    );
    const wanted = [...Array.from({ length: 10 }, (_value, index) => `sha256:${index}0`), "app:1"];
    const ids = (await engine.list("image", patient, wanted)).map(({ id }) => id);
    assert.deepEqual(ids, ["sha256:700", "sha256:x"]);
    assert.deepEqual(requests, ["GET /images/json"]);
  });
});
