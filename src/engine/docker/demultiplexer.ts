import { MalformedAnswer } from "./httpError";

type OutputStream = "stdout" | "stderr";

const headerLength = 8;

/**
 * Takes apart the engine's two-in-one stream: frames of a header (kind, three zeros, length) and data. What it hands on
 * are views into the chunk, as soon as they are there, never copies.
 */
export class Demultiplexer {
  private readonly header = Buffer.alloc(headerLength);
  private headerBytes = 0;
  private frameBytes = 0;
  private stream: OutputStream = "stdout";

  constructor(private readonly onData: (stream: OutputStream, data: Buffer) => void) {}

  push(chunk: Buffer): void {
    let offset = 0;
    while (offset < chunk.length) {
      if (this.frameBytes === 0) {
        offset = this.readHeader(chunk, offset);
        continue;
      }
      const end = Math.min(chunk.length, offset + this.frameBytes);
      this.frameBytes -= end - offset;
      this.onData(this.stream, chunk.subarray(offset, end));
      offset = end;
    }
  }

  private readHeader(chunk: Buffer, offset: number): number {
    const end = Math.min(chunk.length, offset + headerLength - this.headerBytes);
    chunk.copy(this.header, this.headerBytes, offset, end);
    this.headerBytes += end - offset;
    if (this.headerBytes === headerLength) {
      this.headerBytes = 0;
      this.stream = streamOf(this.header);
      this.frameBytes = this.header.readUInt32BE(4);
    }
    return end;
  }
}

/** 0 is what the program read, echoed; 3 is the engine's own trouble with the stream. */
function streamOf(header: Buffer): OutputStream {
  const kind = header.readUInt8(0);
  if (kind > 3 || header.readUIntBE(1, 3) !== 0) {
    throw new MalformedAnswer("not a stream of frames");
  }
  return kind < 2 ? "stdout" : "stderr";
}
