import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { normaliseDockerHost, parseDockerHost, shortDockerHost } from "../../../../src/engine/endpoints/dockerHost";

function normalised(host: string, platform: NodeJS.Platform = "linux"): string | undefined {
  const parsed = parseDockerHost(host);
  return parsed && normaliseDockerHost(parsed, platform);
}

describe("parseDockerHost", () => {
  const pipe = { kind: "pipe", path: "//./pipe/docker_engine" };
  for (const host of [
    "npipe:////./pipe/docker_engine",
    String.raw`npipe:\\.\pipe\docker_engine`,
    "//./pipe/docker_engine",
    String.raw`\\.\pipe\docker_engine`,
    "NPIPE:////./pipe/docker_engine",
  ]) {
    it(`reads a named pipe from ${host}`, () => assert.deepEqual(parseDockerHost(host), pipe));
  }

  it("reads a socket with and without its scheme", () => {
    const socket = { kind: "socket", path: "/var/run/docker.sock" };
    assert.deepEqual(parseDockerHost("unix:///var/run/docker.sock"), socket);
    assert.deepEqual(parseDockerHost("/var/run//docker.sock"), socket);
  });

  it("takes Docker's own ports where none is given", () => {
    const plain = { kind: "tcp", hostname: "build.example", port: 2375, scheme: "http" };
    assert.deepEqual(parseDockerHost("tcp://build.example"), plain);
    assert.deepEqual(parseDockerHost("https://build.example"), { ...plain, port: 2376, scheme: "https" });
    assert.deepEqual(parseDockerHost("tcp://build.example:80"), { ...plain, port: 80 });
    assert.deepEqual(parseDockerHost("build.example:2375"), plain);
  });

  it("reads an IPv6 address", () => {
    assert.deepEqual(parseDockerHost("tcp://[::1]:2376"), {
      kind: "tcp",
      hostname: "::1",
      port: 2376,
      scheme: "http",
    });
  });

  it("reads user, port and socket of an ssh host", () => {
    assert.deepEqual(parseDockerHost("ssh://me@build.example:2222/run/docker.sock"), {
      kind: "ssh",
      user: "me",
      hostname: "build.example",
      port: 2222,
      socketPath: "/run/docker.sock",
    });
  });

  for (const host of ["", "  ", "unix://relative.sock", "fd://", "tcp://", "tcp://a b", "x\0y", "http+docker://x"]) {
    it(`makes nothing of ${JSON.stringify(host)}`, () => assert.equal(parseDockerHost(host), undefined));
  }
});

describe("normaliseDockerHost", () => {
  it("is the same for every way to write the same address", () => {
    assert.equal(normalised(String.raw`\\.\pipe\Docker_Engine`), normalised("npipe:////./pipe/docker_engine"));
    assert.equal(normalised("/run/docker.sock"), normalised("unix:///var/run/docker.sock"));
    assert.equal(normalised("TCP://Build.Example"), normalised("tcp://build.example:2375"));
    assert.equal(normalised("ssh://me@build.example:22"), normalised("ssh://me@build.example"));
  });

  it("keeps apart what is not the same", () => {
    assert.notEqual(normalised("tcp://build.example:2375"), normalised("tcp://build.example:2376"));
    assert.notEqual(normalised("ssh://me@build.example"), normalised("ssh://you@build.example"));
    assert.notEqual(normalised("/run/docker.sock", "darwin"), normalised("/var/run/docker.sock", "darwin"));
  });

  it("can be read again", () => {
    for (const host of ["npipe:////./pipe/docker_engine", "tcp://[::1]:2376", "ssh://me@build.example:2222/a.sock"]) {
      assert.equal(normalised(host), host);
    }
  });
});

describe("shortDockerHost", () => {
  it("fits a row of the tree", () => {
    const shorts = [
      "npipe:////./pipe/dockerDesktopLinuxEngine",
      "unix:///run/x.sock",
      "tcp://build:2376",
      "ssh://me@build",
    ].map((host) => shortDockerHost(parseDockerHost(host) ?? assert.fail(host)));
    assert.deepEqual(shorts, ["dockerDesktopLinuxEngine", "/run/x.sock", "build:2376", "me@build"]);
  });
});
