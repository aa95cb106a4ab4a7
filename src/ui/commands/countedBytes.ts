import { counted } from "../../engine/counted";
import { formatBytes } from "../words/formatBytes";
import type { ByteStream } from "../../engine/transfers";
import type { ProgressReport } from "../progress";

/** More often than this nobody can read. */
const reportMs = 250;

/** Reports how many bytes have passed, while they pass. */
export function countedBytes(stream: ByteStream, report: (progress: ProgressReport) => void): ByteStream {
  let last = 0;
  return counted(stream, (bytes) => {
    if (Date.now() - last >= reportMs) {
      last = Date.now();
      report({ message: formatBytes(bytes) });
    }
  });
}
