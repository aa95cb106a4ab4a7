import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ChangeGate } from "../../../src/inventory/changeGate";
import { FakeClock } from "../platform/fakeClock";

describe("ChangeGate", () => {
  it("tells a first change at once, and what changes in the same turn with it", async () => {
    const { clock, gate, toldAt } = arrangeGate();

    gate.touch();
    gate.touch();
    await clock.advance(1_000);

    assert.deepEqual(toldAt, [0]);
  });

  it("tells what changes meanwhile together, when the spacing is over", async () => {
    const { clock, gate, toldAt } = arrangeGate();
    gate.touch();
    for (let step = 0; step < 10; step += 1) {
      await clock.advance(50);
      gate.touch();
    }
    await clock.advance(1_000);

    assert.deepEqual(toldAt, [0, 220, 440, 660]);
  });

  it("does not start a new spacing when there was nothing to tell", async () => {
    const { clock, gate, toldAt, news } = arrangeGate();
    news.pending = false;
    gate.touch();
    await clock.advance(10);
    news.pending = true;
    gate.touch();
    await clock.advance(0);

    assert.deepEqual(toldAt, [10]);
  });

  it("keeps changes back while it is closed, and tells them when it opens", async () => {
    const { clock, gate, toldAt } = arrangeGate();
    gate.close(300);
    gate.touch();
    await clock.advance(100);
    gate.open();
    await clock.advance(1_000);

    assert.deepEqual(toldAt, [100]);
  });

  it("opens by itself when nobody opens it", async () => {
    const { clock, gate, toldAt } = arrangeGate();
    gate.close(300);
    gate.touch();
    await clock.advance(1_000);

    assert.deepEqual(toldAt, [300]);
  });
});

function arrangeGate() {
  const clock = new FakeClock();
  const begin = clock.now();
  const toldAt: number[] = [];
  const news = { pending: true };
  const gate = new ChangeGate({
    clock,
    spacingMs: 220,
    tell: () => {
      if (!news.pending) {
        return "nothing";
      }
      toldAt.push(clock.now() - begin);
      return "told";
    },
  });
  return { clock, gate, toldAt, news };
}
