import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { EngineError } from "../../../src/engine/engineError";
import { madeWith } from "../../../src/engine/madeWith";

describe("madeWith", () => {
  it("reads what may be changed of a container", () => {
    const made = madeWith({
      Config: { Image: "web:1", Cmd: ["powershell"], Entrypoint: ["app.exe"] },
      HostConfig: {
        ...{ Isolation: "hyperv", Memory: 2048 },
        PortBindings: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "8080" }], "53/udp": [{ HostPort: "" }] },
      },
    });

    assert.deepEqual(made, {
      ...{ image: "web:1", command: ["powershell"], entrypoint: ["app.exe"], isolation: "hyperv", memoryBytes: 2048 },
      ports: [
        { hostIp: "127.0.0.1", hostPort: 8080, containerPort: 80, protocol: "tcp" },
        { hostPort: 0, containerPort: 53, protocol: "udp" },
      ],
    });
  });

  it("takes nothing for what a Linux engine does not say", () => {
    const made = madeWith({
      Config: { Image: "web:1", Cmd: null, Entrypoint: null },
      HostConfig: { Isolation: "", Memory: 0, PortBindings: null },
    });

    assert.deepEqual(made, { image: "web:1", ports: [] });
  });

  it("refuses what is no record of a container", () => {
    assert.throws(() => madeWith({ Config: {} }), EngineError);
  });
});
