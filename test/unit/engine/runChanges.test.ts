import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { changedRun } from "../../../src/engine/runChanges";

const image = "servercore";

describe("changedRun", () => {
  it("asks for Hyper-V isolation, or for none", () => {
    assert.deepEqual(changedRun({ image }, "hyperVIsolation", undefined), { image, isolation: "hyperv" });
    assert.equal(changedRun({ image, isolation: "hyperv" }, "hyperVIsolation", undefined), undefined);
    assert.deepEqual(changedRun({ image, isolation: "process" }, "defaultIsolation", undefined), { image });
    assert.equal(changedRun({ image }, "defaultIsolation", undefined), undefined);
  });

  it("asks for another isolation than that which the engine uses by itself, and for more memory of a virtual machine", () => {
    assert.equal(changedRun({ image }, "hyperVIsolation", "hyperv"), undefined);
    assert.deepEqual(changedRun({ image }, "processIsolation", "hyperv"), { image, isolation: "process" });
    assert.equal(changedRun({ image }, "processIsolation", "process"), undefined);
    assert.deepEqual(changedRun({ image }, "moreMemory", "hyperv"), { image, memoryBytes: 2 * 1024 ** 3 });
    assert.equal(changedRun({ image }, "moreMemory", "process"), undefined);
  });

  it("publishes ports on all addresses", () => {
    const port = { hostPort: 8080, containerPort: 80, protocol: "tcp" } as const;

    assert.deepEqual(changedRun({ image, ports: [{ ...port, hostIp: "127.0.0.1" }] }, "allAddresses", undefined), {
      image,
      ports: [port],
    });
    assert.equal(changedRun({ image, ports: [port] }, "allAddresses", undefined), undefined);
  });

  it("leaves out what only Linux engines know", () => {
    assert.deepEqual(
      changedRun(
        { image, name: "web", privileged: "privileged", capabilities: ["NET_ADMIN"] },
        "withoutLinuxOptions",
        undefined,
      ),
      { image, name: "web" },
    );
    assert.equal(changedRun({ image, name: "web" }, "withoutLinuxOptions", undefined), undefined);
  });
});
