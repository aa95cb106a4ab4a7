import { fill } from "./fill";

/** The protocol's numbers for what the viewer says. */
const updateRequest = 3;
const inputs: ReadonlySet<number> = new Set([4, 5, 255]);

const periodMs = 1_000;
const keptAnswers = 9;

/** What the connection does, from what passes by. */
export class Statistics {
  private bytes = 0;
  private pictures = 0;
  private inputAt: number | undefined;
  private readonly answersMs: number[] = [];
  private timer: number | undefined;
  private periodAt = performance.now();

  constructor(
    private readonly sentence: string,
    private readonly canvas: () => HTMLCanvasElement | undefined,
    private readonly onText: (text: string) => void,
  ) {}

  /** noVNC asks for the next picture after it drew one. */
  sent(data: Uint8Array): void {
    const kind = data[0] ?? 0;
    if (kind === updateRequest) {
      this.pictures += 1;
    } else if (inputs.has(kind)) {
      this.inputAt ??= performance.now();
    }
  }

  received(byteCount: number): void {
    this.bytes += byteCount;
    if (this.inputAt !== undefined) {
      this.answersMs.push(performance.now() - this.inputAt);
      this.answersMs.splice(0, this.answersMs.length - keptAnswers);
      this.inputAt = undefined;
    }
  }

  show(state: "shown" | "hidden"): void {
    window.clearInterval(this.timer);
    this.timer = state === "shown" ? window.setInterval(() => this.tell(), periodMs) : undefined;
    this.begin();
    this.onText("");
  }

  private begin(): void {
    this.bytes = 0;
    this.pictures = 0;
    this.periodAt = performance.now();
  }

  private tell(): void {
    const seconds = (performance.now() - this.periodAt) / 1000;
    const middle = this.answersMs.toSorted((a, b) => a - b)[Math.floor(this.answersMs.length / 2)];
    const canvas = this.canvas();
    this.onText(
      fill(
        this.sentence,
        `${amount(this.bytes / seconds)}/s`,
        (this.pictures / seconds).toFixed(0),
        middle === undefined ? "–" : middle.toFixed(0),
        canvas ? `${canvas.width} × ${canvas.height}` : "–",
      ),
    );
    this.begin();
  }
}

function amount(bytes: number): string {
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(0)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
