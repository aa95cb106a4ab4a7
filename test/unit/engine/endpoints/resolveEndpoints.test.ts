import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DockerContext } from "../../../../src/engine/endpoints/dockerConfig";
import { resolveEndpoints, type EndpointSurroundings } from "../../../../src/engine/endpoints/resolveEndpoints";

const pipes = {
  plain: "npipe:////./pipe/docker_engine",
  linux: "npipe:////./pipe/dockerDesktopLinuxEngine",
  windows: "npipe:////./pipe/dockerDesktopWindowsEngine",
};

interface Situation extends Partial<Omit<EndpointSurroundings, "config">> {
  readonly currentContext?: string;
  readonly contexts?: readonly DockerContext[];
}

function resolved({ currentContext, contexts = [], ...surroundings }: Situation) {
  return resolveEndpoints({
    environment: {},
    platform: "linux",
    homeFolder: "/home/me",
    extra: [],
    ...surroundings,
    config: { folder: "/home/me/.docker", currentContext, contexts },
  });
}

function context(name: string, host: string | undefined, other: Partial<DockerContext> = {}): DockerContext {
  return { name, host, skipTlsVerify: false, tlsFolder: undefined, ...other };
}

/** One line per endpoint: source, name, address, and a star for the current one. */
function table(situation: Situation): readonly string[] {
  return resolved(situation).map(
    ({ source, name, id, isCurrent }) => `${isCurrent ? "*" : " "} ${source} ${name} ${id}`,
  );
}

const desktopContexts = [context("desktop-linux", pipes.linux), context("desktop-windows", pipes.windows)];

