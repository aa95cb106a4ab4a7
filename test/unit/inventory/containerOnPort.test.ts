import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { containerOnPort } from "../../../src/inventory/containerOnPort";
import type { EngineSnapshot } from "../../../src/inventory/engineState";
import { aContainer, anEngine } from "../ui/tree/anEngine";

const pipe = "npipe:////./pipe/dockerDesktopLinuxEngine";
const port = { hostPort: 8080, protocol: "tcp" } as const;

function engineAt(host: string, container: string, more: Parameters<typeof aContainer>[1] = {}): EngineSnapshot {
  const ports = [{ hostIp: "0.0.0.0", containerPort: 80, ...port }];
  const engine = anEngine({ key: host, container: new Map([[container, aContainer(container, { ports, ...more })]]) });
  return { ...engine, endpoint: { ...engine.endpoint, host } };
}

function nameOf(engines: readonly EngineSnapshot[], host = pipe, of: Parameters<typeof containerOnPort>[2] = port) {
  return containerOnPort(engines, host, of)?.container.name;
}

describe("containerOnPort", () => {
  it("finds it on the engine itself first, by any of its addresses", () => {
    const beside = engineAt("unix:///run/docker.sock", "beside");
    const own = engineAt("npipe:////./pipe/docker_engine", "own");
    const known = { ...own, aliases: [{ ...own.endpoint, host: pipe }] };

    assert.equal(nameOf([beside, known]), "own");
  });

  it("finds it on another engine of this machine, and on none of another", () => {
    const windows = engineAt("npipe:////./pipe/dockerDesktopWindowsEngine", "iis");

    assert.equal(nameOf([engineAt("ssh://build", "remote"), windows]), "iis");
    assert.equal(nameOf([engineAt("ssh://build", "remote")]), undefined);
    assert.equal(nameOf([windows], "ssh://build"), undefined);
  });

  it("takes neither another port, nor one of another protocol, nor what does not run", () => {
    assert.equal(nameOf([engineAt(pipe, "web")], pipe, { ...port, hostPort: 8081 }), undefined);
    assert.equal(nameOf([engineAt(pipe, "web")], pipe, { ...port, protocol: "udp" }), undefined);
    assert.equal(nameOf([engineAt(pipe, "web", { state: "exited" })]), undefined);
  });
});
