import { formatBytes } from "../formatBytes";
import type { ByteStream } from "../../engine/transfers";
import type { ProgressReport } from "../progress";

/** More often than this nobody can read. */
const reportMs = 250;

/** Tells how many bytes have passed, while they pass. */
export async function* countedBytes(
  stream: ByteStream,
  report: (progress: ProgressReport) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let bytes = 0;
  let last = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    if (Date.now() - last >= reportMs) {
      last = Date.now();
      report({ message: formatBytes(bytes) });
    }
    yield chunk;
  }
}
