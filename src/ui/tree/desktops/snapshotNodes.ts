import type { Engine } from "../../../engine/engine";
import { presentError } from "../../errors/presentError";
import type { DesktopNode } from "./desktopItem";
import { desktopSnapshots } from "./desktopSnapshots";
import type { NoSnapshotNode, SnapshotNode } from "./snapshotItem";

/** The rows of a desktop's snapshots, newest first. */
export async function snapshotNodes(
  engine: Engine,
  { engineKey, id }: DesktopNode,
): Promise<readonly (SnapshotNode | NoSnapshotNode)[]> {
  try {
    const snapshots = await desktopSnapshots.of(engine, id);
    return snapshots.length === 0
      ? [{ kind: "noSnapshot", engineKey, id }]
      : snapshots.map((snapshot) => ({ kind: "snapshot", engineKey, id, snapshot }));
  } catch (error) {
    return [{ kind: "noSnapshot", engineKey, id, failure: presentError(error).message }];
  }
}
