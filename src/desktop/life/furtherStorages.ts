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
  try {
    for (const name of addedVolumes(before, after)) {
      const [present] = await engine.list("volume", signal, [name]);
      if (!present) {
        // Before it is there: a call that is not answered in time may have made it all the same.
        undo.push((cleanUp) => engine.remove("volume", name, {}, cleanUp));
        await engine.createVolume(name, { [desktopLabel]: after.name }, signal);
      }
    }
    return undo;
  } catch (error) {
    throw await undo.after(error);
  }
}

function addedVolumes(before: DesktopSpec, after: DesktopSpec): readonly string[] {
  return storageFields.flatMap((field) => {
    const place = after.disks[field];
    return place?.kind === "volume" && before.disks[field] === undefined ? [place.name] : [];
  });
}
