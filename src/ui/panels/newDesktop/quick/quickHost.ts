import { isOnThisMachine } from "../../../../engine/endpoints/isOnThisMachine";
import type { Inventory } from "../../../../inventory/inventory";
import type { NewDesktopOffer, NewDesktopStrings } from "../../../../protocol/newDesktopApi";
import { liveEngines, type EngineTarget } from "../../../pickers/pickEngine";
import { limitsOf, problemsOfValues } from "../formSpec";
import { lookAtHost, offerOf, type HostView } from "../newDesktopOffer";
import { newDesktopStrings } from "../newDesktopStrings";
import { missingPaths } from "../pathProblems";
import type { QuickState } from "./quickState";
import { engineAway } from "../../../errors/usualErrors";

/** What the questions ask of the engines: what is there, and what is wrong with an answer. */
export class QuickHost {
  readonly strings: NewDesktopStrings = newDesktopStrings();
  private readonly views = new Map<string, Promise<HostView>>();
  private readonly seen = new Map<string, HostView>();

  constructor(
    private readonly inventory: Inventory,
    private readonly signal: AbortSignal,
  ) {}

  engines(): readonly EngineTarget[] {
    return liveEngines(this.inventory).filter(({ snapshot }) => snapshot.info?.mode !== "windows");
  }

  target(engineKey: string): EngineTarget {
    const target = this.engines().find(({ snapshot }) => snapshot.key === engineKey);
    if (!target) {
      throw engineAway();
    }
    return target;
  }

  /** Begins to look while other things are asked. */
  look({ engineKey, values }: QuickState): void {
    void this.view(engineKey, values).catch(() => undefined);
  }

  /** Where the host cannot be looked at, the form and the creation say why. */
  async offer({ engineKey, values }: QuickState): Promise<NewDesktopOffer> {
    const view = await this.view(engineKey, values).catch(() => ({}));
    this.seen.set(engineKey, view);
    return offerOf(this.target(engineKey), view);
  }

  offerAtHand(engineKey: string): NewDesktopOffer {
    return offerOf(this.target(engineKey), this.seen.get(engineKey) ?? {});
  }

  /** What forbids an answer. */
  async refusal(state: QuickState, field: string): Promise<string | undefined> {
    return (await this.problems(state)).find((one) => one.field === field && one.severity === "error")?.text;
  }

  /** What is to be known of an answer. */
  async problem(state: QuickState, field: string): Promise<string | undefined> {
    return (await this.problems(state)).find((one) => one.field === field)?.text;
  }

  async problems({ engineKey, values }: QuickState) {
    const { snapshot } = this.target(engineKey);
    const problems = problemsOfValues(values, limitsOf(snapshot, this.seen.get(engineKey)?.room));
    return isOnThisMachine(snapshot.endpoint) ? [...problems, ...(await missingPaths(values))] : problems;
  }

  private view(engineKey: string, { image = "", storage = "" }: QuickState["values"]): Promise<HostView> {
    const key = `${engineKey} ${image}`;
    const view = this.views.get(key) ?? lookAtHost(this.target(engineKey), { image, storage }, this.signal);
    this.views.set(key, view);
    return view;
  }
}
