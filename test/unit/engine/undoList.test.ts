import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { EngineError } from "../../../src/engine/engineError";
import { NotUndone, UndoList } from "../../../src/engine/undoList";

const ledHere = new Error("did not start");

function listOf(...steps: readonly (() => Promise<void>)[]): UndoList {
  const undo = new UndoList();
  steps.forEach((step) => undo.push(step));
  return undo;
}

describe("UndoList", () => {
  it("undoes last first, and hands back the failure that led here", async () => {
    const undone: string[] = [];
    const step = (name: string) => (): Promise<void> => Promise.resolve(void undone.push(name));

    assert.equal(await listOf(step("first"), step("second")).after(ledHere), ledHere);
    assert.deepEqual(undone, ["second", "first"]);
  });

  it("tells with that failure what could not be undone, after every step had its chance", async () => {
    const refused = new Error("the name is taken");
    let undone = 0;
    const undo = listOf(
      () => Promise.resolve(void (undone += 1)),
      () => Promise.reject(refused),
    );

    const error = await undo.after(ledHere);

    assert.ok(error instanceof NotUndone);
    assert.deepEqual([error.cause, error.left, undone], [ledHere, [refused], 1]);
    assert.match(error.message, /did not start.*the name is taken/);
  });

  it("has nothing to tell of what is gone already", async () => {
    const gone = new EngineError({ kind: "notFound", object: "volume", id: "data", detail: "no such volume" });

    assert.equal(await listOf(() => Promise.reject(gone)).after(ledHere), ledHere);
  });
});
