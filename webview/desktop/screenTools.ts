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
    if (!(await isFocusedSoon())) {
      this.say(this.parts.strings.screenshotNotCopied);
      return;
    }
    const picture = await this.parts.screen.screenshot();
    if (picture) {
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
    await (this.recorder ? this.stopRecording(this.recorder) : this.startRecording());
  }

  /** A screen that is gone has no more pictures, and its button is gone with it. */
  endRecording(): void {
    if (this.recorder) {
      this.stopRecording(this.recorder).catch(this.parts.explain);
    }
  }

  say(text: string): void {
    this.parts.notices.show(text);
  }

  private async stopRecording(recorder: Recorder): Promise<void> {
    this.recorder = undefined;
    await recorder.stop();
    this.setStatus("");
    this.toolbar.refresh();
    await this.parts.client.request("endRecording", undefined);
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
        // What was written until then is a video; what came after a gap would not be one.
        onFailed: (error) => {
          this.endRecording();
          explain(error);
        },
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

/** So long the keyboard may be on its way back from the palette; a picture that comes later is not expected any more. */
const focusMs = 5_000;

/** Pictures go into the clipboard only from where the keyboard is. */
function isFocusedSoon(): Promise<boolean> {
  return new Promise((resolve) => {
    if (document.hasFocus()) {
      resolve(true);
      return;
    }
    const late = AbortSignal.timeout(focusMs);
    window.addEventListener("focus", () => resolve(true), { once: true, signal: late });
    late.addEventListener("abort", () => resolve(false), { once: true });
  });
}

function timeOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
