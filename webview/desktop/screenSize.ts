import type { Zoom } from "../../src/protocol/screenChoices";

/** How long Windows may take to change its own size before it counts as one that does not. */
const resizeMs = 3_000;

/** How large the picture is shown: noVNC fits it into the target, which is made as large as is wanted. */
export class ScreenSize {
  private wanted: Zoom = "fit";
  private canvas: HTMLCanvasElement | undefined;
  private readonly guestSize = new MutationObserver(() => this.apply());
  private timer: number | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly target: HTMLElement,
    private readonly onNotResized: () => void,
  ) {
    new ResizeObserver(() => this.expectSize()).observe(root);
  }

  set zoom(zoom: Zoom) {
    if (this.wanted !== zoom) {
      this.wanted = zoom;
      this.apply();
      this.expectSize();
    }
  }

  follow(canvas: HTMLCanvasElement | undefined): void {
    this.letGo();
    this.canvas = canvas;
    if (canvas) {
      this.guestSize.observe(canvas, { attributeFilter: ["width", "height"] });
      this.apply();
      this.expectSize();
    }
  }

  letGo(): void {
    this.canvas = undefined;
    this.guestSize.disconnect();
    window.clearTimeout(this.timer);
  }

  private apply(): void {
    const factor = Number(this.wanted) / 100;
    const { canvas, target } = this;
    const isNumber = Number.isFinite(factor) && canvas !== undefined && canvas.width > 0;
    target.style.width = isNumber ? `${canvas.width * factor}px` : "";
    target.style.height = isNumber ? `${canvas.height * factor}px` : "";
  }

  /** The server promises nothing when it takes the wish: only the size that comes tells. */
  private expectSize(): void {
    window.clearTimeout(this.timer);
    const { canvas } = this;
    if (this.wanted !== "resize" || !canvas) {
      return;
    }
    this.timer = window.setTimeout(() => {
      // Guests round to the multiples that their adapter knows.
      const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 16;
      const { clientWidth, clientHeight } = this.root;
      if (clientWidth > 0 && !(isNear(canvas.width, clientWidth) && isNear(canvas.height, clientHeight))) {
        this.onNotResized();
      }
    }, resizeMs);
  }
}
