import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runningTargets } from "../../../../src/ui/commands/objects/runningTargets";
import { aContainer, anEngine } from "../tree/anEngine";

describe("runningTargets", () => {
  it("keeps desktops, which are shut down in order, apart from what a removal kills", () => {
    const all = [
      aContainer("web", { state: "running" }),
      aContainer("done", { state: "exited" }),
      aContainer("desk", { state: "paused", image: "dockurr/windows:6.05" }),
    ];
    const engine = anEngine({ container: new Map(all.map((one) => [one.id, one])) });
    const target = (id: string, kind: "container" | "volume" = "container") => ({ engineKey: engine.key, kind, id });
    const targets = [...all.map(({ id }) => target(id)), target("web", "volume"), target("gone")];

    const { desktops, others } = runningTargets({ engines: [engine] }, targets);
    assert.deepEqual([desktops, others], [[target("desk")], [target("web")]]);
    assert.deepEqual(runningTargets({ engines: [engine] }, [target("desk")]).others, []);
  });
});
