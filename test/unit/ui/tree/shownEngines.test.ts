import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { EngineSnapshot } from "../../../../src/inventory/engineState";
import { shownEngines } from "../../../../src/ui/tree/explorer/shownEngines";
import { anEngine } from "./anEngine";

function unreachable(source: EngineSnapshot["endpoint"]["source"], info?: EngineSnapshot["info"]): EngineSnapshot {
  const engine = anEngine();
  return {
    ...engine,
    info,
    endpoint: { ...engine.endpoint, source },
    state: {
      kind: "unavailable",
      attempt: 1,
      retryAt: 0,
      failure: { kind: "unreachable", endpoint: "unix:///run/docker.sock", detail: "ENOENT" },
    },
  };
}

describe("shownEngines", () => {
  it("hides an address that every machine has and nobody ever answered on", () => {
    assert.deepEqual(shownEngines([unreachable("default"), unreachable("dockerDesktop")]), []);
  });

  it("shows an address that somebody named, answering or not", () => {
    assert.equal(shownEngines([unreachable("context"), unreachable("setting"), unreachable("dockerHost")]).length, 3);
  });

  it("keeps showing an engine that was there before", () => {
    assert.equal(shownEngines([unreachable("default", anEngine().info)]).length, 1);
  });
});
