import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { toContainerFacts } from "../../../src/diagnosis/containerFacts";
import { parseContainer } from "../../../src/desktop/containerRecord";
import { hyperVInspect } from "../engine/docker/builtWindowsHyperV";
import { processInspect } from "../engine/docker/builtWindowsProcess";
import inspects from "../engine/docker/fixtures/inspects.json";
import { anInspect } from "./aNetwork";

const http = { hostIp: "0.0.0.0", hostPort: 8_080, containerPort: 80, protocol: "tcp" };

describe("what inspect says of a container's network", () => {
  for (const [isolation, record, address] of [
    ["process", processInspect, "172.20.0.2"],
    ["hyperv", hyperVInspect, "172.20.0.3"],
  ] as const) {
    it(`is read of a Windows container with ${isolation} isolation`, () => {
      assert.deepEqual(toContainerFacts(record), {
        name: `web-${isolation}`,
        state: "running",
        exitCode: undefined,
        path: isolation,
        isolation,
        published: [http],
        addresses: new Map([["nat", address]]),
      });
      assert.equal(parseContainer(record).status, "running");
    });
  }

  it("is read of a recorded Linux container", () => {
    const { path, isolation, published, addresses } = toContainerFacts(inspects.running);

    assert.deepEqual([path, isolation], ["linuxNetwork", undefined]);
    assert.ok(
      published.some(
        ({ hostIp, hostPort, containerPort }) => hostIp === "127.0.0.1" && hostPort === 18_080 && containerPort === 80,
      ),
    );
    assert.match(addresses.get("bridge") ?? "", /^10\.213\./);
    assert.equal(toContainerFacts(inspects.ended).exitCode, 3);
    assert.equal(toContainerFacts(inspects.created).exitCode, undefined);
  });

  it("is what such a container would publish and has ended with, once it has ended", () => {
    const ended = {
      ...hyperVInspect,
      State: { ...hyperVInspect.State, Status: "exited", Running: false, ExitCode: 3_221_225_781 },
      NetworkSettings: { Ports: {}, Networks: { nat: { IPAddress: "" } } },
    };

    const { state, exitCode, published, addresses } = toContainerFacts(ended);

    assert.deepEqual([state, exitCode], ["notRunning", 3_221_225_781]);
    assert.deepEqual(published, [{ ...http, hostIp: "" }]);
    assert.deepEqual(addresses, new Map([["nat", undefined]]));
  });

  it("counts a port of both families once, and leaves out one that has no number yet", () => {
    const ports = {
      "80/tcp": [
        { HostIp: "0.0.0.0", HostPort: "8080" },
        { HostIp: "::", HostPort: "8080" },
        { HostIp: "127.0.0.1", HostPort: "9090" },
      ],
      "53/udp": [{ HostIp: "", HostPort: "" }],
      "443/tcp": null,
    };

    assert.deepEqual(toContainerFacts(anInspect({ ports })).published, [
      http,
      { ...http, hostIp: "127.0.0.1", hostPort: 9_090 },
    ]);
  });

  it("is refused where the engine answers something else", () => {
    assert.throws(() => toContainerFacts({ State: "running" }), { name: "EngineError" });
  });
});
