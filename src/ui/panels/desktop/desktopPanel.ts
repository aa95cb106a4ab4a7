import * as vscode from "vscode";
import { hasScreen } from "../../../desktop/desktop";
import type { OpenTunnel } from "../../../desktop/screen/screenKeeper";
import type { ScreenLines } from "../../../desktop/screen/screenLines";
import { openScreen } from "../../../desktop/screen/screenTunnel";
import type { Disposable } from "../../../platform/emitter";
import type { Logger } from "../../../platform/logger";
import { desktopApi, type DesktopAction, type DesktopView, type ScreenOrder } from "../../../protocol/desktopApi";
import { readChoices, type ScreenChoices } from "../../../protocol/screenChoices";
import type { PowerAction } from "../../../protocol/screenCommands";
import { wakeIfIdle } from "../../commands/desktops/life/resumeDesktop";
import { reportError } from "../../errors/reportError";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { Desktop, Desktops } from "../../tree/desktops/desktops";
import { MessageHost } from "../messageHost";
import { desktopIcon, webviewHtml, webviewRoots } from "../webviewHtml";
import { performDesktopAction } from "./desktopActions";
import { DesktopClipboard } from "./desktopClipboard";
import { DesktopMachine } from "./desktopMachine";
import { DesktopRecording } from "./desktopRecording";
import { DesktopScreen } from "./desktopScreen";
import { DesktopSound } from "./desktopSound";
import { desktopStrings } from "./desktopStrings";
import { desktopViewOf, lookingView } from "./desktopViewOf";
import { FullWindow } from "./fullWindow";
import { listenForPage } from "./listenForPage";
import { OutOfSight } from "./outOfSight";
import { saveScreenshot } from "./saveScreenshot";
import { engineAway } from "../../errors/usualErrors";

export interface DesktopPanelParts {
  readonly desktops: Desktops;
  readonly extensionUri: vscode.Uri;
  readonly logger: Logger;
  /** Where a desktop's choices are kept. */
  readonly memory: vscode.Memento;
  /** A tab that comes back after a reload may be the first to want engines. */
  readonly ready: () => Promise<void>;
}

