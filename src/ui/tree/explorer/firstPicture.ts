import type { Inventory } from "../../../inventory/inventory";
import { sleep } from "../../../platform/clock";
import { Disposables } from "../../../platform/emitter";

/** An engine that takes longer than this to answer is drawn as connecting. */
const patienceMs = 1500;

/** Waits until every engine has answered or failed, so that the tree is drawn once and complete. */
export async function firstPicture(inventory: Inventory): Promise<void> {
  const waiting = new Disposables();
  const settled = new Promise<void>((resolve) => {
    const check = (): void => {
      if (inventory.engines.every(({ state }) => state.kind !== "connecting")) {
        resolve();
      }
    };
    waiting.add(inventory.onDidChange(check));
    check();
  });
  await Promise.race([settled, sleep(patienceMs)]);
  waiting.dispose();
}
