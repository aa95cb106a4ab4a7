import type { EngineFailureKind } from "../../../engine/engineError";
import type { DaemonMode } from "../../../engine/model";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { ModeState } from "../../../mode/mode";
import { sideOf } from "../../../engine/endpoints/sideOf";

/** How an engine behind Docker Desktop's address for it fails while Docker Desktop does not run it. */
const whileStopped: ReadonlySet<EngineFailureKind> = new Set<EngineFailureKind>([
  "unreachable",
  "engineFailed",
  "connectionLost",
]);

/**
 * The mode of an engine that does not run because Docker Desktop runs the other one: nothing is wrong with it. Absent of
 * every other engine.
 */
export function restingSide(
  { endpoint, state }: Pick<EngineSnapshot, "endpoint" | "state">,
  mode: ModeState,
): DaemonMode | undefined {
  const side = sideOf(endpoint);
  const isStopped = state.kind === "unavailable" && whileStopped.has(state.failure.kind);
  return isStopped && side !== undefined && mode.kind === "known" && mode.mode !== side ? side : undefined;
}
