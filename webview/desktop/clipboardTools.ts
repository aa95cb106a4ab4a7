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

export interface ClipboardChoices {
  sharing(): "shared" | "apart";
  /** Whether Windows takes keys at this moment. */
  mayControl(): boolean;
}

/** What comes back within that time is what was given. */
const echoMs = 2_000;

/** So many of the characters that were left out are named. */
const namedCharacters = 12;

/** Text between the clipboard here and the one in Windows, or typed where Windows takes no part in it. */
export class ClipboardTools {
  /** Somebody on the other side has shared a text: it listens. */
  private partner: "heard" | "unheard" = "unheard";
  /** What was given last, so that it is not taken back. */
  private given: { readonly text: string; readonly at: number } | undefined;
  private typing: "idle" | "busy" = "idle";

  constructor(
    private readonly parts: ClipboardParts,
    private readonly choices: ClipboardChoices,
  ) {}

  /** Who listened may not do so on the next connection. */
  forgetPartner(): void {
    this.partner = "unheard";
    this.given = undefined;
  }

  /** Text that was copied on the other side. */
  take(text: string): void {
    this.partner = "heard";
    const isEcho = this.given?.text === text && performance.now() - this.given.at < echoMs;
    // Copied once more, it is meant to come.
    this.given = undefined;
    if (this.choices.sharing() === "shared" && text !== "" && !isEcho) {
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
    const way = this.choices.sharing() === "shared" ? await this.give(text) : "apart";
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
      this.given = { text, at: performance.now() };
      screen.giveClipboard(text);
    }
    return way;
  }

  /** One text at a time: of two at once Windows would get the letters mixed. */
  private async type(text: string, why = ""): Promise<void> {
    if (this.typing === "busy") {
      this.say(this.parts.strings.stillTyping);
      return;
    }
    this.typing = "busy";
    const abort = new AbortController();
    try {
      const { typed, leftOut, untyped } = await this.typeShown(text, abort);
      const isCutShort = untyped > 0 && !abort.signal.aborted;
      this.say(
        isCutShort
          ? fill(this.parts.strings.typedUntilEnd, typed, typed + leftOut.length + untyped)
          : why + this.describeTyped(typed, leftOut),
      );
    } finally {
      this.typing = "idle";
    }
  }

  private async typeShown(text: string, abort: AbortController): ReturnType<Screen["type"]> {
    const { notices, screen, strings } = this.parts;
    const shown = notices.showWork(fill(strings.typing, 0, text.length), {
      label: strings.cancel,
      onCancel: () => abort.abort(),
    });
    screen.focus();
    try {
      return await screen.type(text, {
        signal: abort.signal,
        mayType: () => this.choices.mayControl(),
        onProgress: (done, total) => shown.update(fill(strings.typing, done, total)),
      });
    } finally {
      shown.end();
    }
  }

  private describeTyped(typed: number, leftOut: readonly string[]): string {
    const { strings } = this.parts;
    const names = [...new Set(leftOut)];
    const some = names.slice(0, namedCharacters).join(" ") + (names.length > namedCharacters ? " …" : "");
    return leftOut.length > 0 ? fill(strings.typedPartly, typed, leftOut.length, some) : fill(strings.typed, typed);
  }

  private say(text: string): void {
    this.parts.notices.show(text);
  }
}
