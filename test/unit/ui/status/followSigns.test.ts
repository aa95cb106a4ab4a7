import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { EngineSnapshot } from "../../../../src/inventory/engineState";
import type { InventoryChange } from "../../../../src/inventory/inventory";
import { Emitter } from "../../../../src/platform/emitter";
import { followSigns } from "../../../../src/ui/status/followSigns";
import { anEngine } from "../tree/anEngine";

const nothing = { added: [], removed: [], changed: [] };
const objects = { container: nothing, image: nothing, network: nothing, volume: nothing };
const unavailable: EngineSnapshot["state"] = {
  kind: "unavailable",
  failure: { kind: "unreachable", endpoint: "e", detail: "ENOENT" },
  attempt: 1,
  retryAt: 0,
};

function followedSigns(...engines: readonly EngineSnapshot[]) {
  const fail = (error: unknown): never => assert.fail(String(error));
  const changed = new Emitter<readonly InventoryChange[]>(fail);
  const focus = new Emitter<{ readonly focused: boolean }>(fail);
  const signs: string[] = [];
  const followed = followSigns(
    { expectAnswer: (sign) => signs.push(sign) },
    { engines, onDidChange: changed.event },
    focus.event,
  );
  return { changed, focus, signs, followed };
}

describe("what tells of a Docker Desktop that did not answer", () => {
  it("is an engine that answers now, and none that goes or that only has another container", () => {
    const { changed, signs } = followedSigns(anEngine({ key: "up" }), anEngine({ key: "down", state: unavailable }));

    changed.fire([{ engineKey: "down", engine: "changed", objects }]);
    changed.fire([{ engineKey: "up", engine: "same", objects }]);
    assert.deepEqual(signs, []);
    changed.fire([{ engineKey: "up", engine: "changed", objects }]);

    assert.deepEqual(signs, ["perhaps"]);
  });

  it("is a person who comes back to the window, and not one who leaves it", () => {
    const { focus, signs } = followedSigns();

    focus.fire({ focused: false });
    focus.fire({ focused: true });

    assert.deepEqual(signs, ["perhaps"]);
  });

  it("is nothing any more once it is disposed", () => {
    const { changed, focus, signs, followed } = followedSigns(anEngine({ key: "up" }));

    followed.dispose();
    focus.fire({ focused: true });
    changed.fire([{ engineKey: "up", engine: "changed", objects }]);

    assert.deepEqual(signs, []);
  });
});
