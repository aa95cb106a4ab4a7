import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { desktopLabel } from "../../../../src/desktop/labels";
import { isPartOfDesktop } from "../../../../src/ui/commands/engines/isPartOfDesktop";
import { aContainer, anEngine, byId } from "../tree/anEngine";

describe("what a prune leaves to the command that removes desktops", () => {
  const volume = (name: string, labels: Readonly<Record<string, string>>) =>
    [name, { name, driver: "local", mountpoint: "", labels }] as const;
  const snapshot = anEngine({
    container: byId(
      aContainer("ours", { state: "exited", labels: { [desktopLabel]: "win" } }),
      aContainer("theirs", { state: "exited", image: "dockurr/windows:6.05" }),
      aContainer("web", { state: "exited" }),
    ),
    volume: new Map([volume("win-storage", { [desktopLabel]: "win" }), volume("data", {})]),
  });

  it("is every desktop's container, whoever made it, and none else", () => {
    const kept = ["ours", "theirs", "web", "gone"].filter((id) => isPartOfDesktop(snapshot, "container", id));

    assert.deepEqual(kept, ["ours", "theirs"]);
  });

  it("is a volume that carries a desktop's name", () => {
    const kept = ["win-storage", "data", "gone"].filter((id) => isPartOfDesktop(snapshot, "volume", id));

    assert.deepEqual(kept, ["win-storage"]);
  });
});
