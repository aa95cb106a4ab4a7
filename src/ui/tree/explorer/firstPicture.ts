import type { Inventory } from "../../../inventory/inventory";
import { sleep } from "../../../platform/clock";

/** An engine that takes longer than this to answer is drawn as connecting. */
const patienceMs = 1500;

/** Waits until every engine has answered or failed, so that the tree is drawn once and complete. */
export async function firstPicture(inventory: Inventory): Promise<void> {
  const settled = new Promise<void>((resolve) => {
    const check = (): void => {
      if (inventory.engines.every(({ state }) => state.kind !== "connecting")) {
        subscription.dispose();
        resolve();
      }
    };
    const subscription = inventory.onDidChange(check);
    check();
  });
  await Promise.race([settled, sleep(patienceMs)]);
}
