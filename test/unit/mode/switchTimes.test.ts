import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DoubledMachine, exits } from "./doubledMachine";

async function looks(pollMs: number): Promise<number> {
  const machine = new DoubledMachine({
    "-SwitchWindowsEngine": (it) => {
      it.movesTo("windows", { goesAfterMs: 1_000, comesAfterMs: 20_000 });
      return exits(0, "", 1_000);
    },
  });
  machine.times = { ...machine.times, pollMs };
  assert.equal((await machine.switchTo("windows")).kind, "switched");
  return machine.looks;
}

describe("a switch of the mode", () => {
  it("looks as often as it is told to", async () => {
    const [often, seldom] = await Promise.all([looks(1_000), looks(10_000)]);

    assert.ok(often >= 20, `${often}`);
    assert.ok(seldom <= 6, `${seldom}`);
  });
});
