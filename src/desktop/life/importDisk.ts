import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { counted } from "../../engine/counted";
import type { Engine } from "../../engine/engine";
import { createDesktop } from "../create/createDesktop";
import { copyLabel, desktopLabel } from "../labels";
import { lockedLabels } from "../create/lockedSettings";
import { storageNameOf, type DesktopSpec } from "../spec";
import { storageMount } from "../spec/storageMount";
import { UndoList } from "../../engine/undoList";
import { reserve } from "./clashes";
import { refusePresent } from "./refusePresent";
import { incoming } from "./snapshotScripts";
import { workOnStorage, type Watch } from "./storageWork";

/** The disk is found as it is: its format, its size, and which firmware starts it. */
const script = `
format=$(qemu-img info --output=json /tmp/import.disk | jq -r .format)
# Of a copy that broke off the rest would read as zeros; leaked clusters (3) only waste room.
if [ "$format" = qcow2 ]; then
  code=0
  qemu-img check -q /tmp/import.disk || code=$?
  if [ $code -ne 0 ] && [ $code -ne 3 ]; then echo "The disk file is damaged or not complete."; exit 76; fi
fi
room_for "$(bytes_of /tmp/import.disk)" /storage
target=/storage/${incoming}
mkdir -p "$target"
copy_disk "$format" raw /tmp/import.disk "$target/data.img"
if [ "$(dd if="$target/data.img" bs=512 skip=1 count=1 status=none | head -c 8)" = "EFI PART" ]; then
  echo "firmware uefi"
else
  echo "firmware legacy"
fi
echo "size $(stat -c %s "$target/data.img")"
touch "$target/windows.boot"
mv "$target"/* /storage
rm -rf "$home"
sync
`;

/** The storage was made for this. */
const undo = `
if [ -d /storage/${incoming} ]; then find /storage -mindepth 1 -delete; fi
`;

/** Another desktop with the Windows of a disk file of this machine: it is marked as installed, so that it only starts. */
export async function importDisk(
  engine: Engine,
  file: string,
  wanted: DesktopSpec,
  watch: Watch,
): Promise<{ readonly id: string }> {
  const { signal } = watch;
  const storage = { kind: "volume", name: storageNameOf(wanted.name) } as const;
  const spec: DesktopSpec = { ...wanted, disks: { ...wanted.disks, storage } };
  const reserved = await reserve(engine, spec, signal);
  const made = new UndoList();
  try {
    await refusePresent(engine, storage.name, signal);
    await engine.createVolume(
      storage.name,
      { [desktopLabel]: spec.name, [copyLabel]: spec.image, ...lockedLabels(spec.windows) },
      signal,
    );
    made.push((cleanUp) => engine.remove("volume", storage.name, {}, cleanUp));
    const output = await fill(engine, file, spec, watch);
    reserved.release();
    return await createDesktop(engine, withDisk(spec, output), signal, { onStep: () => undefined, leftDisk: "goOn" });
  } catch (error) {
    throw await made.after(error);
  } finally {
    reserved.release();
  }
}

async function fill(
  engine: Engine,
  file: string,
  { image, disks: { storage } }: DesktopSpec,
  { signal, onProgress }: Watch,
): Promise<string> {
  const { size } = await stat(file);
  const prepare = async (id: string): Promise<void> => {
    const { pack } = await import("../../platform/tarFiles");
    const map = <H extends { name: string }>(header: H): H => ({ ...header, name: "import.disk" });
    const archive = pack(dirname(file), { entries: [basename(file)], map });
    const bytes = counted(archive, (count) => onProgress((50 * Math.min(count, size)) / Math.max(1, size)));
    await engine.transfers.copyTo(id, "/tmp", bytes, signal);
  };
  const mount = storageMount(storage);
  const halfWay = { signal, onProgress: (percent: number) => onProgress(50 + percent / 2) };
  return workOnStorage(engine, { image, storage: mount.source, mounts: [mount] }, { script, undo, prepare }, halfWay);
}

const bytesPerGibibyte = 1024 ** 3;

/** A disk is never made smaller, so that the size has to be the one that it has, or more. */
export function withDisk(spec: DesktopSpec, output: string): DesktopSpec {
  const bytes = Number(/^size (\d+)$/m.exec(output)?.[1] ?? 0);
  const isLegacy = /^firmware legacy$/m.test(output);
  return {
    ...spec,
    windows: { ...spec.windows, ...(isLegacy && { bootMode: "windows_legacy" }) },
    disks: { ...spec.disks, diskSize: `${Math.max(1, Math.ceil(bytes / bytesPerGibibyte))}G` },
  };
}
