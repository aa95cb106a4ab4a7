import { rename, rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { counted } from "../../engine/counted";
import type { Engine } from "../../engine/engine";
import type { ByteStream } from "../../engine/transfers";
import { readContainer } from "../containerRecord";
import { diskFormats, type DiskFormat } from "./diskFormats";
import { refuseUnsafeDisk, type UnsafeDisk } from "./refuseUnsafeDisk";
import { storagePlaces } from "./storagePlaces";
import { refuseStarted, restingSince, workOnStorage, type Watch, type Workplace } from "./storageWork";

export interface ExportOptions {
  /** On this machine; what is there stays until the new file is complete. */
  readonly file: string;
  readonly format: DiskFormat;
  /** The id of a snapshot; absent: the present disk, of a desktop that does not run. */
  readonly snapshot?: string;
  readonly unsafeDisk: UnsafeDisk;
}

/** Needs SNAPSHOT, FORMAT and OPTIONS, which are words of ours. The copy is the container's, and goes with it. */
const script = `
if [ -n "$SNAPSHOT" ]; then folder=$home/snapshots/$SNAPSHOT/disk1; else folder=/storage; fi
mkdir -p /export
disk=$(disks_in "$folder")
disk=\${disk%%$'\\n'*}
if [ -z "$disk" ]; then echo nothing; exit 75; fi
room_for "$(bytes_of "$folder/$disk")" /export
copy_disk "$(format_of "$disk")" "$FORMAT" "$folder/$disk" /export/disk $OPTIONS
echo "bytes $(stat -c %s /export/disk)"
`;

/** Writes the first disk of a desktop into a file of this machine, piece by piece. */
export async function exportDisk(
  engine: Engine,
  desktop: string,
  { file, format, snapshot, unsafeDisk }: ExportOptions,
  { signal, onProgress }: Watch,
): Promise<void> {
  const places = storagePlaces(await readContainer(engine, desktop, signal));
  const since = snapshot === undefined ? await restingSince(engine, desktop, signal) : undefined;
  if (since !== undefined) {
    await refuseUnsafeDisk(engine, desktop, unsafeDisk, signal);
  }
  const partial = `${file}.partial`;
  const finish = async ({ id, output }: Workplace): Promise<void> => {
    if (since !== undefined) {
      await refuseStarted(engine, desktop, since, signal);
    }
    const bytes = engine.transfers.copyFrom(id, "/export/disk", signal);
    const total = Math.max(1, Number(/^bytes (\d+)$/m.exec(output)?.[1] ?? 1));
    await unpack(
      counted(bytes, (count) => onProgress(50 + (50 * Math.min(count, total)) / total)),
      partial,
    );
  };
  const environment = { SNAPSHOT: snapshot ?? "", FORMAT: format, OPTIONS: diskFormats[format].options };
  try {
    const halfWay = { signal, onProgress: (percent: number) => onProgress(percent / 2) };
    await workOnStorage(engine, places, { script, environment, finish }, halfWay);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Engines hand files out in a tar archive. */
async function unpack(archive: ByteStream, file: string): Promise<void> {
  const { extract } = await import("../../platform/tarFiles");
  const map = <H extends { name: string }>(header: H): H => ({ ...header, name: basename(file) });
  await pipeline(archive, extract(dirname(file), { map }));
}
