import type { NewDesktopOffer } from "../../src/protocol/newDesktopApi";
import { checkbox } from "../kit/controls";
import { element } from "../kit/element";
import type { FormModel } from "./formModel";

/** What the engine's host has for a virtual machine, and the way to do without hardware acceleration. */
export class HostPart {
  readonly root: HTMLElement;
  private readonly acceleration = element("p", { class: "hint", role: "status" });
  private readonly network = element("p", { class: "hint", role: "status" });
  private readonly emulation: ReturnType<typeof checkbox>;

  constructor(
    emulation: string,
    private readonly model: FormModel,
  ) {
    this.emulation = checkbox(emulation, (state) => model.set("acceleration", state === "checked" ? "N" : "Y"));
    this.emulation.root.hidden = true;
    this.root = element("div", { class: "field" }, this.acceleration, this.emulation.root, this.network);
  }

  show({ acceleration, network }: Pick<NewDesktopOffer, "acceleration" | "network">): void {
    this.network.textContent = network;
    this.showAcceleration(acceleration?.text ?? "", acceleration?.state ?? "available");
  }

  showAcceleration(text: string, state: "available" | "missing"): void {
    this.acceleration.textContent = text;
    this.acceleration.dataset.state = text === "" ? "unknown" : state;
    this.emulation.root.hidden = state === "available" && this.model.value("acceleration") !== "N";
  }

  /** The form's own value may have been set elsewhere. */
  follow(): void {
    this.emulation.setState(this.model.value("acceleration") === "N" ? "checked" : "unchecked");
  }

  /** To what can be done about it. */
  focus(): void {
    this.emulation.root.focus();
  }
}
