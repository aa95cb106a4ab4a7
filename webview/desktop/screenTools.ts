import type { ScreenChoices } from "../../src/protocol/screenChoices";
import type { PowerAction } from "../../src/protocol/screenCommands";
import { ClipboardTools } from "./clipboardTools";
import { fill } from "./fill";
import { Recorder } from "./recorder";
import type { ScreenActions, ScreenToolsParts } from "./screenActions";
import { screenToolbarItems } from "./screenToolbarItems";
import { SoundPlayer } from "./soundPlayer";
import { Toolbar } from "./toolbar";

/** What the toolbar does, and the choices behind it, which outlive the tab. */
export class ScreenTools implements ScreenActions {
  readonly toolbar: Toolbar;
  readonly clipboard: ClipboardTools;
  private readonly player = new SoundPlayer();
  private recorder: Recorder | undefined;
  private connection: "open" | "closed" = "closed";
  private machine: "running" | "paused" = "running";

  constructor(
    readonly parts: ScreenToolsParts,
    private chosen: ScreenChoices,
  ) {
    const { strings } = parts;
    this.clipboard = new ClipboardTools(parts, {
      sharing: () => this.chosen.clipboard,
      mayControl: () => this.mayControl(),
    });
    this.toolbar = new Toolbar(strings.toolbar, strings.more, screenToolbarItems(this, strings));
  }

  get choices(): ScreenChoices {
    return this.chosen;
  }

  begin(): void {
    this.apply();
    if (this.chosen.sound === "on") {
      this.listen();
    }
  }

  change(change: Partial<ScreenChoices>): void {
    this.chosen = { ...this.chosen, ...change };
    this.parts.client.notify("choose", this.chosen);
    this.apply();
  }

  isConnected(): boolean {
    return this.connection === "open";
  }

  mayControl(): boolean {
    // A machine that stands still drops what is sent to it.
    return this.isConnected() && this.chosen.control === "control" && !this.isPaused();
  }

  isPaused(): boolean {
    return this.machine === "paused";
  }

  isRecording(): boolean {
    return this.recorder !== undefined;
  }

  setConnection(connection: "open" | "closed"): void {
    this.connection = connection;
    if (connection === "closed") {
      this.clipboard.forgetPartner();
    }
    this.toolbar.refresh();
  }

  setMachine(machine: "running" | "paused"): void {
    this.machine = machine;
    this.toolbar.refresh();
  }

  setStatus(text: string): void {
    this.toolbar.setStatus(text);
  }

  takeClipboard(text: string): void {
    this.clipboard.take(text);
  }

  sayNotResized(): void {
    this.say(this.parts.strings.notResized);
  }

  power(action: PowerAction): void {
    void this.parts.client.request("power", { action }).catch(this.parts.explain);
  }

  fullWindow(): void {
    void this.parts.client.request("toggleFullWindow", undefined).catch(this.parts.explain);
  }

  /** Webviews may be refused the whole screen: then the whole window is what there is. */
  async fullScreen(): Promise<void> {
    if (document.fullscreenElement) {
      await document.exitFullscreen();
      return;
    }
    try {
      await document.documentElement.requestFullscreen();
      this.parts.screen.focus();
    } catch {
      this.fullWindow();
    }
  }

  async saveScreenshot(): Promise<void> {
    const picture = await this.parts.screen.screenshot();
    if (picture) {
      await this.parts.client.request("saveScreenshot", { png: new Uint8Array(await picture.arrayBuffer()) });
    }
  }

  async copyScreenshot(): Promise<void> {
    const picture = await this.parts.screen.screenshot();
    if (picture) {
      await untilFocused();
      await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
      this.say(this.parts.strings.screenshotCopied);
    }
  }

  setSound(sound: ScreenChoices["sound"]): void {
    this.change({ sound });
    if (sound === "on") {
      this.listen();
    } else {
      this.player.stop();
      this.parts.client.notify("sound", { wanted: "unwanted" });
    }
  }

  playSound(data: Uint8Array): void {
    this.player.play(data);
  }

  soundAbsent(reason: string): void {
    this.player.stop();
    this.change({ sound: "muted" });
    this.say(reason);
  }

  async toggleRecording(): Promise<void> {
    const { recorder } = this;
    if (recorder) {
      this.recorder = undefined;
      await recorder.stop();
      this.setStatus("");
      this.toolbar.refresh();
      await this.parts.client.request("endRecording", undefined);
    } else {
      await this.startRecording();
    }
  }

  say(text: string): void {
    this.parts.notices.show(text, { stays: "shortly" });
  }

  private async startRecording(): Promise<void> {
    const { client, strings, screen, explain } = this.parts;
    const format = Recorder.format();
    if (format === undefined) {
      this.say(strings.recordingUnavailable);
      return;
    }
    const { answer } = await client.request("startRecording", { extension: "webm" });
    if (answer === "refused") {
      return;
    }
    this.recorder = new Recorder(
      {
        canvas: () => screen.canvas(),
        sound: () => this.player.stream(),
        write: (data) => client.request("recordingData", { data }),
        onTime: (seconds) => this.setStatus(fill(strings.recording, timeOf(seconds))),
        onFailed: explain,
      },
      format,
    );
    this.toolbar.refresh();
  }

  private listen(): void {
    this.player.start();
    this.parts.client.notify("sound", { wanted: "wanted" });
  }

  private apply(): void {
    this.parts.screen.setManner(this.chosen);
    this.parts.statistics.show(this.chosen.statistics);
    this.toolbar.refresh();
  }
}

/** Pictures go into the clipboard only from where the keyboard is, and from the palette it comes back in a moment. */
function untilFocused(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hasFocus()) {
      resolve();
    } else {
      window.addEventListener("focus", () => resolve(), { once: true });
    }
  });
}

function timeOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
