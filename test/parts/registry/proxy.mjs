// @ts-check
import { createServer, request } from "node:http";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";

const pieceBytes = 16_384;

/**
 * Stands in front of a registry and holds the download of layers down to a rate, so that progress and cancelling can be
 * seen; everything else passes at once.
 * @param {number} target the registry's port
 * @param {number | undefined} bytesPerSecond
 */
export async function startProxy(target, bytesPerSecond) {
  let rate = bytesPerSecond;
  let downloads = 0;
  const server = createServer((incoming, outgoing) => {
    void relay(incoming, outgoing).catch(() => outgoing.destroy());
  });

  /**
   * @param {import("node:http").IncomingMessage} incoming
   * @param {import("node:http").ServerResponse} outgoing
   */
  async function relay(incoming, outgoing) {
    const { method, url, headers } = incoming;
    const onward = request({ host: "127.0.0.1", port: target, method, path: url, headers });
    const answered = /** @type {Promise<import("node:http").IncomingMessage>} */ (
      new Promise((resolve, reject) => onward.once("response", resolve).once("error", reject))
    );
    // Looked at again when it is awaited; until then a refusal must not count as unhandled.
    answered.catch(() => undefined);
    await pipeline(incoming, onward);
    const answer = await answered;
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    const isLayer = method === "GET" && url?.includes("/blobs/sha256:") === true;
    if (isLayer) {
      downloads += 1;
      outgoing.once("close", () => (downloads -= 1));
    }
    await (isLayer ? pipeline(answer, slowly, outgoing) : pipeline(answer, outgoing));
  }

  /** @param {AsyncIterable<Buffer>} content */
  async function* slowly(content) {
    for await (const chunk of content) {
      for (let start = 0; start < chunk.length; start += pieceBytes) {
        const piece = chunk.subarray(start, start + pieceBytes);
        if (rate !== undefined) {
          await delay((piece.length / rate) * 1_000);
        }
        yield piece;
      }
    }
  }

  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    /** @type {(next: number | undefined) => void} */
    setRate: (next) => {
      rate = next;
    },
    downloads: () => downloads,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
