import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { EngineEvent } from "../../../src/engine/model";
import { effectsOf, type EventEffect } from "../../../src/inventory/eventEffects";

type Case = readonly [kind: EngineEvent["kind"], action: string, effects: string];

/** As Docker Engine says them. */
const cases: readonly Case[] = [
  ["container", "create", "read container prompt"],
  ["container", "start", "runs, read container prompt"],
  ["container", "stop", "read container prompt"],
  ["container", "pause", "left running, read container prompt"],
  ["container", "unpause", "left paused, read container prompt"],
  ["container", "die", "left running, read container held"],
  ["container", "health_status: healthy", "read container held"],
  ["container", "destroy", "remove container"],
  ["container", "rename", "rename"],
  ["container", "commit", "read image prompt"],
  ["container", "kill", ""],
  ["container", "restart", ""],
  ["container", "update", ""],
  ["container", "attach", ""],
  ["container", "oom", ""],
  ["container", "prune", ""],
  ["container", "exec_create: sh -c sleep 1: 2", ""],
  ["container", "exec_start: sh", ""],
  ["container", "exec_die", ""],
  ["container", "something of tomorrow", "read container prompt"],
  ["image", "tag", "tagged"],
  ["image", "untag", "read image held"],
  ["image", "delete", "remove image"],
  ["image", "pull", "readAll image"],
  ["image", "load", "readAll image"],
  ["image", "import", "readAll image"],
  ["image", "prune", "readAll image"],
  ["image", "save", ""],
  ["image", "push", ""],
  ["network", "create", "read network prompt"],
  ["network", "destroy", "remove network"],
  ["network", "connect", "read container held"],
  ["network", "disconnect", "read container held"],
  ["network", "prune", "readAll network"],
  ["volume", "create", "read volume prompt"],
  ["volume", "destroy", "remove volume"],
  ["volume", "mount", ""],
  ["volume", "unmount", ""],
  ["volume", "prune", "readAll volume"],
  ["other", "reload", "engineChanged"],
  ["other", "prune", ""],
];

describe("effectsOf", () => {
  for (const [kind, action, expected] of cases) {
    it(`makes of "${kind} ${action}": ${expected || "nothing"}`, () => {
      const attributes = { name: "new:1", imageID: "sha256:2", container: "c1" };

      const effects = effectsOf({ kind, action, id: "id", attributes, timeNano: "1" });

      assert.equal(effects.map(inWords).join(", "), expected);
    });
  }

  it("reads the container that a network's event is about", () => {
    const effects = effectsOf(anEvent("network", "connect", { container: "c1" }));

    assert.deepEqual(effects, [{ kind: "read", object: "container", id: "c1", pace: "held" }]);
  });

  it("takes the new name from the event, with or without the engine's slash", () => {
    for (const name of ["ab", "/ab"]) {
      const effects = effectsOf(anEvent("container", "rename", { name, oldName: "/aa" }));

      assert.deepEqual(effects, [{ kind: "rename", id: "id", name: "ab" }]);
    }
  });

  it("reads where an engine leaves out what others tell", () => {
    assert.equal(effectsOf(anEvent("container", "rename")).map(inWords).join(), "read container prompt");
    assert.equal(effectsOf(anEvent("container", "commit")).map(inWords).join(), "readAll image");
    assert.equal(effectsOf(anEvent("image", "tag")).map(inWords).join(), "read image prompt");
    assert.deepEqual(effectsOf(anEvent("network", "connect")), []);
  });
});

function anEvent(kind: EngineEvent["kind"], action: string, attributes: EngineEvent["attributes"] = {}): EngineEvent {
  return { kind, action, id: "id", attributes, timeNano: "1" };
}

function inWords(effect: EventEffect): string {
  const words = [
    effect.kind,
    ...("object" in effect ? [effect.object] : []),
    ...("state" in effect ? [effect.state] : []),
    ...("pace" in effect ? [effect.pace] : []),
  ];
  return words.join(" ");
}
