import { isDesktop } from "../../../desktop/findDesktops";
import { isAlive } from "../../../engine/model";
import type { Inventory } from "../../../inventory/inventory";
import type { ObjectTarget } from "./pickObjects";

export interface RunningTargets<T> {
  /** They are shut down in order. */
  readonly desktops: readonly T[];
  /** A removal kills them. */
  readonly others: readonly T[];
}

/** The containers among some objects that run. */
export function runningTargets<T extends Pick<ObjectTarget, "engineKey" | "kind" | "id">>(
  { engines }: Pick<Inventory, "engines">,
  targets: readonly T[],
): RunningTargets<T> {
  const running = targets.flatMap((target) => {
    const snapshot = engines.find(({ key }) => key === target.engineKey);
    const container = target.kind === "container" ? snapshot?.container.get(target.id) : undefined;
    return container && isAlive(container) ? [{ target, isADesktop: isDesktop(container) }] : [];
  });
  const among = (desktops: boolean): readonly T[] =>
    running.flatMap(({ target, isADesktop }) => (isADesktop === desktops ? [target] : []));
  return { desktops: among(true), others: among(false) };
}
