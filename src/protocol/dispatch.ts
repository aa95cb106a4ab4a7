import * as z from "zod/mini";
import type { Api, NotificationListeners, RequestHandlers } from "./define";
import { notificationEnvelope, requestEnvelope, type ResponseEnvelope } from "./envelope";

export interface RequestDispatch<A extends Api> {
  readonly api: A;
  readonly handlers: RequestHandlers<A>;
  /** Words a failure for the person in front of the webview. */
  readonly describeError: (error: unknown) => string;
}

type AnyHandler = (params: unknown) => Promise<unknown>;
type AnyListener = (data: unknown) => void;

/** The answer to a request, whatever happens on the way to it; `undefined` when the message is no request. */
export async function dispatchRequest<A extends Api>(
  { api, handlers, describeError }: RequestDispatch<A>,
  message: unknown,
): Promise<ResponseEnvelope | undefined> {
  const envelope = z.safeParse(requestEnvelope, message);
  if (!envelope.success) {
    return undefined;
  }
  const { id, method, params } = envelope.data;
  try {
    const definition = Object.hasOwn(api, method) ? api[method] : undefined;
    if (definition?.kind !== "request") {
      throw new Error(`Unknown request: ${method}`);
    }
    const handler = (handlers as Readonly<Record<string, AnyHandler>>)[method];
    const result = await handler?.(z.parse(definition.params, params));
    return { type: "response", id, ok: true, result };
  } catch (error) {
    return { type: "response", id, ok: false, message: describeError(error) };
  }
}

/** Hands a notification to its listener; `false` when the message is none of this api. Malformed data throws. */
export function dispatchNotification<A extends Api>(
  api: A,
  listeners: NotificationListeners<A>,
  message: unknown,
): boolean {
  const envelope = z.safeParse(notificationEnvelope, message);
  if (!envelope.success) {
    return false;
  }
  const { name, data } = envelope.data;
  const definition = Object.hasOwn(api, name) ? api[name] : undefined;
  if (definition?.kind !== "notification") {
    return false;
  }
  const listener = (listeners as Readonly<Record<string, AnyListener>>)[name];
  listener?.(z.parse(definition.data, data));
  return true;
}
