import type { Engine } from "../../engine/engine";
import { desktopLabel } from "../labels";
import { storageFields } from "../spec/diskFields";
import type { DesktopSpec } from "../spec";
import { UndoList } from "../../engine/undoList";

/** Makes the volumes that a changed spec names and the one before did not; the list takes them away again. */
export async function createFurtherStorages(
  engine: Engine,
  before: DesktopSpec,
  after: DesktopSpec,
  signal: AbortSignal,
): Promise<UndoList> {
  const undo = new UndoList();
  for (const field of storageFields) {
    const place = after.disks[field];
    if (place?.kind !== "volume" || before.disks[field] !== undefined) {
      continue;
    }
    const [present] = await engine.list("volume", signal, [place.name]);
    if (!present) {
      await engine.createVolume(place.name, { [desktopLabel]: after.name }, signal);
      undo.push((cleanUp) => engine.remove("volume", place.name, {}, cleanUp));
    }
  }
  return undo;
}
