import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { EngineSnapshot } from "../../../../src/inventory/engineState";
import { kindsOfEngines, shownEngines } from "../../../../src/ui/tree/explorer/shownEngines";
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

describe("kindsOfEngines", () => {
  it("is Windows when every engine that is shown has answered, and each runs Windows containers", () => {
    const { info } = anEngine();
    const linux = anEngine({ info: info && { ...info, mode: "linux" } });
    const windows = anEngine({ info: info && { ...info, mode: "windows" } });

    assert.equal(kindsOfEngines([windows, unreachable("default")]), "windows");
    assert.equal(kindsOfEngines([windows, linux]), "some");
    assert.equal(kindsOfEngines([windows, unreachable("context")]), "some");
    assert.equal(kindsOfEngines([unreachable("default")]), "none");
  });
});
