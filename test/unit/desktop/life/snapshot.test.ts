import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseSnapshots } from "../../../../src/desktop/life/snapshot";
import { failureOf, percentIn } from "../../../../src/desktop/life/storageWork";

function lineOf(manifest: object, bytes = 4096): string {
  return `snapshot ${bytes} ${Buffer.from(JSON.stringify(manifest)).toString("base64")}`;
}

function manifestOf(id: string, createdAt: string): object {
  return { format: 1, id, name: `of ${createdAt}`, note: "", createdAt, image: "desk:1", version: "11" };
}

describe("parseSnapshots", () => {
  it("reads size and manifest, newest first", () => {
    const older = lineOf(manifestOf("0123456789ab", "2026-01-01T00:00:00Z"), 5);
    const newer = lineOf(manifestOf("ba9876543210", "2026-02-01T00:00:00Z"), 7);
    assert.deepEqual(
      parseSnapshots(`${older}\n${newer}\n`).map(({ id, bytes }) => [id, bytes]),
      [
        ["ba9876543210", 7],
        ["0123456789ab", 5],
      ],
    );
  });

  it("leaves out what is no manifest of ours, of a later format, or of an id that is a path", () => {
    const bad = [
      "snapshot 1 bm90aGluZw==",
      "du: cannot access",
      lineOf({ ...manifestOf("0123456789ab", ""), format: 2 }),
      lineOf(manifestOf("../../../etc", "")),
    ];
    assert.deepEqual(parseSnapshots(bad.join("\n")), []);
  });
});

describe("percentIn", () => {
  it("counts over all disks", () => {
    assert.equal(percentIn("progress 50.00 0 1"), 50);
    assert.equal(percentIn("progress 50.00 1 2"), 75);
    assert.equal(percentIn("anything else"), undefined);
  });
});

describe("failureOf", () => {
  it("knows too little room, and else has the last words", () => {
    assert.deepEqual(failureOf("progress 1 0 1\nroom 100 50\n").problem, {
      kind: "noRoom",
      neededBytes: 100,
      freeBytes: 50,
    });
    assert.deepEqual(failureOf("progress 1 0 1\nqemu-img: no\n").problem, {
      kind: "storageWorkFailed",
      output: "qemu-img: no",
    });
  });
});
