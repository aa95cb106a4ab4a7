import { isDesktop } from "../../../desktop/findDesktops";
import { isAlive } from "../../../engine/model";
import type { Inventory } from "../../../inventory/inventory";
import { confirmStorages } from "../desktops/desktopLosses";
import { stopWithCountdown } from "../desktops/powerDesktop";
import type { ObjectTarget } from "./pickObjects";

/**
 * Before objects are removed: a desktop's storage goes only when its name is typed, and a desktop that runs is shut down
 * in order instead of being killed.
 */
export async function guardDesktops(inventory: Inventory, targets: readonly ObjectTarget[]): Promise<void> {
  for (const snapshot of inventory.engines) {
    const own = targets.filter(({ engineKey }) => engineKey === snapshot.key);
    const [first] = own;
    if (!first) {
      continue;
    }
    const volumes = own.flatMap(({ kind, id }) => (kind === "volume" ? (snapshot.volume.get(id) ?? []) : []));
    await confirmStorages(first.engine, volumes, snapshot.container.values());
    const containers = own.flatMap(({ kind, id }) => (kind === "container" ? (snapshot.container.get(id) ?? []) : []));
    for (const container of containers.filter((each) => isDesktop(each) && isAlive(each))) {
      await stopWithCountdown({ find: () => undefined }, { engine: first.engine, container });
    }
  }
}
