import type { LogChunk } from "../engine";
import { Demultiplexer } from "./demultiplexer";

/** A container with a terminal has one raw output, every other one both in frames. */
export async function* logChunks(
  stream: AsyncIterable<Buffer>,
  format: "raw" | "frames",
): AsyncGenerator<LogChunk, void, undefined> {
  const ready: LogChunk[] = [];
  const demultiplexer = new Demultiplexer((name, data) => ready.push({ stream: name, data }));
  for await (const chunk of stream) {
    if (format === "raw") {
      yield { stream: "stdout", data: chunk };
    } else {
      demultiplexer.push(chunk);
      yield* ready.splice(0);
    }
  }
}
