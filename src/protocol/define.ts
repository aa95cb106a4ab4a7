import type * as z from "zod/mini";

/** A question the webview asks and the extension always answers. */
export interface RequestDefinition<P extends z.ZodMiniType = z.ZodMiniType, R extends z.ZodMiniType = z.ZodMiniType> {
  readonly kind: "request";
  readonly params: P;
  readonly result: R;
}

/** A fact that either side tells the other, without an answer. */
export interface NotificationDefinition<D extends z.ZodMiniType = z.ZodMiniType> {
  readonly kind: "notification";
  readonly data: D;
}

export type Api = Readonly<Record<string, RequestDefinition | NotificationDefinition>>;

export function request<P extends z.ZodMiniType, R extends z.ZodMiniType>(
  params: P,
  result: R,
): RequestDefinition<P, R> {
  return { kind: "request", params, result };
}

export function notification<D extends z.ZodMiniType>(data: D): NotificationDefinition<D> {
  return { kind: "notification", data };
}
