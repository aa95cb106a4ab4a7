import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { IdleClock, type Activity } from "../../../../src/desktop/life/idleness";

const still: Activity = { cpuPercent: 3, networkBytes: 1_000, connections: 0 };

/** How long it was quiet after each look, a minute apart. */
function quietMinutes(...activities: readonly Activity[]): readonly number[] {
  const clock = new IdleClock();
  return activities.map((activity, minute) => clock.look(activity, minute * 60_000) / 60_000);
}

describe("IdleClock", () => {
  it("counts from the first look that finds nothing since the one before", () => {
    assert.deepEqual(quietMinutes(still, still, still, still), [0, 0, 1, 2]);
  });

  it("begins anew when the processor works, bytes travel, or somebody is connected", () => {
    const busy = { ...still, cpuPercent: 80 };
    const loud = { ...still, networkBytes: 50_000_000 };
    const seen = { ...still, connections: 1 };
    assert.deepEqual(quietMinutes(still, still, still, busy, still, still), [0, 0, 1, 0, 0, 1]);
    assert.deepEqual(quietMinutes(still, still, still, loud, loud, loud), [0, 0, 1, 0, 0, 1]);
    assert.deepEqual(quietMinutes(still, still, still, seen, still, still), [0, 0, 1, 0, 0, 1]);
  });
});
