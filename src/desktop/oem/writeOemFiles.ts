import { DesktopError } from "../desktopError";
import type { Engine } from "../../engine/engine";
import { runOnce } from "../../engine/probes/runOnce";
import type { DesktopSpec } from "../spec";
import { storageMount } from "../spec/storageMount";
import { oemFiles } from "./oemFiles";

const folder = "/storage/oem";

/**
 * Puts the files where the image looks for them. They go into the storage itself, since a folder to bind would have to be
 * on the engine's host, which may be another machine than ours.
 */
export async function writeOemFiles(
  engine: Engine,
  spec: DesktopSpec,
  token: string,
  signal: AbortSignal,
): Promise<void> {
  const files = [...oemFiles(spec, token)];
  // All names are ours; the texts never meet the shell.
  const lines = files.map(([name], index) => `printf %s "$FILE_${index}" > ${folder}/${name}`);
  const options = {
    image: spec.image,
    mounts: [storageMount(spec.disks.storage, spec.advanced.selinux)],
    environment: Object.fromEntries(files.map(([, text], index) => [`FILE_${index}`, text])),
  };
  const { exitCode, output } = await runOnce(engine, [`mkdir -p ${folder}`, ...lines].join(" && "), options, signal);
  if (exitCode !== 0) {
    throw new DesktopError({ kind: "scriptNotWritten", output: output.trim() });
  }
}
