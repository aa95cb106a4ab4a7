import type { ByteStream } from "./transfers";

/** Tells how many bytes have passed, while they pass. */
export async function* counted(
  stream: ByteStream,
  onBytes: (count: number) => void,
): ByteStream & AsyncGenerator<Uint8Array, void> {
  let count = 0;
  for await (const chunk of stream) {
    count += chunk.byteLength;
    onBytes(count);
    yield chunk;
  }
}
