import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { imageItem } from "../../src/ui/tree/explorer/imageItem";
import { anEngine, anImage, byId } from "../unit/ui/tree/anEngine";

function rowOf(createdAt: number): vscode.TreeItem {
  const image = { ...anImage("sha256:1", "shop:1"), createdAt, sizeBytes: 2_000_000 };
  const node = { kind: "image", engineKey: "engine", id: image.id, tag: "shop:1" } as const;
  return imageItem(node, anEngine({ image: byId(image) }), undefined, () => "unknown");
}

describe("the date in an image's row", () => {
  it("is the day on which it was made", () => {
    const row = rowOf(Date.UTC(2026, 4, 5, 12) / 1000);

    assert.match(String(row.description), /^2\.00 MB · .*26$/);
    assert.match(row.accessibilityInformation?.label ?? "", /^Image shop:1, 2\.00 MB, created .*26$/);
  });

  it("is left out when the image bears none, which its record tells as the beginning of time", () => {
    for (const createdAt of [0, Date.UTC(1, 0, 1) / 1000 - 1]) {
      const row = rowOf(createdAt);

      assert.equal(row.description, "2.00 MB");
      assert.equal(row.accessibilityInformation?.label, "Image shop:1, 2.00 MB");
    }
  });
});
