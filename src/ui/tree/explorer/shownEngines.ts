import type { EngineSnapshot } from "../../../inventory/engineState";

/**
 * Addresses that every machine has by default say nothing while nobody ever listened there: a machine without Docker
 * shows the welcome text instead of a row of failures.
 */
export function shownEngines(engines: readonly EngineSnapshot[]): readonly EngineSnapshot[] {
  return engines.filter(({ endpoint, state, info }) => {
    const byDefault = endpoint.source === "default" || endpoint.source === "dockerDesktop";
    const nobodyThere =
      state.kind === "connecting" || (state.kind === "unavailable" && state.failure.kind === "unreachable");
    return !(byDefault && nobodyThere && info === undefined);
  });
}
