import type { ScreenLine, ScreenLineOffer, ScreenLines } from "./screenLines";

/** The page, by messages, and the screen behind us. */
export interface WireHost {
  /** Tells the page of a screen; with a line it answers by coming on it or by refusing it. */
  notifyOpened(session: number, line: ScreenLineOffer | undefined): void;
  notifyData(session: number, pieces: readonly Uint8Array[]): void;
  onInput(session: number, data: Uint8Array): void;
  onConsumed(session: number, byteCount: number): void;
  /** The page went off its line. */
  onLost(session: number): void;
}

/** How one session's bytes go: kept until the page has said which way it takes, then by its line or by messages. */
type Way =
  | { readonly kind: "undecided"; readonly kept: (readonly Uint8Array[])[] }
  | { readonly kind: "line"; readonly line: ScreenLine }
  | { readonly kind: "messages" };

/** The bytes of a screen on their way to its page: straight where the page is on this machine, by messages elsewhere. */
export class ScreenWire {
  private session = 0;
  private way: Way = { kind: "messages" };
  private lines: ScreenLines | undefined;

  constructor(private readonly host: WireHost) {}

  /** From the next session on; without lines all goes by messages. */
  use(lines: ScreenLines | undefined): void {
    this.lines = lines;
  }

  open(session: number): void {
    this.close(this.session);
    this.session = session;
    this.way = this.lines ? { kind: "undecided", kept: [] } : { kind: "messages" };
    this.host.notifyOpened(session, this.lines && this.offer(session, this.lines));
  }

  send(session: number, pieces: readonly Uint8Array[]): void {
    if (session !== this.session) {
      return;
    }
    switch (this.way.kind) {
      case "undecided":
        this.way.kept.push(pieces);
        break;
      case "line":
        this.way.line.send(pieces);
        break;
      case "messages":
        this.host.notifyData(session, pieces);
        break;
    }
  }

  /** The page did not come on its line; `never`: it is on another machine, or may not, and is not asked again. */
  refuse(session: number, next: "mayTry" | "never"): void {
    if (next === "never") {
      this.lines = undefined;
    }
    if (session === this.session && this.way.kind === "undecided") {
      this.decide({ kind: "messages" });
    }
  }

  close(session: number): void {
    if (session === this.session) {
      const { way } = this;
      this.way = { kind: "messages" };
      this.session = 0;
      if (way.kind === "line") {
        way.line.close();
      }
    }
  }

  /** The screen is not wanted any more. */
  letGo(): void {
    this.close(this.session);
  }

  private offer(session: number, lines: ScreenLines): ScreenLineOffer {
    const isCurrent = (): boolean => session === this.session;
    return lines.offer({
      onOpened: (line) => {
        if (isCurrent() && this.way.kind === "undecided") {
          this.decide({ kind: "line", line });
        } else {
          line.close();
        }
      },
      onUntaken: () => this.refuse(session, "mayTry"),
      onInput: (data) => isCurrent() && this.host.onInput(session, data),
      onConsumed: (byteCount) => isCurrent() && this.host.onConsumed(session, byteCount),
      onClosed: () => {
        if (isCurrent() && this.way.kind === "line") {
          this.host.onLost(session);
        }
      },
    });
  }

  private decide(way: Way): void {
    const kept = this.way.kind === "undecided" ? this.way.kept : [];
    this.way = way;
    for (const pieces of kept) {
      this.send(this.session, pieces);
    }
  }
}
