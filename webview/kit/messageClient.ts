import * as z from "zod/mini";
import type {
  NotificationData,
  NotificationListeners,
  NotificationName,
  PanelApi,
  RequestName,
  RequestParams,
  RequestResult,
} from "../../src/protocol/define";
import { dispatchNotification } from "../../src/protocol/dispatch";
import {
  responseEnvelope,
  type NotificationEnvelope,
  type RequestEnvelope,
  type ResponseEnvelope,
} from "../../src/protocol/envelope";
import { vscodeApi } from "./vscodeApi";

interface Waiting {
  answered(response: ResponseEnvelope): void;
}

/** The webview's end of a panel's messages: asks, tells, and hears what the extension tells. */
export class MessageClient<P extends PanelApi> {
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(
    private readonly api: P,
    listeners: NotificationListeners<P["toWebview"]>,
  ) {
    window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (!dispatchNotification(api.toWebview, listeners, data)) {
        this.takeAnswer(data);
      }
    });
  }

  /** Rejects with the extension's own words. */
  request<K extends RequestName<P["toHost"]>>(
    method: K,
    params: RequestParams<P["toHost"], K>,
  ): Promise<RequestResult<P["toHost"], K>> {
    const definition = this.api.toHost[method];
    if (definition?.kind !== "request") {
      return Promise.reject(new Error(`Unknown request: ${method}`));
    }
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, {
        answered: (response) => {
          if (!response.ok) {
            reject(new Error(response.message));
            return;
          }
          const result = z.safeParse(definition.result, response.result);
          if (result.success) {
            // The definition's own schema has just made it of that type.
            resolve(result.data as RequestResult<P["toHost"], K>);
          } else {
            reject(result.error);
          }
        },
      });
      vscodeApi.postMessage({ type: "request", id, method, params } satisfies RequestEnvelope);
    });
  }

  notify<K extends NotificationName<P["toHost"]>>(name: K, data: NotificationData<P["toHost"], K>): void {
    vscodeApi.postMessage({ type: "notification", name, data } satisfies NotificationEnvelope);
  }

  private takeAnswer(message: unknown): void {
    const response = z.safeParse(responseEnvelope, message);
    if (response.success) {
      const { id } = response.data;
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      waiting?.answered(response.data);
    }
  }
}
