import * as z from "zod/mini";

/** Optional, not merely unknown: an `undefined` field vanishes on the way, since messages are serialised as JSON. */
const payload = z.optional(z.unknown());

export const requestEnvelope = z.object({
  type: z.literal("request"),
  id: z.int(),
  method: z.string(),
  params: payload,
});

export const notificationEnvelope = z.object({
  type: z.literal("notification"),
  name: z.string(),
  data: payload,
});

export const responseEnvelope = z.discriminatedUnion("ok", [
  z.object({ type: z.literal("response"), id: z.int(), ok: z.literal(true), result: payload }),
  z.object({ type: z.literal("response"), id: z.int(), ok: z.literal(false), message: z.string() }),
]);

export type RequestEnvelope = z.infer<typeof requestEnvelope>;
export type NotificationEnvelope = z.infer<typeof notificationEnvelope>;
export type ResponseEnvelope = z.infer<typeof responseEnvelope>;
