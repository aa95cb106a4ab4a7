import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { composeServices } from "../../../../src/engine/compose/composeFile";
import { isolationOverride } from "../../../../src/engine/compose/composeIsolation";

describe("isolationOverride", () => {
  it("isolates every service, and the steps of those that are built", () => {
    const config = "services:\n  web:\n    image: iis\n  job:\n    build:\n      context: .\n";
    const text = isolationOverride(composeServices(config) ?? [], "hyperv");

    assert.deepEqual(JSON.parse(text), {
      services: { web: { isolation: "hyperv" }, job: { isolation: "hyperv", build: { isolation: "hyperv" } } },
    });
    assert.deepEqual(
      composeServices(text)?.map(({ name }) => name),
      ["web", "job"],
    );
  });
});
