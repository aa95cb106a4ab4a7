import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { askInSteps, back, type Step } from "../../../../src/ui/pickers/inSteps";

type State = Readonly<Record<string, string>>;

/** Questions that are answered from a list, and what they saw when they were asked. */
function arrange(answers: readonly (string | typeof back)[]) {
  const seen: string[] = [];
  const left = [...answers];
  const step =
    (field: string): Step<State> =>
    (state, { step: number, totalSteps }) => {
      seen.push(`${number}/${totalSteps} ${field}=${state[field] ?? ""}`);
      const answer = left.shift() ?? "";
      return Promise.resolve(answer === back ? back : { ...state, [field]: answer });
    };
  return { seen, steps: [step("a"), step("b"), step("c")] };
}

describe("questions in steps", () => {
  it("are asked one after the other, each with its number", async () => {
    const { seen, steps } = arrange(["1", "back", "3"]);
    assert.deepEqual(await askInSteps("T", {}, steps), { a: "1", b: "back", c: "3" });
    assert.deepEqual(seen, ["1/3 a=", "2/3 b=", "3/3 c="]);
  });

  it("are gone back to with all that was answered", async () => {
    const { seen, steps } = arrange(["1", "2", back, back, "4", "2", "3"]);
    assert.deepEqual(await askInSteps("T", {}, steps), { a: "4", b: "2", c: "3" });
    assert.deepEqual(seen, ["1/3 a=", "2/3 b=", "3/3 c=", "2/3 b=2", "1/3 a=1", "2/3 b=2", "3/3 c="]);
  });

  it("stay at the first when there is nothing before it, and end with one that is dismissed", async () => {
    const { seen, steps } = arrange([back, "1"]);
    const dismissed: Step<State> = () => Promise.reject(new Error("dismissed"));
    await assert.rejects(askInSteps("T", {}, [...steps.slice(0, 1), dismissed]), /dismissed/);
    assert.deepEqual(seen, ["1/2 a=", "1/2 a="]);
  });
});
