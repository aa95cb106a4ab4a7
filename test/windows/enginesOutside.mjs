// @ts-check
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { joinSockets } from "../parts/dockerDesktop/activeAddress.mjs";
import { IdentityProxy } from "../parts/dockerDesktop/identityProxy.mjs";
import { usualWindowsHost, windowsIdentity } from "../parts/dockerDesktop/windowsIdentity.mjs";
import { startDockerEngine } from "../parts/dockerEngine.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";

/**
 * Two real engines on the Linux side, one of which says that it is a Windows one. What runs under Wine knows no sockets
 * of Linux, so both are reached over TCP on loopback.
 */
export async function startEnginesOutside() {
  const engines = await Promise.all(["linux", "windows"].map(async (name) => startDockerEngine({ name })));
  const [linux, windows] = engines;
  if (linux === undefined || windows === undefined) {
    throw new Error("There are two engines.");
  }
  await busyboxImage(linux.api);
  const folder = await mkdtemp(join(tmpdir(), "windows-engine-"));
  const proxy = new IdentityProxy(join(folder, "engine.sock"), windows.socketPath, windowsIdentity(usualWindowsHost));
  await proxy.listen();
  const ways = await Promise.all([linux.socketPath, proxy.path].map(relayOverTcp));
  const [linuxPort, windowsPort] = ways.map(({ port }) => String(port));
  return {
    environment: {
      WINDOWS_CONTAINERS_LINUX_PORT: linuxPort ?? "",
      WINDOWS_CONTAINERS_WINDOWS_PORT: windowsPort ?? "",
    },
    stop: async () => {
      ways.forEach((way) => way.close());
      proxy.close();
      await Promise.all(engines.map(async (engine) => engine.stop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** @param {string} path of an engine's socket */
async function relayOverTcp(path) {
  /** @type {Set<import("node:net").Socket>} */
  const sockets = new Set();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const upstream = connect({ path, allowHalfOpen: true });
    for (const one of [socket, upstream]) {
      sockets.add(one);
      one.on("error", () => one.destroy()).once("close", () => sockets.delete(one));
    }
    joinSockets(socket, upstream);
  });
  await /** @type {Promise<void>} */ (new Promise((resolve) => server.listen(0, "127.0.0.1", resolve)));
  const address = server.address();
  return {
    port: address !== null && typeof address === "object" ? address.port : 0,
    close: () => {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
