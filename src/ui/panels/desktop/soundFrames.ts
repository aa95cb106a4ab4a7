import { messageBytes } from "../messageBytes";

/** Two channels of 16 bits. */
const frameBytes = 4;

/**
 * The sound of one connection after another, in whole frames. Pieces end anywhere, and connections with them: half a frame
 * of an earlier one would shift all that follows, which is heard as noise.
 */
export class SoundFrames {
  private rest = new Uint8Array(0);

  begin(): void {
    this.rest = new Uint8Array(0);
  }

  take(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
    const bytes = messageBytes([this.rest, ...pieces]);
    const end = bytes.length - (bytes.length % frameBytes);
    this.rest = bytes.slice(end);
    return bytes.slice(0, end);
  }
}
