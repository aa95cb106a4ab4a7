import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { noRecords, withContainerName, withReading, withoutRecord } from "../../../src/inventory/records";
import { aContainer, anImage } from "./arrange";

const a = aContainer({ id: "a" });
const b = aContainer({ id: "b" });
const records = withReading(noRecords, "container", { asked: "all", found: [a, b] }, "lasting");

describe("withReading", () => {
  it("stays the same picture when nothing differs", () => {
    const again = withReading(records, "container", { asked: "all", found: [{ ...b }, { ...a }] }, "lasting");

    assert.equal(again, records);
  });

  it("removes what a list of everything does not have", () => {
    const next = withReading(records, "container", { asked: "all", found: [b] }, "lasting");

    assert.deepEqual([...next.container.keys()], ["b"]);
  });

  it("removes of some asked things only those that were not found", () => {
    const next = withReading(records, "container", { asked: ["a", "x"], found: [] }, "lasting");

    assert.deepEqual([...next.container.keys()], ["b"]);
  });

  it("keeps the objects of records that did not change", () => {
    const next = withReading(
      records,
      "container",
      { asked: "all", found: [{ ...a }, { ...b, state: "exited" }] },
      "lasting",
    );

    assert.equal(next.container.get("a"), a);
    assert.equal(next.container.get("b")?.state, "exited");
  });

  it("leaves the other kinds alone", () => {
    const next = withReading(records, "image", { asked: "all", found: [anImage("i")] }, "lasting");

    assert.equal(next.container, records.container);
  });
});

describe("withoutRecord", () => {
  it("removes one, and is the same picture when it was not there", () => {
    assert.deepEqual([...withoutRecord(records, "container", "a").container.keys()], ["b"]);
    assert.equal(withoutRecord(records, "container", "x"), records);
  });
});

describe("withContainerName", () => {
  it("renames one, and is the same picture when it has that name or is not there", () => {
    assert.equal(withContainerName(records, "a", "z").container.get("a")?.name, "z");
    assert.equal(withContainerName(records, "a", "a"), records);
    assert.equal(withContainerName(records, "x", "z"), records);
  });
});
