import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engineAnswering, json } from "./answeringServer";
import { failureOf, patient } from "./expectations";

const networks = { front: { NetworkID: "1" }, "Default Switch": { NetworkID: "2" } };
const record = {
  Id: "one",
  Image: "sha256:1",
  Config: { Image: "web:1" },
  HostConfig: { NetworkMode: "front" },
  NetworkSettings: { Networks: networks },
};

describe("a container like another one", () => {
  it("is taken away again when it cannot be put into a network of that", async (test) => {
    const { engine, requests } = await engineAnswering(test, ({ method, url = "" }, response) => {
      if (url.endsWith("/connect")) {
        json(response, { message: "network Default Switch not found" }, 404);
      } else if (method === "DELETE") {
        response.writeHead(204).end();
      } else {
        json(response, url.includes("/create") ? { Id: "two" } : url.includes("/images/") ? {} : record);
      }
    });

    const failure = await failureOf(engine.containers.createLike("one", { name: "half" }, patient));

    assert.equal(failure.kind, "notFound");
    assert.deepEqual(requests.slice(-2), ["POST /networks/Default%20Switch/connect", "DELETE /containers/two"]);
  });
});
