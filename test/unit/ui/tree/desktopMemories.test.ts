import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Engine } from "../../../../src/engine/engine";
import { DesktopHealths } from "../../../../src/ui/tree/desktops/desktopHealths";
import { DesktopSnapshots } from "../../../../src/ui/tree/desktops/desktopSnapshots";

/** Answers nothing, and notes that it was asked. */
function mutedEngine() {
  let questions = 0;
  const engine = new Proxy({} as Engine, {
    get: () => {
      questions += 1;
      throw new Error("The engine is away.");
    },
  });
  return { engine, questions: () => questions };
}

describe("what is remembered of desktops", () => {
  it("that they were looked at is forgotten with them, and of no other", async () => {
    const { engine, questions } = mutedEngine();
    const healths = new DesktopHealths();
    await healths.lookOnce(engine, "stays");
    await healths.lookOnce(engine, "goes");
    healths.keepOnly(new Set(["stays"]));
    const before = questions();
    await healths.lookOnce(engine, "stays");
    assert.equal(questions(), before);
    await healths.lookOnce(engine, "goes");
    assert.ok(questions() > before);
  });

  it("their snapshots are forgotten with them, and of no other", async () => {
    const { engine } = mutedEngine();
    const snapshots = new DesktopSnapshots();
    const stays = snapshots.of(engine, "stays");
    const goes = snapshots.of(engine, "goes");
    snapshots.keepOnly(new Set(["stays"]));
    assert.equal(snapshots.of(engine, "stays"), stays);
    const again = snapshots.of(engine, "goes");
    assert.notEqual(again, goes);
    await Promise.allSettled([stays, goes, again]);
  });
});
