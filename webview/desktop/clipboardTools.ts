import type { desktopApi, DesktopStrings } from "../../src/protocol/desktopApi";
import type { MessageClient } from "../kit/messageClient";
import { fill } from "./fill";
import type { Notices } from "./notices";
import type { Screen } from "./screen";

export interface ClipboardParts {
  readonly client: MessageClient<typeof desktopApi>;
  readonly strings: DesktopStrings;
  readonly screen: Screen;
  readonly notices: Notices;
}

/** So many of the characters that were left out are named. */
const namedCharacters = 12;

/** Text between the clipboard here and the one in Windows, or typed where Windows takes no part in it. */
export class ClipboardTools {
  /** Somebody on the other side has shared a text: it listens. */
  private partner: "heard" | "unheard" = "unheard";
  /** What was given last, so that it is not taken back. */
  private given = "";

  constructor(
    private readonly parts: ClipboardParts,
    private readonly sharing: () => "shared" | "apart",
  ) {}

  /** Text that was copied on the other side. */
  take(text: string): void {
    this.partner = "heard";
    if (this.sharing() === "shared" && text !== "" && text !== this.given) {
      this.parts.client.notify("writeClipboard", { text });
      this.say(this.parts.strings.clipboardCopied);
    }
  }

  /** Any text, by the clipboard, where Windows has a program that takes it; else typed. */
  async paste(): Promise<void> {
    const { client, screen, strings } = this.parts;
    const { text } = await client.request("readClipboard", undefined);
    if (text === "") {
      this.say(strings.clipboardEmpty);
    } else if (this.sharing() === "shared" && (await this.isHeard())) {
      this.given = text;
      screen.giveClipboard(text);
      screen.focus();
      this.say(strings.clipboardGiven);
    } else {
      await this.type(text);
    }
  }

  async typeClipboard(): Promise<void> {
    const { text } = await this.parts.client.request("readClipboard", undefined);
    if (text === "") {
      this.say(this.parts.strings.clipboardEmpty);
    } else {
      await this.type(text);
    }
  }

  private async isHeard(): Promise<boolean> {
    if (this.partner === "heard") {
      return true;
    }
    const { agent } = await this.parts.client.request("findClipboard", undefined);
    return agent === "running";
  }

  private async type(text: string): Promise<void> {
    const { notices, screen, strings } = this.parts;
    const abort = new AbortController();
    const progress = (typed: number, total: number): string => fill(strings.typing, typed, total);
    notices.show(progress(0, text.length), { cancel: strings.cancel, onCancel: () => abort.abort() });
    screen.focus();
    const { typed, leftOut } = await screen.type(text, {
      signal: abort.signal,
      onProgress: (done, total) => notices.update(progress(done, total)),
    });
    const names = [...new Set(leftOut)];
    const some = names.slice(0, namedCharacters).join(" ") + (names.length > namedCharacters ? " …" : "");
    this.say(leftOut.length > 0 ? fill(strings.typedPartly, typed, leftOut.length, some) : fill(strings.typed, typed));
  }

  private say(text: string): void {
    this.parts.notices.show(text, { stays: "shortly" });
  }
}
