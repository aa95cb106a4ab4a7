import { containerAbilities, mayContainer } from "../../engine/capabilities";
import type { EngineSnapshot } from "../../inventory/engineState";
import { shownEngines } from "../tree/explorer/shownEngines";

/** What at least one of the engines that are there can do to containers, as the context key has it. */
export function engineAbilities(engines: readonly EngineSnapshot[]): string {
  const there = shownEngines(engines).filter(({ state }) => state.kind !== "unavailable");
  const can = containerAbilities.filter((ability) =>
    // One that has not answered yet may be of either kind.
    there.some(({ info }) => mayContainer(ability, info?.mode ?? "linux")),
  );
  return can.length > 0 ? can.join(" ") : "none";
}
