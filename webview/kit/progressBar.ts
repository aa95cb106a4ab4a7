import { element, setAttribute } from "./element";

export interface Progress {
  /** What goes on, as it is read aloud. */
  readonly label: string;
  /** What is read aloud besides, if anything. */
  readonly detail?: string;
  /** Undefined while nobody knows. */
  readonly percent: number | undefined;
}

/** How far something is. */
export class ProgressBar {
  private readonly fill = element("div", { class: "fill" });
  readonly root = element(
    "div",
    { class: "bar", role: "progressbar", "aria-valuemin": "0", "aria-valuemax": "100" },
    this.fill,
  );

  show({ label, detail = "", percent }: Progress): void {
    setAttribute(this.root, "aria-label", label);
    setAttribute(this.root, "aria-valuetext", detail === "" ? undefined : detail);
    setAttribute(this.root, "aria-valuenow", percent === undefined ? undefined : String(Math.round(percent)));
    this.root.dataset.kind = percent === undefined ? "unknown" : "known";
    this.fill.style.width = `${percent ?? 100}%`;
  }
}
