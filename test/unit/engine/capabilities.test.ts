import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  abilitiesOf,
  canContainer,
  canEngine,
  containerAbilities,
  type ContainerAbility,
} from "../../../src/engine/capabilities";
import type { ContainerState } from "../../../src/engine/model";

const running = { mode: "windows", state: "running" } as const;

describe("what can be done to a container", () => {
  it("is everything while it runs on Linux, but for what needs it to be paused", () => {
    const abilities = abilitiesOf({ mode: "linux", isolation: undefined, state: "running" });
    assert.deepEqual(
      containerAbilities.filter((ability) => !abilities.includes(ability)),
      ["unpause"],
    );
  });

  /** As the table of Windows engines has it: what is missing is refused. */
  const table: readonly (readonly [ContainerAbility, process: string, hyperv: string])[] = [
    ["pause", "", "running"],
    ["unpause", "", "paused"],
    ["rename", "created running paused exited", "created running paused exited"],
    ["processes", "running", "running"],
    ["changes", "created exited", "created exited"],
    ["copyFiles", "created running paused exited", "created exited"],
    ["commit", "created exited", "created exited"],
    ["export", "", ""],
    ["updateLimits", "", ""],
    ["stats", "running", "running"],
  ];
  const states: readonly ContainerState[] = ["created", "running", "paused", "exited"];
  for (const [ability, ...expected] of table) {
    it(`is ${ability} on Windows in the states where the engine does it`, () => {
      for (const [index, isolation] of (["process", "hyperv"] as const).entries()) {
        const can = states.filter((state) => canContainer(ability, { mode: "windows", isolation, state }));
        assert.equal(can.join(" "), expected[index], isolation);
      }
    });
  }

  it("is only what both isolations allow while it is not known which it is", () => {
    const abilities = abilitiesOf({ ...running, isolation: undefined });
    assert.deepEqual(abilities, ["rename", "processes", "stats"]);
  });

  it("is nothing while it is being removed", () => {
    assert.deepEqual(abilitiesOf({ mode: "linux", isolation: undefined, state: "removing" }), []);
  });
});

describe("what can be done with an engine", () => {
  it("is to prune the cache of builds where there is one", () => {
    assert.equal(canEngine("pruneBuildCache", { mode: "linux", apiVersion: "1.51" }), true);
    assert.equal(canEngine("pruneBuildCache", { mode: "linux", apiVersion: undefined }), true);
    assert.equal(canEngine("pruneBuildCache", { mode: "windows", apiVersion: "1.51" }), false);
  });

  it("depends on its API's version, whose parts are numbers", () => {
    assert.equal(canEngine("pruneBuildCache", { mode: "linux", apiVersion: "1.30" }), false);
    assert.equal(canEngine("pruneBuildCache", { mode: "linux", apiVersion: "1.9" }), false);
    assert.equal(canEngine("pruneBuildCache", { mode: "linux", apiVersion: "1.31" }), true);
    assert.equal(canEngine("pruneBuildCache", { mode: "linux", apiVersion: "2.0" }), true);
  });
});
