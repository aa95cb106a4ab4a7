import * as vscode from "vscode";
import { hasScreen } from "../../../desktop/desktop";
import { ScreenKeeper } from "../../../desktop/screen/screenKeeper";
import { openScreen } from "../../../desktop/screen/screenTunnel";
import { disposeAll, type Disposable } from "../../../platform/emitter";
import type { Logger } from "../../../platform/logger";
import { overviewApi, type OverviewTile } from "../../../protocol/overviewApi";
import { describeState } from "../../tree/desktops/describeDesktop";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { Desktop, Desktops } from "../../tree/desktops/desktops";
import { OutOfSight } from "../desktop/outOfSight";
import { messageBytes } from "../messageBytes";
import { MessageHost } from "../messageHost";
import { desktopIcon, webviewHtml, webviewRoots } from "../webviewHtml";
import { engineAway } from "../../errors/usualErrors";

export interface OverviewParts {
  readonly desktops: Desktops;
  readonly extensionUri: vscode.Uri;
  readonly logger: Logger;
  readonly open: (node: DesktopNode) => Promise<void>;
  /** A tab that comes back after a reload may be the first to want engines. */
  readonly ready: () => Promise<void>;
}

interface Connection {
  readonly id: string;
  readonly session: number;
}

/** The tab with a small live picture of every running desktop. */
export class OverviewPanel implements Disposable {
  private readonly host: MessageHost<typeof overviewApi>;
  private readonly keepers = new Map<string, ScreenKeeper>();
  private readonly subscriptions: readonly Disposable[];
  private page: "loading" | "shown" | "closed" = "loading";
  private told = "";
  private readonly sight = new OutOfSight(
    () => false,
    () => this.update(),
  );

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly parts: OverviewParts,
  ) {
    const { extensionUri, logger } = parts;
    panel.iconPath = desktopIcon(extensionUri);
    panel.webview.options = { enableScripts: true, localResourceRoots: [...webviewRoots(extensionUri)] };
    this.host = this.createHost();
    this.subscriptions = [
      this.host,
      this.sight,
      parts.desktops.onDidChange(() => this.update()),
      panel.onDidChangeViewState(() => this.see()),
      panel.onDidDispose(() => this.dispose()),
    ];
    this.see();
    panel.webview.html = webviewHtml(panel.webview, extensionUri, "overview");
    void this.begin().catch((error: unknown) => logger.error("The overview of the desktops could not begin", error));
  }

  reveal(): void {
    this.panel.reveal();
  }

  onDidDispose(listener: () => void): void {
    this.panel.onDidDispose(listener);
  }

  dispose(): void {
    this.page = "closed";
    this.letGo();
    disposeAll(this.subscriptions);
  }

  private async begin(): Promise<void> {
    await this.parts.ready();
    await this.parts.desktops.start();
    this.update();
  }

  private createHost(): MessageHost<typeof overviewApi> {
    const handlers = {
      requests: {
        ready: () => {
          this.page = "loading";
          this.letGo();
          const tiles = this.tiles();
          this.told = JSON.stringify(tiles);
          return Promise.resolve({ tiles: [...tiles], strings: overviewStrings() });
        },
        open: ({ id }: { id: string }) => this.open(id),
      },
      notifications: {
        shown: () => {
          this.page = "shown";
          this.update();
        },
        input: ({ id, session, data }: Connection & { data: Uint8Array }) => this.keepers.get(id)?.send(session, data),
        consumed: ({ id, session, byteCount }: Connection & { byteCount: number }) =>
          this.keepers.get(id)?.grant(session, byteCount),
        screenFailed: ({ id, session, reason }: Connection & { reason: string }) => {
          this.parts.logger.warn(`A picture of the desktop ${id} failed: ${reason}`);
          this.keepers.get(id)?.fail(session);
        },
      },
    };
    return new MessageHost(this.panel.webview, overviewApi, handlers, this.parts.logger);
  }

  private update(): void {
    if (this.page !== "shown") {
      return;
    }
    const tiles = this.tiles();
    const text = JSON.stringify(tiles);
    if (text !== this.told) {
      this.told = text;
      this.host.notify("tilesChanged", { tiles: [...tiles] });
    }
    this.keepAll(new Set(tiles.map(({ id }) => id)));
  }

  private keepAll(ids: ReadonlySet<string>): void {
    for (const [id, keeper] of this.keepers) {
      if (!ids.has(id)) {
        keeper.dispose();
        this.keepers.delete(id);
      }
    }
    for (const id of ids) {
      if (this.sight.isAway) {
        this.keepers.get(id)?.letGo();
      } else {
        this.keeperOf(id).want();
      }
    }
    this.setFlow();
  }

  private keeperOf(id: string): ScreenKeeper {
    const present = this.keepers.get(id);
    if (present) {
      return present;
    }
    const keeper = new ScreenKeeper(
      async (listener, signal) => {
        const desktop = this.parts.desktops.find(id);
        const engine = desktop && this.parts.desktops.engineOf(desktop);
        if (!engine) {
          throw engineAway();
        }
        return openScreen(engine, id, listener, signal);
      },
      {
        onOpened: (session) => this.host.notify("screenOpened", { id, session }),
        onData: (session, pieces) => this.host.notify("screenData", { id, session, data: messageBytes(pieces) }),
        onClosed: (session) => this.host.notify("screenClosed", { id, session }),
        onLetGo: (session) => this.host.notify("screenClosed", { id, session }),
      },
    );
    this.keepers.set(id, keeper);
    return keeper;
  }

  private see(): void {
    this.sight.set(this.panel.visible ? "visible" : "hidden");
    this.setFlow();
  }

  private setFlow(): void {
    for (const keeper of this.keepers.values()) {
      keeper.setFlow(this.panel.visible ? "flowing" : "held");
    }
  }

  private letGo(): void {
    this.keepers.forEach((keeper) => keeper.dispose());
    this.keepers.clear();
  }

  private async open(id: string): Promise<void> {
    const desktop = this.parts.desktops.find(id);
    if (desktop) {
      await this.parts.open({ kind: "desktop", engineKey: desktop.snapshot.key, id });
    }
  }

  private tiles(): readonly OverviewTile[] {
    const shown = this.parts.desktops.list().filter((desktop) => isToBeSeen(desktop));
    return shown.map(({ container, snapshot, state }) => ({
      id: container.id,
      name: container.name,
      detail: [state ? describeState(state) : "", snapshot.endpoint.name].filter((part) => part !== "").join(" · "),
    }));
  }
}

function isToBeSeen({ state, snapshot }: Desktop): boolean {
  return state !== undefined && hasScreen(state) && snapshot.state.kind === "connected";
}

function overviewStrings() {
  return {
    title: vscode.l10n.t("Running Desktops"),
    open: vscode.l10n.t("Open {0}, {1}", "{0}", "{1}"),
    empty: vscode.l10n.t("No desktop is running. Every desktop that runs appears here by itself."),
    connecting: vscode.l10n.t("Connecting to the screen…"),
  };
}
