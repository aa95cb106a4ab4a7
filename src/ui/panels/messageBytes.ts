/**
 * What a message can carry. Node's small buffers are windows into a shared pool, of which messages carry the whole, and
 * a Buffer as it is would travel as JSON.
 */
export function messageBytes(data: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(data);
}
