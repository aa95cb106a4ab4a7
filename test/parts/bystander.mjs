// @ts-check
import { monitorEventLoopDelay } from "node:perf_hooks";
import { parentPort } from "node:worker_threads";

/** What to start as a worker: a thread with nothing to do, which says when asked how long the machine held it up. */
export const bystanderFile = new URL(import.meta.url);

if (parentPort) {
  const port = parentPort;
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  port.postMessage("begins");
  port.once("message", () => {
    port.postMessage(delays.max / 1e6);
  });
}
