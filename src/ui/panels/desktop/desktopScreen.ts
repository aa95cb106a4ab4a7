import * as vscode from "vscode";
import { ScreenKeeper, type OpenTunnel } from "../../../desktop/screen/screenKeeper";
import type { ScreenLines } from "../../../desktop/screen/screenLines";
import type { ScreenFlow } from "../../../desktop/screen/screenTunnel";
import { ScreenWire } from "../../../desktop/screen/screenWire";
import type { Disposable } from "../../../platform/emitter";
import type { Logger } from "../../../platform/logger";
import type { desktopApi } from "../../../protocol/desktopApi";
import { presentError } from "../../errors/presentError";
import { messageBytes } from "../messageBytes";
import type { MessageHost } from "../messageHost";

export interface DesktopScreenParts {
  readonly open: OpenTunnel;
  /** Where its page can come to straight; the screen's own from now on. */
  readonly lines: ScreenLines | undefined;
  readonly onOpened: () => void;
  readonly host: () => Pick<MessageHost<typeof desktopApi>, "notify">;
  readonly name: () => string;
  readonly logger: Logger;
}

/** The screen of one panel: kept connected to its desktop on one side, and to its page on the other. */
export class DesktopScreen implements Disposable {
  private readonly keeper: ScreenKeeper;
  private readonly wire: ScreenWire;

  constructor(private readonly parts: DesktopScreenParts) {
    this.keeper = new ScreenKeeper(parts.open, {
      onOpened: (session) => {
        this.wire.open(session);
        parts.onOpened();
      },
      onData: (session, pieces) => this.wire.send(session, pieces),
      onClosed: (session, cause) => this.closed(session, cause),
      // Its page would go on to take keys, and show a picture that stands still as if it were the screen.
      onLetGo: (session) => this.tellClosed(session, vscode.l10n.t("Connecting to the screen…")),
    });
    this.wire = new ScreenWire({
      notifyOpened: (session, line) => parts.host().notify("screenOpened", { session, line }),
      notifyData: (session, pieces) => parts.host().notify("screenData", { session, data: messageBytes(pieces) }),
      onInput: (session, data) => this.keeper.send(session, data),
      onConsumed: (session, byteCount) => this.keeper.grant(session, byteCount),
      onLost: (session) => this.keeper.fail(session),
    });
  }

  /** What its page says of it. */
  readonly notifications = {
    input: ({ session, data }: { session: number; data: Uint8Array }) => this.keeper.send(session, data),
    consumed: ({ session, byteCount }: { session: number; byteCount: number }) => this.keeper.grant(session, byteCount),
    screenFailed: ({ session, reason }: { session: number; reason: string }) => {
      this.parts.logger.warn(`The screen of ${this.parts.name()} failed: ${reason}`);
      this.keeper.fail(session);
    },
    lineRefused: ({ session, reason, next }: { session: number; reason: string; next: "mayTry" | "never" }) => {
      this.parts.logger.debug(`The screen of ${this.parts.name()} travels as messages: ${reason}`);
      this.wire.refuse(session, next);
    },
    reconnectNow: () => this.keeper.reconnect(),
  };

  /** A page that was loaded anew knows nothing of an earlier connection. */
  beginAnew(): void {
    this.letGo();
    this.wire.use(this.parts.lines);
  }

  /** It has a picture. */
  want(): void {
    this.keeper.want();
  }

  /** Something about its desktop changed: what failed just now may not any more. */
  retryNow(): void {
    this.keeper.retryNow();
  }

  letGo(): void {
    this.keeper.letGo();
    this.wire.letGo();
  }

  setFlow(flow: ScreenFlow): void {
    this.keeper.setFlow(flow);
  }

  dispose(): void {
    this.keeper.dispose();
    this.wire.letGo();
    this.parts.lines?.dispose();
  }

  private closed(session: number, cause: unknown): void {
    const why = typeof cause === "string" ? cause : presentError(cause).message;
    this.parts.logger.debug(`The screen of ${this.parts.name()} closed: ${why}`);
    const text = vscode.l10n.t("The connection to the screen was lost. It is taken up again by itself.");
    this.tellClosed(session, typeof cause === "string" ? text : `${text}\n${why}`);
  }

  private tellClosed(session: number, cause: string): void {
    this.wire.close(session);
    this.parts.host().notify("screenClosed", { session, cause });
  }
}
