import type { desktopApi, DesktopAction, DesktopStrings, DesktopView } from "../../src/protocol/desktopApi";
import { element } from "../kit/element";
import type { MessageClient } from "../kit/messageClient";
import { Banners } from "./banners";
import { Hints } from "./hints";
import { Installation } from "./installationView";
import { MessageView } from "./messageView";
import { Notices } from "./notices";
import { Overlay } from "./overlay";
import { loadState, saveState, type PageState } from "./pageState";
import { Screen } from "./screen";
import { Toolbar } from "./toolbar";

/** The page of one desktop: its installation, its screen, or what there is to say instead. */
export class DesktopPage {
  private readonly notices = new Notices();
  private readonly banners = new Banners((action) => this.act(action));
  private readonly hints = new Hints();
  private readonly screen: Screen;
  private readonly installation: Installation;
  private readonly message: MessageView;
  private readonly overlay: Overlay;
  private readonly toolbar: Toolbar;
  private state: PageState;
  private view: DesktopView["kind"] | undefined;

  constructor(
    private readonly client: MessageClient<typeof desktopApi>,
    private readonly strings: DesktopStrings,
    desktop: unknown,
  ) {
    this.state = { ...loadState(), desktop };
    this.screen = this.createScreen();
    this.toolbar = this.createToolbar();
    this.installation = new Installation(strings, () => this.act("showLogs"));
    this.message = new MessageView((action) => this.act(action));
    this.overlay = new Overlay(strings, () => this.client.notify("reconnectNow", undefined));
    const stage = element("div", { class: "stage" }, this.screen.root, this.overlay.root, this.message.root);
    document.body.append(
      element(
        "main",
        { class: "desktop" },
        this.toolbar.root,
        this.installation.root,
        this.banners.root,
        this.hints.root,
        this.notices.root,
        stage,
      ),
    );
    window.addEventListener("focus", () => this.focusScreen());
    this.change({});
  }

  showView(view: DesktopView): void {
    const isScreen = view.kind === "screen";
    if (isScreen && this.view !== "screen") {
      this.overlay.showConnecting();
    }
    this.view = view.kind;
    document.body.dataset.view = view.kind;
    this.toolbar.root.hidden = !isScreen;
    this.screen.root.hidden = !isScreen;
    if (!isScreen) {
      this.overlay.hide();
    }
    this.banners.show(isScreen ? view.banners : []);
    this.hints.show(view.kind === "message" ? undefined : view.hints);
    this.installation.show(view.kind === "message" ? undefined : view.installation, isScreen ? "strip" : "large");
    this.message.show(view.kind === "message" ? view : undefined);
  }

  screenOpened(session: number): void {
    this.screen.open(session);
  }

  screenData(session: number, data: Uint8Array): void {
    this.screen.receive(session, data);
  }

  screenClosed(session: number, cause: string): void {
    this.screen.close(session);
    this.toolbar.setConnection("closed");
    if (this.view === "screen") {
      this.overlay.showClosed(cause);
    }
  }

  private createScreen(): Screen {
    return new Screen(this.strings.screen, {
      channelOf: (session) => ({
        send: (data) => this.client.notify("input", { session, data }),
        consumed: (byteCount) => this.client.notify("consumed", { session, byteCount }),
      }),
      onConnected: () => this.connected(),
      onFailed: (session, reason) => this.client.notify("screenFailed", { session, reason }),
      onLeave: () => this.toolbar.focus(),
    });
  }

  private createToolbar(): Toolbar {
    return new Toolbar(this.strings, {
      scale: (scale) => this.change({ scale }),
      control: (control) => this.change({ control }),
      fullWindow: () => void this.client.request("toggleFullWindow", undefined).catch(this.explain),
      ctrlAltDel: () => {
        this.screen.sendCtrlAltDel();
        this.screen.focus();
      },
      typeClipboard: () => void this.typeClipboard().catch(this.explain),
      screenshot: () => void this.saveScreenshot().catch(this.explain),
      reconnect: () => this.client.notify("reconnectNow", undefined),
    });
  }

  private connected(): void {
    this.overlay.hide();
    this.toolbar.setConnection("open");
    this.focusScreen();
  }

  /** Typing goes to the guest at once, unless the person is elsewhere, in another editor or on a button. */
  private focusScreen(): void {
    const { activeElement } = document;
    if (document.hasFocus() && (activeElement === document.body || activeElement === null)) {
      this.screen.focus();
    }
  }

  private change(change: Partial<PageState>): void {
    this.state = { ...this.state, ...change };
    this.screen.setScale(this.state.scale);
    this.screen.setControl(this.state.control);
    this.toolbar.show(this.state);
    saveState(this.state);
  }

  private act(action: DesktopAction): void {
    void this.client.request("act", { action }).catch(this.explain);
  }

  private readonly explain = (error: unknown): void => {
    this.notices.show(error instanceof Error ? error.message : String(error), { stays: "shortly" });
  };

  private async typeClipboard(): Promise<void> {
    const { text } = await this.client.request("readClipboard", undefined);
    if (text === "") {
      this.notices.show(this.strings.clipboardEmpty, { stays: "shortly" });
      return;
    }
    const abort = new AbortController();
    const progress = (typed: number, total: number): string => fill(this.strings.typing, typed, total);
    this.notices.show(progress(0, text.length), { cancel: this.strings.cancel, onCancel: () => abort.abort() });
    this.screen.focus();
    const { typed, leftOut } = await this.screen.type(text, {
      signal: abort.signal,
      onProgress: (done, total) => this.notices.update(progress(done, total)),
    });
    const said = leftOut > 0 ? fill(this.strings.typedPartly, typed, leftOut) : fill(this.strings.typed, typed);
    this.notices.show(said, { stays: "shortly" });
  }

  private async saveScreenshot(): Promise<void> {
    const png = await this.screen.screenshot();
    if (png) {
      await this.client.request("saveScreenshot", { png });
    }
  }
}

/** The extension's sentences have places for numbers: `{0}`, `{1}`. */
function fill(sentence: string, ...values: readonly number[]): string {
  return sentence.replace(/\{(\d)\}/g, (place, at: string) => String(values[Number(at)] ?? place));
}
