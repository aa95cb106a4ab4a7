import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DoubledMachine, exits } from "./doubledMachine";

describe("switchMode, where Windows asks a person", () => {
  for (const answersAfterMs of [40_000, 100_000]) {
    it(`waits for an answer after ${answersAfterMs / 1000} s, and takes nothing back meanwhile`, async () => {
      const machine = new DoubledMachine({
        "-SwitchWindowsEngine": (it) => {
          it.movesTo("windows", { goesAfterMs: answersAfterMs, comesAfterMs: answersAfterMs + 10_000 });
          return exits(0, "", answersAfterMs);
        },
      });
      machine.foreseen = { refusal: undefined, permission: "expected" };

      const outcome = await machine.switchTo("windows");

      assert.equal(outcome.kind, "switched");
      assert.deepEqual(machine.commandLines, ["DockerCli.exe -SwitchWindowsEngine"]);
    });
  }
});