/** The editor tab of one desktop. */
export class DesktopPanel implements Disposable {
  private readonly host: MessageHost<typeof desktopApi>;
  private readonly screen: DesktopScreen;
  private readonly subscriptions: readonly Disposable[];
  /** Until then a desktop that is not known may still turn up. */
  private engines: "unknown" | "lookedFor" = "unknown";
  private page: "loading" | "shown" | "closed" = "loading";
  private shownView = "";
  /** What came before there was a page to hear it. */
  private readonly orders: ScreenOrder[] = [];
  private readonly fullWindow = new FullWindow();
  private readonly recording = new DesktopRecording(
    () => this.name(),
    () => this.setFlow(),
  );
  private readonly machine: DesktopMachine;
  private readonly clipboard: DesktopClipboard;
  private readonly sound: DesktopSound;
  private readonly sight = new OutOfSight(
    () => this.recording.isOn,
    () => this.update(),
  );

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly node: DesktopNode,
    private readonly parts: DesktopPanelParts,
    lines: ScreenLines | undefined,
  ) {
    const { webview } = panel;
    this.screen = new DesktopScreen({
      open: (listener, signal) => this.openTunnel(listener, signal),
      lines,
      onOpened: () => this.machine.look(),
      host: () => this.host,
      name: () => this.name(),
      logger: parts.logger,
    });
    this.machine = new DesktopMachine(
      () => this.target(),
      () => this.update(),
      parts.logger,
    );
    this.clipboard = new DesktopClipboard(() => this.target(), parts.logger);
    this.sound = new DesktopSound(() => this.target(), {
      onData: (data) => this.host.notify("soundData", { data }),
      onAbsent: (reason) => this.host.notify("soundAbsent", { reason }),
    });
    this.host = this.createHost(webview);
    this.subscriptions = [
      this.host,
      this.screen,
      this.sound,
      this.machine,
      this.clipboard,
      this.sight,
      parts.desktops.onDidChange(() => this.update()),
      panel.onDidChangeViewState(() => this.followSight()),
      panel.onDidDispose(() => this.dispose()),
    ];
    this.setUp(lines ? [lines.origin] : []);
  }

  /** To be asked for before there is a panel: VS Code may lose a page that is not given at once. */
  static listen({ logger }: DesktopPanelParts): Promise<ScreenLines | undefined> {
    return listenForPage(logger);
  }

  get id(): string {
    return this.node.id;
  }

  get choices(): ScreenChoices {
    return readChoices(this.parts.memory.get(this.choicesKey()));
  }

  reveal(): void {
    this.panel.reveal();
  }

  get isInFront(): boolean {
    return this.panel.active;
  }

  /** What a command asks of its page; the keyboard goes there too. */
  order(order: ScreenOrder): void {
    this.panel.reveal();
    if (this.page === "loading") {
      this.orders.push(order);
    } else {
      this.host.notify("order", order);
    }
  }

  lookAtMachine(): void {
    this.machine.look();
  }

  /** Ends, and leaves its tab to whoever fills it next. */
  handOver(): vscode.WebviewPanel {
    this.dispose();
    return this.panel;
  }

  onDidDispose(listener: () => void): void {
    this.panel.onDidDispose(listener);
  }

  dispose(): void {
    this.page = "closed";
    this.endRecording(this.recording.close());
    this.logIfNot(this.fullWindow.leave());
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }

  private setUp(connections: readonly string[]): void {
    const { extensionUri } = this.parts;
    this.panel.iconPath = desktopIcon(extensionUri);
    this.panel.webview.options = { enableScripts: true, localResourceRoots: [...webviewRoots(extensionUri)] };
    this.panel.webview.html = webviewHtml(this.panel.webview, extensionUri, "desktop", connections);
    void this.begin().catch((error: unknown) => this.parts.logger.error("A desktop's panel could not begin", error));
  }

  private async begin(): Promise<void> {
    await this.parts.ready();
    await this.parts.desktops.start();
    this.engines = "lookedFor";
    this.followSight();
    this.update();
  }

  /** A press on its tab opens a desktop as well as one on its row. */
  private followSight(): void {
    const { visible } = this.panel;
    this.setFlow();
    this.sight.set(visible ? "visible" : "hidden");
    if (visible) {
      void wakeIfIdle(this.parts, this.node).catch((error: unknown) =>
        reportError(error, this.parts.logger, "An idle desktop was not woken"),
      );
    }
  }

  /** Nobody looks at a tab behind others; a video of it does. */
  private setFlow(): void {
    // A tab that was closed does not say whether it is to be seen.
    if (this.page !== "closed") {
      this.screen.setFlow(this.panel.visible || this.recording.isOn ? "flowing" : "held");
    }
  }

  private createHost(webview: vscode.Webview): MessageHost<typeof desktopApi> {
    const handlers = {
      requests: {
        ready: () => this.ready(),
        readClipboard: async () => ({ text: await vscode.env.clipboard.readText() }),
        saveScreenshot: ({ png }: { png: Uint8Array }) => saveScreenshot(this.name(), png),
        act: ({ action }: { action: DesktopAction }) => this.act(action),
        toggleFullWindow: () => this.fullWindow.toggle(),
        power: ({ action }: { action: PowerAction }) => this.machine.power(action),
        giveClipboard: ({ text }: { text: string }) => this.clipboard.give(text),
        takeClipboard: () => this.clipboard.take(),
        ...this.recording.requests,
      },
      notifications: {
        shown: () => this.shown(),
        choose: (choices: ScreenChoices) => this.logIfNot(this.parts.memory.update(this.choicesKey(), choices)),
        writeClipboard: ({ text }: { text: string }) => this.logIfNot(vscode.env.clipboard.writeText(text)),
        sound: ({ wanted }: { wanted: "wanted" | "unwanted" }) => this.sound.set(wanted),
        ...this.screen.notifications,
      },
    };
    return new MessageHost(webview, desktopApi, handlers, this.parts.logger);
  }

  private ready() {
    this.page = "loading";
    this.endRecording(this.recording.end());
    this.screen.beginAnew();
    this.sound.set("unwanted");
    const view = this.view(this.desktop());
    this.shownView = JSON.stringify(view);
    const { choices } = this;
    return Promise.resolve({ view, strings: desktopStrings(this.name()), desktop: this.node, choices });
  }

  private shown(): void {
    this.page = "shown";
    this.update();
    for (const order of this.orders.splice(0)) {
      this.host.notify("order", order);
    }
  }

  private update(): void {
    if (this.page === "closed") {
      return;
    }
    const desktop = this.desktop();
    this.panel.title = desktop?.container.name ?? this.panel.title;
    if (this.page !== "shown") {
      return;
    }
    const view = this.view(desktop);
    const text = JSON.stringify(view);
    if (text !== this.shownView) {
      this.shownView = text;
      this.host.notify("viewChanged", view);
      this.screen.retryNow();
    }
    if (this.sight.isAway) {
      this.screen.letGo();
      this.sound.setMachine("off");
    } else if (desktop?.state && hasScreen(desktop.state) && this.parts.desktops.engineOf(desktop)) {
      this.screen.want();
      this.sound.setMachine("running");
    } else {
      this.screen.letGo();
      this.sound.setMachine("off");
      this.machine.forget();
    }
  }

  private view(desktop: Desktop | undefined): DesktopView {
    const view = desktop === undefined && this.engines === "unknown" ? lookingView() : desktopViewOf(desktop);
    return view.kind === "screen" ? { ...view, machine: this.machine.state } : view;
  }

  /** The desktop and the way to it; nothing while its engine does not answer. */
  private target() {
    const desktop = this.desktop();
    const place = desktop && this.parts.desktops.engineOf(desktop);
    return place && { place, id: this.node.id, name: this.name() };
  }

  /** By name: a desktop that is made anew is the same to a person. */
  private choicesKey(): string {
    return `screenChoices/${this.node.engineKey}/${this.name()}`;
  }

  private openTunnel(...[listener, signal]: Parameters<OpenTunnel>) {
    const target = this.target();
    return target ? openScreen(target.place, target.id, listener, signal) : Promise.reject(engineAway());
  }

  /** What a person notices by itself when it did not work, and can do again. */
  private logIfNot(done: Thenable<void>): void {
    done.then(undefined, (error: unknown) =>
      this.parts.logger.warn("What was asked in a desktop's panel was not done", error),
    );
  }

  private endRecording(ending: Promise<void>): void {
    ending.catch((error: unknown) => this.parts.logger.warn("A video did not end well", error));
  }

  private async act(action: DesktopAction): Promise<void> {
    await performDesktopAction(action, this.node, this.desktop()?.state, this.parts.desktops);
  }

  private desktop(): Desktop | undefined {
    return this.parts.desktops.find(this.node.id);
  }

  private name(): string {
    return this.desktop()?.container.name ?? this.panel.title;
  }
}
