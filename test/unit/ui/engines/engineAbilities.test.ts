import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { containerAbilities } from "../../../../src/engine/capabilities";
import type { DaemonMode } from "../../../../src/engine/model";
import type { EngineSnapshot } from "../../../../src/inventory/engineState";
import { engineAbilities } from "../../../../src/ui/engines/engineAbilities";
import { anEngine } from "../tree/anEngine";

const usual = anEngine();
const running = (mode: DaemonMode): EngineSnapshot => anEngine({ info: usual.info && { ...usual.info, mode } });
const gone = (engine: EngineSnapshot): EngineSnapshot => ({
  ...engine,
  state: {
    kind: "unavailable",
    attempt: 1,
    retryAt: 0,
    failure: { kind: "unreachable", endpoint: "unix:///run/docker.sock", detail: "ENOENT" },
  },
});
const everything = containerAbilities.join(" ");

describe("what the engines can do to containers", () => {
  it("is everything as long as a Linux engine is there", () => {
    assert.equal(engineAbilities([running("windows"), running("linux")]), everything);
  });

  it("is what either isolation allows when all that answer are Windows engines", () => {
    const onWindows = engineAbilities([running("windows"), gone(running("linux"))]).split(" ");

    assert.deepEqual(
      containerAbilities.filter((ability) => !onWindows.includes(ability)),
      ["export", "updateLimits"],
    );
  });

  it("is nothing without an engine that answers", () => {
    assert.equal(engineAbilities([]), "none");
    assert.equal(engineAbilities([gone(running("linux"))]), "none");
    assert.equal(
      engineAbilities([
        anEngine({
          state: { kind: "connecting" },
          info: undefined,
          endpoint: { ...usual.endpoint, source: "default" },
        }),
      ]),
      "none",
    );
  });

  it("may be everything while an engine that somebody named has not answered", () => {
    const endpoint = { ...usual.endpoint, source: "context" } as const;
    assert.equal(engineAbilities([anEngine({ state: { kind: "connecting" }, info: undefined, endpoint })]), everything);
  });
});
