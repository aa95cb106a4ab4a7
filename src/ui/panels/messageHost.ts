import type * as vscode from "vscode";
import type { Disposable } from "../../platform/emitter";
import type { Logger } from "../../platform/logger";
import type {
  NotificationData,
  NotificationListeners,
  NotificationName,
  PanelApi,
  RequestHandlers,
} from "../../protocol/define";
import { dispatchNotification, dispatchRequest } from "../../protocol/dispatch";
import type { NotificationEnvelope } from "../../protocol/envelope";
import { presentError } from "../errors/presentError";

export interface HostHandlers<P extends PanelApi> {
  readonly requests: RequestHandlers<P["toHost"]>;
  readonly notifications: NotificationListeners<P["toHost"]>;
}

/** The extension's end of a panel's messages: answers every request, hears and tells. */
export class MessageHost<P extends PanelApi> implements Disposable {
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly webview: vscode.Webview,
    private readonly api: P,
    private readonly handlers: HostHandlers<P>,
    private readonly logger: Logger,
  ) {
    this.subscription = webview.onDidReceiveMessage((message: unknown) => this.take(message));
  }

  notify<K extends NotificationName<P["toWebview"]>>(name: K, data: NotificationData<P["toWebview"], K>): void {
    const message: NotificationEnvelope = { type: "notification", name, data };
    // A panel that was closed meanwhile is told nothing.
    this.webview
      .postMessage(message)
      .then(undefined, (error: unknown) => this.logger.debug("A panel did not take a message", error));
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private take(message: unknown): void {
    try {
      if (!dispatchNotification(this.api.toHost, this.handlers.notifications, message)) {
        // A panel that was closed meanwhile takes no answer.
        this.answer(message).catch((error: unknown) => this.logger.debug("A panel did not take an answer", error));
      }
    } catch (error) {
      this.logger.error("A panel sent what its protocol does not allow", error);
    }
  }

  private async answer(message: unknown): Promise<void> {
    const describeError = (error: unknown): string => {
      this.logger.error("A panel's request failed", error);
      return presentError(error).message;
    };
    const { api, handlers } = this;
    const response = await dispatchRequest({ api: api.toHost, handlers: handlers.requests, describeError }, message);
    if (response) {
      await this.webview.postMessage(response);
    }
  }
}
