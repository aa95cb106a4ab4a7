import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { changedRun } from "../../../src/engine/runChanges";

const image = "servercore";

describe("changedRun", () => {
  it("asks for Hyper-V isolation, or for none", () => {
    assert.deepEqual(changedRun({ image }, "hyperVIsolation"), { image, isolation: "hyperv" });
    assert.equal(changedRun({ image, isolation: "hyperv" }, "hyperVIsolation"), undefined);
    assert.deepEqual(changedRun({ image, isolation: "process" }, "defaultIsolation"), { image });
    assert.equal(changedRun({ image }, "defaultIsolation"), undefined);
  });

  it("publishes ports on all addresses", () => {
    const port = { hostPort: 8080, containerPort: 80, protocol: "tcp" } as const;

    assert.deepEqual(changedRun({ image, ports: [{ ...port, hostIp: "127.0.0.1" }] }, "allAddresses"), {
      image,
      ports: [port],
    });
    assert.equal(changedRun({ image, ports: [port] }, "allAddresses"), undefined);
  });

  it("leaves out what only Linux engines know", () => {
    assert.deepEqual(
      changedRun({ image, name: "web", privileged: "privileged", capabilities: ["NET_ADMIN"] }, "withoutLinuxOptions"),
      { image, name: "web" },
    );
    assert.equal(changedRun({ image, name: "web" }, "withoutLinuxOptions"), undefined);
  });
});