describe("resolveEndpoints", () => {
  it("finds the plain pipe and both of Docker Desktop's on Windows without any configuration", () => {
    assert.deepEqual(table({ platform: "win32" }), [
      "  dockerDesktop dockerDesktopLinuxEngine npipe:////./pipe/dockerdesktoplinuxengine",
      "  dockerDesktop dockerDesktopWindowsEngine npipe:////./pipe/dockerdesktopwindowsengine",
      "* default default npipe:////./pipe/docker_engine",
    ]);
  });

  it("finds the plain, the rootless and Docker Desktop's socket on Linux", () => {
    assert.deepEqual(table({ environment: { XDG_RUNTIME_DIR: "/run/user/1000" } }), [
      "* default default unix:///var/run/docker.sock",
      "  default /run/user/1000/docker.sock unix:///run/user/1000/docker.sock",
      "  default ~/.docker/desktop/docker.sock unix:///home/me/.docker/desktop/docker.sock",
    ]);
  });

  it("finds the plain socket and Docker Desktop's on a Mac", () => {
    assert.deepEqual(table({ platform: "darwin", homeFolder: "/Users/me" }), [
      "* default default unix:///var/run/docker.sock",
      "  default ~/.docker/run/docker.sock unix:///Users/me/.docker/run/docker.sock",
    ]);
  });

  it("calls Docker Desktop's pipes by their contexts and puts the current one first", () => {
    assert.deepEqual(table({ platform: "win32", currentContext: "desktop-windows", contexts: desktopContexts }), [
      "* currentContext desktop-windows npipe:////./pipe/dockerdesktopwindowsengine",
      "  context desktop-linux npipe:////./pipe/dockerdesktoplinuxengine",
      "  default default npipe:////./pipe/docker_engine",
    ]);
  });

  it("lets DOCKER_CONTEXT outrank the current context", () => {
    const [first, second] = table({
      platform: "win32",
      environment: { DOCKER_CONTEXT: "desktop-linux" },
      currentContext: "desktop-windows",
      contexts: desktopContexts,
    });
    assert.equal(first, "* dockerContext desktop-linux npipe:////./pipe/dockerdesktoplinuxengine");
    assert.equal(second, "  context desktop-windows npipe:////./pipe/dockerdesktopwindowsengine");
  });

  it("lets DOCKER_HOST outrank everything", () => {
    const [first, ...others] = table({
      platform: "win32",
      environment: { DOCKER_HOST: "tcp://build:2375", DOCKER_CONTEXT: "desktop-linux" },
      contexts: desktopContexts,
    });
    assert.equal(first, "* dockerHost build:2375 tcp://build:2375");
    assert.ok(others.every((line) => line.startsWith(" ")));
  });

  it("calls a socket or pipe that only DOCKER_HOST names by that variable, since its path would fill the row", () => {
    const [socket] = table({ environment: { DOCKER_HOST: "unix:///run/user/1000/some/where/docker.sock" } });
    const [pipe] = table({ platform: "win32", environment: { DOCKER_HOST: "npipe:////./pipe/other" } });
    assert.equal(socket, "* dockerHost DOCKER_HOST unix:///run/user/1000/some/where/docker.sock");
    assert.equal(pipe, "* dockerHost DOCKER_HOST npipe:////./pipe/other");
  });

  it("takes DOCKER_CONTEXT=default for the plain address", () => {
    const lines = table({
      platform: "win32",
      environment: { DOCKER_CONTEXT: "default" },
      currentContext: "desktop-linux",
      contexts: desktopContexts,
    });
    assert.deepEqual(
      lines.filter((line) => line.startsWith("*")),
      ["* default default npipe:////./pipe/docker_engine"],
    );
  });

  it("marks nothing as current when the current context is gone, like docker, which then refuses to work", () => {
    const lines = table({ platform: "win32", currentContext: "desktop-linux" });
    assert.equal(lines.length, 3);
    assert.ok(lines.every((line) => line.startsWith(" ")));
  });

  it("lists the same address once, however it is written, under its context's name", () => {
    const endpoints = resolved({
      environment: { DOCKER_HOST: "unix:///run/docker.sock" },
      contexts: [context("mine", "unix:///var/run/docker.sock")],
      extra: [{ host: "/var/run/docker.sock", name: "again" }],
    }).filter(({ id }) => id === "unix:///var/run/docker.sock");
    assert.equal(endpoints.length, 1);
    assert.deepEqual(
      endpoints.map(({ name, source, contextName, isCurrent }) => ({ name, source, contextName, isCurrent })),
      [{ name: "mine", source: "dockerHost", contextName: "mine", isCurrent: true }],
    );
  });

  it("skips contexts that only know Kubernetes, and addresses that mean nothing", () => {
    const lines = table({
      contexts: [context("cluster", undefined), context("odd", "fd://3"), context("good", "ssh://me@build")],
      extra: [{ host: "" }],
      environment: { DOCKER_HOST: "gibberish://" },
    });
    assert.deepEqual(
      lines.filter((line) => !line.includes("default")),
      ["  context good ssh://me@build"],
    );
  });

  it("adds the setting's addresses under their names, else under a short form", () => {
    const lines = table({ extra: [{ host: "tcp://lab:2376", name: "Lab" }, { host: "ssh://me@build" }] });
    assert.deepEqual(lines.slice(-2), ["  setting Lab tcp://lab:2376", "  setting me@build ssh://me@build"]);
  });

  for (const { environment, tls } of [
    { environment: {}, tls: undefined },
    { environment: { DOCKER_TLS_VERIFY: "1" }, tls: { folder: "/home/me/.docker", skipVerify: false } },
    { environment: { DOCKER_TLS: "1", DOCKER_CERT_PATH: "/c" }, tls: { folder: "/c", skipVerify: true } },
    { environment: { DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: "/c" }, tls: { folder: "/c", skipVerify: false } },
  ]) {
    it(`takes TLS from the environment: ${JSON.stringify(environment)}`, () => {
      const [first] = resolved({ environment: { ...environment, DOCKER_HOST: "tcp://build:2376" } });
      assert.deepEqual(first?.tls, tls);
    });
  }

  it("takes TLS from the context", () => {
    const endpoints = resolved({
      contexts: [
        context("a", "tcp://a:2376", { tlsFolder: "/tls/a" }),
        context("b", "tcp://b:2376", { skipTlsVerify: true }),
        context("c", "tcp://c:2376"),
      ],
    });
    assert.deepEqual(
      endpoints.slice(0, 3).map(({ tls }) => tls),
      [{ folder: "/tls/a", skipVerify: false }, { folder: undefined, skipVerify: true }, undefined],
    );
  });
});
