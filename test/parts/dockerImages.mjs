// @ts-check
import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { chmod, copyFile, mkdir, mkdtemp, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cached } from "./cache.mjs";
import { ensureDebianPackages } from "./debian.mjs";
import { run, textOf } from "./program.mjs";

/**
 * Makes an image of a folder or of a tar file, as `docker import` does. No registry is asked.
 * @param {import("./dockerApi.mjs").DockerApi} api
 * @param {string} name with its tag
 * @param {string} source the root folder, or a tar file of it
 * @param {readonly string[]} [changes] Dockerfile instructions, e.g. `ENTRYPOINT ["/start"]`
 * @returns {Promise<string>} the image's id
 */
export async function importImage(api, name, source, changes = []) {
  const tag = name.lastIndexOf(":");
  const query = new URLSearchParams({ fromSrc: "-", repo: name.slice(0, tag), tag: name.slice(tag + 1) });
  changes.forEach((change) => query.append("changes", change));
  const tar = (await stat(source)).isDirectory() ? tarOf(source) : createReadStream(source);
  const answer = await textOf(await api.stream("POST", `/images/create?${query.toString()}`, { tar }));
  const lines = answer.trim().split("\n");
  const { status, error } = JSON.parse(lines.at(-1) ?? "{}");
  if (typeof status !== "string" || error !== undefined) {
    throw new Error(`${name} cannot be imported: ${answer}`);
  }
  return status;
}

/**
 * A small Linux with a shell and the usual tools, from Debian's `busybox-static`.
 * @param {import("./dockerApi.mjs").DockerApi} api
 * @param {string} [name]
 * @returns {Promise<string>} its name
 */
export async function busyboxImage(api, name = "busybox:latest") {
  await importImage(api, name, await busyboxRoot(), [
    'CMD ["sh"]',
    "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  ]);
  return name;
}

/** The root folder of `busyboxImage`, to build richer images on. */
export async function busyboxRoot() {
  await ensureDebianPackages(["busybox-static"]);
  const { stdout } = await run("dpkg-query", ["-W", "-f=${Version}", "busybox-static"]);
  return cached("busybox", stdout, async (folder) => {
    await Promise.all(["bin", "etc", "root", "tmp", "var"].map(async (name) => mkdir(join(folder, name))));
    await copyFile("/bin/busybox", join(folder, "bin", "busybox"));
    const tools = await run("/bin/busybox", ["--list"]);
    for (const tool of tools.stdout.split("\n").filter((line) => line !== "" && line !== "busybox")) {
      await symlink("busybox", join(folder, "bin", tool));
    }
    await chmod(join(folder, "tmp"), 0o1777);
    await writeFile(join(folder, "etc", "passwd"), "root:x:0:0:root:/root:/bin/sh\n");
    await writeFile(join(folder, "etc", "group"), "root:x:0:\n");
  });
}

/**
 * As Nano Server, it has cmd.exe for a shell, and no PowerShell; what cmd.exe is told is a line for `sh`.
 * @param {import("./dockerApi.mjs").DockerApi} api
 * @param {string} name
 */
export async function commandPromptImage(api, name) {
  const folder = await mkdtemp(join(tmpdir(), "windows-containers-cmd-"));
  try {
    await run("cp", ["--archive", `${await busyboxRoot()}/.`, folder]);
    const script = '#!/bin/sh\n[ "$1 $2" = "/S /C" ] && shift 2 && exec sh -c "$*"\n';
    await writeFile(join(folder, "bin", "cmd.exe"), script, { mode: 0o755 });
    await importImage(api, name, folder, ["ENV PATH=/bin"]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {string} folder */
function tarOf(folder) {
  const words = ["--create", "--numeric-owner", "--owner=0", "--group=0", "--directory", folder, "."];
  const tar = spawn("tar", words, { stdio: ["ignore", "pipe", "inherit"] });
  tar.once("error", (error) => tar.stdout.destroy(error));
  return tar.stdout;
}
