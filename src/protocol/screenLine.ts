import * as z from "zod/mini";

/**
 * A way for one screen that leads from the page straight to the extension, on this machine: a WebSocket on the loopback
 * address. Binary frames are the screen's own protocol; a text frame from the page is a count of bytes that it took in.
 */
export const screenLineSchema = z.object({
  /** Good for one connection, and for a short time. */
  url: z.string(),
  /** The first thing that the extension says: whoever does not know it is not the extension. */
  proof: z.string(),
});

export type ScreenLineOffer = z.infer<typeof screenLineSchema>;
