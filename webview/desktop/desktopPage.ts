import type {
  desktopApi,
  DesktopAction,
  DesktopStrings,
  DesktopView,
  ScreenOrder,
} from "../../src/protocol/desktopApi";
import type { ScreenChoices } from "../../src/protocol/screenChoices";
import type { ScreenLineOffer } from "../../src/protocol/screenLine";
import { element } from "../kit/element";
import { errorText } from "../kit/errorText";
import type { MessageClient } from "../kit/messageClient";
import { Banners } from "./banners";
import { Hints } from "./hints";
import { Installation } from "./installationView";
import { MessageView } from "./messageView";
import { Notices } from "./notices";
import { Overlay } from "./overlay";
import { Screen } from "./screen";
import type { ChannelHost } from "./screenChannel";
import { obey } from "./screenCommands";
import { ScreenLine } from "./screenLine";
import { ScreenTools } from "./screenTools";
import { Statistics } from "./statistics";

/** The page of one desktop: its installation, its screen, or what there is to say instead. */
export class DesktopPage {
  private readonly notices = new Notices();
  private readonly banners = new Banners((action) => this.act(action));
  private readonly hints = new Hints();
  private readonly screen: Screen;
  private readonly statistics: Statistics;
  private readonly installation: Installation;
  private readonly message: MessageView;
  private readonly overlay: Overlay;
  private readonly tools: ScreenTools;
  private view: DesktopView | undefined;
  private connection: "open" | "closed" = "closed";
  /** The session that the extension told of last, until it told of its end. */
  private opening: number | undefined;

  constructor(
    private readonly client: MessageClient<typeof desktopApi>,
    strings: DesktopStrings,
    choices: ScreenChoices,
  ) {
    this.screen = this.createScreen(strings.screen);
    this.statistics = new Statistics(
      strings.statisticsLine,
      () => this.screen.canvas(),
      (text) => this.tools.setStatus(text),
    );
    const { screen, statistics, notices } = this;
    this.tools = new ScreenTools({ client, strings, screen, statistics, notices, explain: this.explain }, choices);
    this.installation = new Installation(strings, () => this.act("showLogs"));
    this.message = new MessageView((action) => this.act(action));
    this.overlay = new Overlay(strings, {
      reconnect: () => this.client.notify("reconnectNow", undefined),
      resume: () => void this.client.request("power", { action: "resume" }).catch(this.explain),
    });
    const stage = element("div", { class: "stage" }, screen.root, this.overlay.root, this.message.root);
    const lines = [this.installation.root, this.banners.root, this.hints.root, notices.root];
    document.body.append(element("main", { class: "desktop" }, this.tools.toolbar.root, ...lines, stage));
    window.addEventListener("focus", () => this.focusScreen());
    this.tools.begin();
  }

  showView(view: DesktopView): void {
    const before = this.view;
    this.view = view;
    const isScreen = view.kind === "screen";
    if (!isScreen) {
      this.tools.endRecording();
    }
    document.body.dataset.view = view.kind;
    this.tools.toolbar.root.hidden = !isScreen;
    this.screen.root.hidden = !isScreen;
    this.tools.setMachine(isScreen && view.machine === "paused" ? "paused" : "running");
    if (isScreen && before?.kind !== "screen") {
      this.overlay.showConnecting();
    } else {
      this.showStillness();
    }
    this.banners.show(isScreen ? view.banners : []);
    this.hints.show(view.kind === "message" ? undefined : view.hints);
    this.installation.show(view.kind === "message" ? undefined : view.installation, isScreen ? "strip" : "large");
    this.message.show(view.kind === "message" ? view : undefined);
  }

  /** What a command of VS Code asks. */
  obey(order: ScreenOrder): void {
    obey(this.tools, order);
  }

  screenOpened(session: number, offer: ScreenLineOffer | undefined): void {
    this.opening = session;
    if (offer) {
      this.openByLine(session, offer);
    } else {
      this.openScreen(session, this.messagesOf(session));
    }
  }

  screenData(session: number, data: Uint8Array): void {
    this.statistics.received(data.length);
    this.screen.receive(session, data);
  }

  screenClosed(session: number, cause: string): void {
    this.opening = undefined;
    this.screen.close(session);
    this.setConnection("closed");
    if (this.view?.kind === "screen") {
      this.overlay.showClosed(cause);
    }
  }

  soundData(data: Uint8Array): void {
    this.tools.playSound(data);
  }

  soundAbsent(reason: string): void {
    this.tools.soundAbsent(reason);
  }

  private openByLine(session: number, offer: ScreenLineOffer): void {
    ScreenLine.open(offer, {
      onOpened: (line) => this.openScreen(session, line),
      onData: (data) => this.screenData(session, data),
      onRefused: (reason, next) => {
        this.openScreen(session, this.messagesOf(session));
        this.client.notify("lineRefused", { session, reason, next });
      },
    });
  }

  private messagesOf(session: number): ChannelHost {
    return {
      send: (data) => this.client.notify("input", { session, data }),
      consumed: (byteCount) => this.client.notify("consumed", { session, byteCount }),
    };
  }

  /** Meanwhile the session may be over, and another one on its way. */
  private openScreen(session: number, way: ChannelHost): void {
    if (session === this.opening) {
      this.screen.open(session, {
        send: (data) => {
          this.statistics.sent(data);
          way.send(data);
        },
        consumed: (byteCount) => way.consumed(byteCount),
      });
    }
  }

  private createScreen(label: string): Screen {
    return new Screen(label, {
      onConnected: () => {
        this.setConnection("open");
        this.showStillness();
        this.focusScreen();
      },
      onFailed: (session, reason) => this.client.notify("screenFailed", { session, reason }),
      onLeave: () => this.tools.toolbar.focus(),
      onClipboard: (text) => this.tools.takeClipboard(text),
      onNotResized: () => this.tools.sayNotResized(),
    });
  }

  private setConnection(connection: "open" | "closed"): void {
    this.connection = connection;
    this.tools.setConnection(connection);
  }

  /** A picture that stands still says why. */
  private showStillness(): void {
    if (this.view?.kind !== "screen") {
      this.overlay.hide();
    } else if (this.connection === "open") {
      if (this.view.machine === "paused") {
        this.overlay.showPaused();
      } else {
        this.overlay.hide();
      }
    }
  }

  /** Typing goes to the guest at once, unless the person is elsewhere, in another editor or on a button. */
  private focusScreen(): void {
    const { activeElement } = document;
    if (document.hasFocus() && (activeElement === document.body || activeElement === null)) {
      this.screen.focus();
    }
  }

  private act(action: DesktopAction): void {
    void this.client.request("act", { action }).catch(this.explain);
  }

  private readonly explain = (error: unknown): void => {
    this.notices.show(errorText(error));
  };
}
