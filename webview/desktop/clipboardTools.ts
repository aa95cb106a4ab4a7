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
      return;
    }
    const way = this.sharing() === "shared" ? await this.give(text) : "apart";
    if (way === "agent" || way === "screen") {
      screen.focus();
      this.say(strings.clipboardGiven);
    } else {
      await this.type(text, way === "silent" ? `${strings.agentSilent} ` : "");
    }
  }

  /** What Windows has in its clipboard now; text of an agent of the screen's protocol comes by itself. */
  async fetch(): Promise<void> {
    const { client, screen, strings } = this.parts;
    const { answer } = await client.request("takeClipboard", undefined);
    const texts = {
      taken: strings.clipboardCopied,
      empty: strings.otherClipboardEmpty,
      absent: `${strings.cannotTake} ${strings.agentAbsent}`,
      silent: `${strings.cannotTake} ${strings.agentSilent}`,
    };
    screen.focus();
    this.say(texts[answer]);
  }

  async typeClipboard(): Promise<void> {
    const { text } = await this.parts.client.request("readClipboard", undefined);
    if (text === "") {
      this.say(this.parts.strings.clipboardEmpty);
    } else {
      await this.type(text);
    }
  }

  private async give(text: string): Promise<"agent" | "screen" | "absent" | "silent"> {
    const { client, screen } = this.parts;
    const { way } =
      this.partner === "heard" ? { way: "screen" as const } : await client.request("giveClipboard", { text });
    if (way === "screen") {
      this.given = text;
      screen.giveClipboard(text);
    }
    return way;
  }

  private async type(text: string, why = ""): Promise<void> {
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
    const told =
      leftOut.length > 0 ? fill(strings.typedPartly, typed, leftOut.length, some) : fill(strings.typed, typed);
    this.say(why + told);
  }

  private say(text: string): void {
    this.parts.notices.show(text, { stays: "shortly" });
  }
}
