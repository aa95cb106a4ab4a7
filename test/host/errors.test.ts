import assert from "node:assert/strict";
import * as vscode from "vscode";
import { catalogue } from "../../src/engine/catalogue";
import { presentError } from "../../src/ui/errors/presentError";
import { UserError } from "../../src/ui/errors/userError";

function titlesOf(text: string): readonly string[] {
  return presentError(new Error(text)).remedies.map(({ title }) => title);
}

describe("an error as it is shown", () => {
  for (const { number, samples } of catalogue) {
    it(`has a cause, its original text and more than that to press, error ${number}`, () => {
      for (const sample of samples) {
        const { message } = presentError(new Error(sample));
        const titles = titlesOf(sample);

        assert.notEqual(message, sample);
        assert.ok(titles.includes("Show Details"), sample);
        assert.ok(titles.filter((title) => !["Show Details", "Show Log"].includes(title)).length > 0, sample);
      }
    });
  }

  it("is copied for a bug report when nobody knows it, without the names of users", async () => {
    const text = String.raw`mystery 0x1234 in C:\Users\Mia\x`;
    const { message, remedies } = presentError(new Error(text));
    const copy = remedies.find(({ title }) => title === "Copy for a Bug Report");

    await copy?.press();

    assert.equal(message, text);
    assert.equal(await vscode.env.clipboard.readText(), String.raw`mystery 0x1234 in C:\Users\<user>\x`);
  });

  it("has the button that helps and nothing for a bug report when it only tells of a precondition", () => {
    const again = { title: "Try Again", press: () => Promise.resolve() };
    const { message, remedies } = presentError(new UserError("It is asleep.", [again]));

    assert.equal(message, "It is asleep.");
    assert.deepEqual(
      remedies.map(({ title }) => title),
      ["Try Again", "Show Log"],
    );
  });

  it("opens the line that helps in a terminal, and does not run it", async () => {
    const opened = new Promise<vscode.Terminal>((resolve) => {
      const listener = vscode.window.onDidOpenTerminal((terminal) => {
        listener.dispose();
        resolve(terminal);
      });
    });
    const { remedies } = presentError(new Error('Current context "desktop-linux" is not found on the file system'));

    await remedies.find(({ title }) => title === "Open Terminal With docker context use default")?.press();

    (await opened).dispose();
  });
});
