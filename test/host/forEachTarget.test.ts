import assert from "node:assert/strict";
import * as vscode from "vscode";
import { isAbortError } from "../../src/platform/abort";
import { forEachTarget } from "../../src/ui/commands/forEachTarget";
import { UserError } from "../../src/ui/errors/userError";

describe("what is done to several things at once", () => {
  const cancelled = (): Error => new DOMException("This operation was aborted", "AbortError");

  /** What the whole ends with when each thing ends like this; undefined stands for one that is done. */
  async function endOf(...ends: readonly (Error | undefined)[]): Promise<unknown> {
    const done = forEachTarget(ends, (end) => (end ? Promise.reject(end) : Promise.resolve()));
    return done.then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  it("has not failed when it was cancelled, however many things that stopped", async () => {
    assert.ok(isAbortError(await endOf(undefined, cancelled(), cancelled())));
    assert.ok((await endOf(new vscode.CancellationError(), cancelled())) instanceof vscode.CancellationError);
  });

  it("says of what failed before it was cancelled that alone", async () => {
    const failure = new Error("The disk is full.");

    assert.equal(await endOf(cancelled(), failure, cancelled()), failure);
  });

  it("says how many failed, and why the first did", async () => {
    const end = await endOf(new Error("The disk is full."), undefined, new Error("It is gone."), cancelled());

    assert.ok(end instanceof UserError);
    assert.equal(end.message, "2 of 4 failed. The first: The disk is full.");
  });

  it("is waited for to its end although something failed", async () => {
    let isDone = false;
    const slow = (): Promise<void> => new Promise((resolve) => setImmediate(resolve)).then(() => void (isDone = true));

    await assert.rejects(forEachTarget([0, 1], (index) => (index === 0 ? Promise.reject(new Error("no")) : slow())));
    assert.equal(isDone, true);
  });
});
