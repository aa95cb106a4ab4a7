// @ts-check
import { Agent, request as httpRequest } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

/**
 * Runs in a thread of its own, so that the one who watches the storm is not held up by making it.
 * @typedef {object} StormOrder
 * @property {string} socketPath
 * @property {readonly { readonly path: string, readonly body: string }[]} posts sent in this order
 * @property {number} overMs spread evenly over this time; 0: as fast as the engine takes them
 * @property {number} atOnce how many may be under way together
 */

/** What to start as a worker. */
export const eventStormFile = new URL(import.meta.url);

const agent = new Agent({ keepAlive: true });

/** @param {StormOrder} order */
async function rage({ socketPath, posts, overMs, atOnce }) {
  const begin = performance.now();
  const queue = posts.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [index, { path, body }] of queue) {
        const early = begin + (index * overMs) / posts.length - performance.now();
        if (early > 1) {
          await delay(early);
        }
        await post(socketPath, path, body);
      }
    }),
  );
  return performance.now() - begin;
}

/**
 * @param {string} socketPath
 * @param {string} path
 * @param {string} body
 */
function post(socketPath, path, body) {
  return /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
      const request = httpRequest({ socketPath, path, method: "POST", headers, agent }, (response) => {
        response.resume().once("end", () => {
          if ((response.statusCode ?? 500) < 400) {
            resolve();
          } else {
            reject(new Error(`POST ${path} answered ${response.statusCode}`));
          }
        });
      });
      request.once("error", reject).end(body);
    })
  );
}

if (parentPort) {
  parentPort.postMessage("begins");
  parentPort.postMessage(await rage(workerData));
}
