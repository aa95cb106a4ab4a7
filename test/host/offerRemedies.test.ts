import assert from "node:assert/strict";
import * as vscode from "vscode";
import { offerRemedies } from "../../src/ui/errors/offerRemedies";
import type { Remedy } from "../../src/ui/errors/remedy";

const remedies: readonly Remedy[] = ["Restart", "Reset", "Learn More", "Show Details", "Show Log"].map((title) => ({
  title,
  press: () => Promise.resolve(),
}));

/** Presses a button of the message, and keeps which there were. */
function pressing(title: string | undefined) {
  const shown: string[] = [];
  const show = async (_message: string, ...titles: string[]): Promise<string | undefined> => {
    shown.push(...titles);
    return Promise.resolve(title);
  };
  return { show, shown };
}

describe("what helps with an error", () => {
  it("is all below it where there is room", async () => {
    const { show, shown } = pressing("Reset");

    const chosen = await offerRemedies(show, "It broke.", remedies.slice(0, 3));

    assert.deepEqual(shown, ["Restart", "Reset", "Learn More"]);
    assert.equal(chosen?.title, "Reset");
  });

  it("is the first and the last where there is not, and a way to the others", async () => {
    const { show, shown } = pressing("Show Log");

    const chosen = await offerRemedies(show, "It broke.", remedies);

    assert.deepEqual(shown, ["Restart", "What Else Helps…", "Show Log"]);
    assert.equal(chosen?.title, "Show Log");
  });

  it("is chosen of a list of the others by keyboard", async () => {
    const choice = offerRemedies(pressing("What Else Helps…").show, "It broke.", remedies);
    const accepted = await firstSettled(choice, async () => {
      await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    });

    assert.ok(["Reset", "Learn More", "Show Details"].includes(accepted?.title ?? ""), accepted?.title);
  });

  it("is nothing when nothing is pressed", async () => {
    assert.equal(await offerRemedies(pressing(undefined).show, "It broke.", remedies), undefined);
  });
});

/** Repeats an act until a promise has settled. */
async function firstSettled<T>(promise: Promise<T>, act: () => Promise<void>): Promise<T> {
  const settled = new AbortController();
  void promise.finally(() => settled.abort());
  while (!settled.signal.aborted) {
    await act();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return promise;
}
