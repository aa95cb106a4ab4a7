import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { composeServices } from "../../../../src/engine/compose/composeFile";
import { environmentFor } from "../../../../src/engine/compose/composeProgram";
import { endpointAt } from "../docker/answeringServer";

describe("The services of a compose file", () => {
  it("are told with image, platform, environment and what they are built from", () => {
    const config = `
name: shop
services:
  api:
    build:
      context: /srv/shop/api
      dockerfile: win.dockerfile
      target: final
      args: { RELEASE: ltsc2022, COUNT: 3, SECRET: null }
    image: lab/api:1
  db:
    image: postgres:17
    platform: linux/amd64
    environment: { LEVEL: debug, COUNT: 3, FROM_OUTSIDE: null }
`;
    assert.deepEqual(composeServices(config), [
      {
        name: "api",
        image: "lab/api:1",
        platform: undefined,
        environment: {},
        build: {
          context: "/srv/shop/api",
          dockerfile: "win.dockerfile",
          inline: undefined,
          target: "final",
          buildArguments: { RELEASE: "ltsc2022", COUNT: "3" },
        },
      },
      {
        name: "db",
        image: "postgres:17",
        platform: "linux/amd64",
        environment: { LEVEL: "debug", COUNT: "3" },
        build: undefined,
      },
    ]);
  });

  it("may be built from a folder alone, with arguments as a list, or from a Dockerfile in the file itself", () => {
    const config = `
services:
  web: { build: ./web }
  job: { build: { context: ., dockerfile_inline: "FROM alpine", args: [A=b=c, FROM_OUTSIDE] } }
`;
    const [web, job] = composeServices(config) ?? [];
    assert.deepEqual([web?.build?.context, web?.build?.dockerfile], ["./web", "Dockerfile"]);
    assert.deepEqual([job?.build?.inline, job?.build?.buildArguments], ["FROM alpine", { A: "b=c" }]);
  });

  it("are not known of what is no answer of compose", () => {
    assert.equal(composeServices("services: [web]"), undefined);
    assert.equal(composeServices("a: b: c"), undefined);
    assert.equal(composeServices(""), undefined);
  });
});

describe("The environment of docker's programs", () => {
  it("leads to the engine, whatever context is current", () => {
    const pipe = "npipe:////./pipe/dockerDesktopWindowsEngine";
    assert.deepEqual(environmentFor(endpointAt(pipe)), {
      DOCKER_HOST: pipe,
      DOCKER_CONTEXT: null,
      DOCKER_TLS_VERIFY: null,
      DOCKER_CERT_PATH: null,
    });
  });

  it("has the certificates of an engine with TLS", () => {
    const endpoint = endpointAt("tcp://lab:2376");
    const strict = environmentFor({ ...endpoint, tls: { folder: "/certs", skipVerify: false } });
    assert.deepEqual([strict.DOCKER_TLS_VERIFY, strict.DOCKER_CERT_PATH], ["1", "/certs"]);
    const lax = environmentFor({ ...endpoint, tls: { folder: "/certs", skipVerify: true } });
    assert.deepEqual([lax.DOCKER_TLS_VERIFY, lax.DOCKER_CERT_PATH], [null, "/certs"]);
  });
});
