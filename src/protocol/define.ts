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

/** All that crosses between one webview and the extension. Questions go one way only: the extension never waits for a webview. */
export interface PanelApi {
  readonly toHost: Api;
  readonly toWebview: Readonly<Record<string, NotificationDefinition>>;
}

export function request<P extends z.ZodMiniType, R extends z.ZodMiniType>(
  params: P,
  result: R,
): RequestDefinition<P, R> {
  return { kind: "request", params, result };
}

export function notification<D extends z.ZodMiniType>(data: D): NotificationDefinition<D> {
  return { kind: "notification", data };
}

export type RequestName<A extends Api> = {
  [K in keyof A]: A[K] extends RequestDefinition ? K : never;
}[keyof A] &
  string;

export type NotificationName<A extends Api> = {
  [K in keyof A]: A[K] extends NotificationDefinition ? K : never;
}[keyof A] &
  string;

export type RequestParams<A extends Api, K extends RequestName<A>> =
  A[K] extends RequestDefinition<infer P> ? z.output<P> : never;

export type RequestResult<A extends Api, K extends RequestName<A>> =
  A[K] extends RequestDefinition<z.ZodMiniType, infer R> ? z.output<R> : never;

export type NotificationData<A extends Api, K extends NotificationName<A>> =
  A[K] extends NotificationDefinition<infer D> ? z.output<D> : never;

/** One handler for every request of `A`; forgetting one does not compile. */
export type RequestHandlers<A extends Api> = {
  readonly [K in RequestName<A>]: (params: RequestParams<A, K>) => Promise<RequestResult<A, K>>;
};

/** One listener for every notification of `A`. */
export type NotificationListeners<A extends Api> = {
  readonly [K in NotificationName<A>]: (data: NotificationData<A, K>) => void;
};
