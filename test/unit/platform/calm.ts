import { setImmediate } from "node:timers/promises";

/** Every promise and stream that can go on without time passing has gone on. */
export async function calm(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    await setImmediate();
  }
}
