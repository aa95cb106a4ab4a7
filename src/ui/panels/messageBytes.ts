/**
 * What a message can carry, in one piece. Node's small buffers are windows into a shared pool, of which messages carry the
 * whole, and a Buffer as it is would travel as JSON.
 */
export function messageBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(byteCountOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

export function byteCountOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}
