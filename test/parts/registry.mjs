// @ts-check
import { spawn } from "node:child_process";
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { cached } from "./cache.mjs";
import { unpackPackages } from "./desktopImage/packages.mjs";
import { freePort } from "./freePort.mjs";
import { findProgram, run } from "./program.mjs";
import { startProxy } from "./registry/proxy.mjs";
import { registryClient } from "./registry/push.mjs";

const startMs = 10_000;

/**
 * @typedef {object} RegistryOptions
 * @property {{ user: string, password: string }} [htpasswd] asks for this login
 * @property {number} [bytesPerSecond] how fast each layer may be downloaded; can be changed later
 */

/**
 * A real registry on loopback with nothing in it. Engines take a loopback registry without TLS as it is.
 * @param {RegistryOptions} [options]
 */
export async function startRegistry({ htpasswd, bytesPerSecond } = {}) {
  const program = await registryProgram();
  const folder = await mkdtemp(join(tmpdir(), "registry-"));
  const port = await freePort();
  await writeFile(join(folder, "config.yml"), await configuration(folder, port, htpasswd));
  const child = spawn(program, ["serve", join(folder, "config.yml")], { stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const endChild = () => void child.kill("SIGKILL");
  process.once("exit", endChild);
  const proxy = await startProxy(port, bytesPerSecond);
  const client = registryClient(`http://127.0.0.1:${port}`, folder, htpasswd);
  await answering(`http://127.0.0.1:${port}/v2/`, child);
  return {
    /** What goes before an image's name. */
    host: `127.0.0.1:${proxy.port}`,
    push: client.push,
    pushManifestList: client.pushManifestList,
    setDownloadRate: proxy.setRate,
    /** How many layers are being downloaded now. */
    downloads: proxy.downloads,
    async stop() {
      process.removeListener("exit", endChild);
      proxy.close();
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Debian's registry, unpacked rather than installed: the package would start a service of its own on port 5000. */
async function registryProgram() {
  const installed = await findProgram("docker-registry");
  if (installed !== undefined) {
    return installed;
  }
  const folder = await cached("docker-registry", "1", async (target) => {
    const work = join(target, "work");
    const unpacked = join(work, "unpacked");
    await mkdir(unpacked, { recursive: true });
    await unpackPackages(unpacked, work, ["docker-registry"]);
    await copyFile(join(unpacked, "usr/bin/docker-registry"), join(target, "docker-registry"));
    await chmod(join(target, "docker-registry"), 0o755);
    await rm(work, { recursive: true });
  });
  return join(folder, "docker-registry");
}

/**
 * @param {string} folder
 * @param {number} port
 * @param {RegistryOptions["htpasswd"]} login
 */
async function configuration(folder, port, login) {
  const storage = { filesystem: { rootdirectory: join(folder, "data") }, delete: { enabled: true } };
  const http = { addr: `127.0.0.1:${port}`, relativeurls: true };
  const log = { level: "error", accesslog: { disabled: true } };
  if (login === undefined) {
    return JSON.stringify({ version: 0.1, log, storage, http });
  }
  const path = join(folder, "htpasswd");
  // Only bcrypt is accepted; Perl's crypt() is the one that every Debian has.
  const { stdout } = await run("perl", [
    "-e",
    "print crypt($ARGV[0], '$2b$05$registryregistryregisO')",
    login.password,
  ]);
  await writeFile(path, `${login.user}:${stdout}\n`);
  return JSON.stringify({ version: 0.1, log, storage, http, auth: { htpasswd: { realm: "registry", path } } });
}

/**
 * @param {string} address
 * @param {import("node:child_process").ChildProcess} child
 */
async function answering(address, child) {
  const deadline = Date.now() + startMs;
  for (;;) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer !== undefined) {
      return;
    }
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`The registry does not answer on ${address}; it ended with ${child.exitCode ?? "nothing yet"}.`);
    }
    await delay(50);
  }
}
