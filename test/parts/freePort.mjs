// @ts-check
import { createServer } from "node:net";

/**
 * A port of loopback that nobody has at this moment.
 * @returns {Promise<number>}
 */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || address === null) {
    throw new Error("There is no free port.");
  }
  return address.port;
}
