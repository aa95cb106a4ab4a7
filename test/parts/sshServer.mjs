// @ts-check
import { spawn } from "node:child_process";
import { chmod, copyFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { cached } from "./cache.mjs";
import { ensureDebianPackages } from "./debian.mjs";
import { unpackPackages } from "./desktopImage/packages.mjs";
import { freePort } from "./freePort.mjs";
import { runningProcesses } from "./processes.mjs";
import { findProgram, run } from "./program.mjs";

const readyDeadlineMs = 10_000;

/**
 * A real OpenSSH server on loopback that lets in whoever has the key made for it. `clientPath` is a folder to put first
 * on PATH: its `ssh` is the real one, with a configuration of its own instead of the user's.
 */
export async function startSshServer() {
  const docker = await findProgram("docker");
  if (docker === undefined) {
    await ensureDebianPackages(["docker.io"]);
  }
  await ensureDebianPackages(["openssh-client"]);
  const program = await sshServerFolder();
  const folder = await mkdtemp(join(tmpdir(), "ssh-server-"));
  const port = await freePort();
  await writeServerFiles(folder, port, dirname(docker ?? "/usr/bin/docker"));
  const clientPath = await writeClientFiles(folder, port);
  const unshare = (await findProgram("unshare")) ?? "unshare";
  const child = spawn(unshare, ["--mount", "sh", "-euc", inOwnNamespace, "sh", folder, join(program, "sshd")], {
    env: { ...process.env, LD_LIBRARY_PATH: program },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  const ended = new Promise((resolve) => child.once("close", resolve));
  const endChild = () => void child.kill("SIGKILL");
  process.once("exit", endChild);
  await answering(port, () => child.exitCode !== null).catch((/** @type {unknown} */ error) => {
    throw new Error(`sshd does not start: ${said}`, { cause: error });
  });
  return {
    host: `ssh://root@127.0.0.1:${port}`,
    clientPath,
    /** Who the client takes the server for; without it the client trusts nobody. */
    knownHosts: join(folder, "known_hosts"),
    /**
     * What serves the connections that exist says nothing more, and nobody is told; until it goes on.
     * @param {"SIGSTOP" | "SIGCONT"} signal
     */
    async signalSessions(signal) {
      for (const { pid } of await descendantsOf(child.pid ?? 0)) {
        process.kill(pid, signal);
      }
    },
    async stop() {
      process.removeListener("exit", endChild);
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

// sshd wants a user of its own and no locked root; the machine's own files stay as they are.
const inOwnNamespace = `
mount --bind "$1/passwd" /etc/passwd
mount --bind "$1/shadow" /etc/shadow
mount -t tmpfs tmpfs /run
mkdir -m 755 /run/sshd
exec "$2" -D -e -f "$1/sshd_config"`;

/** Unpacked rather than installed: the package would open the machine's port 22. */
async function sshServerFolder() {
  return cached("openssh-server", "1", async (target) => {
    const work = join(target, "work");
    const unpacked = join(work, "unpacked");
    await mkdir(unpacked, { recursive: true });
    await unpackPackages(unpacked, work, ["openssh-server"]);
    const sshd = join(target, "sshd");
    await copyFile(join(unpacked, "usr/sbin/sshd"), sshd);
    await chmod(sshd, 0o755);
    const { stdout } = await run("ldd", [sshd]);
    const missing = Array.from(stdout.matchAll(/(\S+) => not found/g), ([, name]) => name ?? "");
    await Promise.all(
      missing.map(async (name) => copyFile(await findBelow(join(unpacked, "usr/lib"), name), join(target, name))),
    );
    await rm(work, { recursive: true });
  });
}

/**
 * @param {string} folder
 * @param {string} name
 */
async function findBelow(folder, name) {
  const path = (await readdir(folder, { recursive: true })).find((entry) => entry.endsWith(`/${name}`));
  if (path === undefined) {
    throw new Error(`${name} is in none of the packages.`);
  }
  return join(folder, path);
}

/**
 * @param {string} folder
 * @param {number} port
 * @param {string} dockerFolder where `docker` is found on the server's side
 */
async function writeServerFiles(folder, port, dockerFolder) {
  for (const name of ["host_key", "user_key"]) {
    await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", join(folder, name)]);
  }
  await copyFile(join(folder, "user_key.pub"), join(folder, "authorized_keys"));
  await writeFile(join(folder, "passwd"), "root:x:0:0:root:/root:/bin/sh\nsshd:x:65533:65534::/run/sshd:/bin/false\n");
  await writeFile(join(folder, "shadow"), "root:*:19000:0:99999:7:::\nsshd:*:19000:0:99999:7:::\n");
  const settings = [
    `Port ${port}`,
    "ListenAddress 127.0.0.1",
    `HostKey ${folder}/host_key`,
    `AuthorizedKeysFile ${folder}/authorized_keys`,
    "StrictModes no",
    "UsePAM no",
    "PidFile none",
    "PasswordAuthentication no",
    "PermitRootLogin prohibit-password",
    `SetEnv PATH=${dockerFolder}:/usr/bin:/bin`,
  ];
  await writeFile(join(folder, "sshd_config"), `${settings.join("\n")}\n`);
}

/**
 * @param {string} folder
 * @param {number} port
 */
async function writeClientFiles(folder, port) {
  const ssh = await findProgram("ssh");
  const hostKey = await readFile(join(folder, "host_key.pub"), "utf8");
  await writeFile(join(folder, "known_hosts"), `[127.0.0.1]:${port} ${hostKey}`);
  const settings = [
    `IdentityFile ${folder}/user_key`,
    "IdentitiesOnly yes",
    `UserKnownHostsFile ${folder}/known_hosts`,
    "GlobalKnownHostsFile none",
    "StrictHostKeyChecking yes",
  ];
  await writeFile(join(folder, "ssh_config"), `${settings.join("\n")}\n`);
  const path = join(folder, "client");
  await mkdir(path);
  await writeFile(join(path, "ssh"), `#!/bin/sh\nexec ${ssh ?? "ssh"} -F ${folder}/ssh_config "$@"\n`);
  await chmod(join(path, "ssh"), 0o755);
  return path;
}

/** @param {number} ancestor */
async function descendantsOf(ancestor) {
  const all = await runningProcesses();
  const found = all.filter(({ parent }) => parent === ancestor);
  for (const { pid } of found) {
    found.push(...all.filter(({ parent }) => parent === pid));
  }
  return found;
}

/**
 * @param {number} port
 * @param {() => boolean} hasEnded
 */
async function answering(port, hasEnded) {
  const deadline = Date.now() + readyDeadlineMs;
  while (!(await accepts(port))) {
    if (hasEnded() || Date.now() > deadline) {
      throw new Error(`Nothing answers on port ${port}.`);
    }
    await delay(50);
  }
}

/** @param {number} port */
async function accepts(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
