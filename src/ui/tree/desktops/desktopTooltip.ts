import { healthWarnings } from "../../../desktop/life/health";
import type { Engine } from "../../../engine/engine";
import { describeWarning, healthFacts } from "../../reports/describeHealth";
import { describeState } from "./describeDesktop";
import { describeHint } from "./describeHint";
import { desktopHealths } from "./desktopHealths";
import { containerText } from "./desktopItem";
import type { Desktop } from "./desktops";

/** Everything that the row has no place for. A running desktop is looked at for it, another one is not started anything for. */
export async function desktopTooltip({ container, state }: Desktop, engine: Engine | undefined): Promise<string> {
  const isLooked = state?.kind === "running" && engine !== undefined;
  const health = isLooked ? await desktopHealths.look(engine, container.id) : desktopHealths.known(container.id);
  const hints = state && "hints" in state ? state.hints.map((hint) => `• ${describeHint(hint)}`) : [];
  return [
    container.name,
    state ? describeState(state) : containerText(container),
    container.image,
    ...(health ? healthFacts(health).map(([name, value]) => `${name}: ${value}`) : []),
    ...(health ? healthWarnings(health).map((warning) => `⚠ ${describeWarning(warning)}`) : []),
    ...hints,
  ].join("\n");
}
