import { Readable } from "node:stream";
import type { ByteStream } from "../transfers";
import type { SilenceWatch } from "./silenceWatch";

/** What is sent to an engine, with its pace told: each piece that the connection takes is a sign of life. */
export function sentBytes(archive: ByteStream, watch: SilenceWatch): Readable {
  return Readable.from(toldPieces(archive, watch), { objectMode: false });
}

async function* toldPieces(archive: ByteStream, watch: SilenceWatch): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of archive) {
    watch.heard("bytes");
    yield piece;
    watch.heard("nothing");
  }
  watch.heard("word");
}
