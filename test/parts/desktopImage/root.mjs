// @ts-check
import { copyFile, mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { run } from "../program.mjs";
import { unpackPackages } from "./packages.mjs";

const packages = [
  ...["bash", "coreutils", "findutils", "grep", "inotify-tools", "iproute2", "jq", "mawk", "netcat-openbsd", "nginx"],
  ...["procps", "qemu-system-x86", "qemu-utils", "sed", "tar", "tini", "xxd"],
];

// Only these and what they load go into the image, because every test engine imports it.
const programs = [
  ...["[", "base64", "basename", "cat", "chmod", "cp", "cut", "date", "dd", "df", "dirname", "du", "echo", "env"],
  ...["expr", "false", "head", "id", "ln", "ls", "mkdir", "mkfifo", "mktemp", "mv", "nproc", "od", "paste", "printf"],
  ...["pwd", "readlink", "realpath", "rm", "rmdir", "seq", "sha256sum", "sleep", "sort", "stat", "sync", "tail"],
  ...["tee", "test", "timeout", "touch", "tr", "true", "truncate", "uname", "uniq", "wc", "whoami"],
  ...["bash", "find", "grep", "inotifywait", "ip", "jq", "mawk", "nc.openbsd", "nginx", "pgrep", "pkill", "ps"],
  ...["qemu-img", "qemu-system-x86_64", "sed", "ss", "tar", "tini", "xargs", "xxd"],
];

const otherNames = { sh: "bash", awk: "mawk", nc: "nc.openbsd" };

const libraries = "usr/lib/x86_64-linux-gnu";
const loader = "ld-linux-x86-64.so.2";

const data = [
  `${libraries}/qemu/accel-tcg-x86_64.so`,
  `${libraries}/qemu/hw-display-virtio-gpu.so`,
  `${libraries}/qemu/hw-display-virtio-gpu-pci.so`,
  `${libraries}/qemu/hw-display-virtio-vga.so`,
  "usr/share/qemu/keymaps/en-us",
  "usr/share/qemu/kvmvapic.bin",
  "usr/share/qemu/multiboot_dma.bin",
  "usr/share/seabios/bios-256k.bin",
  "usr/share/seabios/vgabios-stdvga.bin",
  "usr/share/seabios/vgabios-virtio.bin",
];

/** What decides the content of the root, for a cache key. */
export const rootRecipe = JSON.stringify([packages, programs, otherNames, data]);

/**
 * Fills a folder with the programs of the desktop image, without anything of our own.
 * @param {string} folder
 */
export async function buildRoot(folder) {
  const work = `${folder}.work`;
  const unpacked = join(work, "unpacked");
  await mkdir(unpacked, { recursive: true });
  try {
    await unpackPackages(unpacked, work, packages);
    await prepareFolders(folder);
    const kept = [...(await findPrograms(unpacked)), ...data];
    await copyAll(unpacked, folder, kept);
    await copyLibraries(unpacked, folder, kept);
    await linkNames(folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function prepareFolders(folder) {
  for (const name of ["etc", "dev", "proc", "sys", "root", "run", "storage", "tmp", "usr/bin", "usr/lib64", "var"]) {
    await mkdir(join(folder, name), { recursive: true });
  }
  await mkdir(join(folder, libraries), { recursive: true });
  await mkdir(join(folder, "var/lib/nginx"), { recursive: true });
  await mkdir(join(folder, "var/log/nginx"), { recursive: true });
  /** @type {[string, string][]} */
  const links = [
    ["bin", "usr/bin"],
    ["sbin", "usr/bin"],
    ["usr/sbin", "bin"],
    ["lib", "usr/lib"],
    ["lib64", "usr/lib64"],
    ["run/shm", "/dev/shm"],
    ["var/run", "/run"],
    [`usr/lib64/${loader}`, `/${libraries}/${loader}`],
  ];
  for (const [link, target] of links) {
    await symlink(target, join(folder, link));
  }
  await writeFile(join(folder, "etc/passwd"), "root:x:0:0:root:/root:/bin/bash\n");
  await writeFile(join(folder, "etc/group"), "root:x:0:\n");
}

/** @param {string} unpacked */
async function findPrograms(unpacked) {
  const found = new Map();
  for (const place of ["usr/bin", "usr/sbin"]) {
    for (const name of await readdir(join(unpacked, place))) {
      found.set(name, `${place}/${name}`);
    }
  }
  return programs.map((name) => {
    const path = found.get(name);
    if (path === undefined) {
      throw new Error(`None of the packages ${packages.join(", ")} brings the program ${name}.`);
    }
    return path;
  });
}

/**
 * @param {string} from
 * @param {string} to
 * @param {readonly string[]} paths
 */
async function copyAll(from, to, paths) {
  for (const path of paths) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await copyFile(join(from, path), join(to, path.replace("usr/sbin/", "usr/bin/")));
  }
}

/**
 * Follows what the programs name as their libraries, and what those name in turn.
 * @param {string} unpacked
 * @param {string} folder
 * @param {readonly string[]} paths
 */
async function copyLibraries(unpacked, folder, paths) {
  const copied = new Set([loader]);
  await copyFile(join(unpacked, libraries, loader), join(folder, libraries, loader));
  let next = paths.filter(
    (path) => path.startsWith("usr/bin/") || path.startsWith("usr/sbin/") || path.endsWith(".so"),
  );
  while (next.length > 0) {
    const { stdout } = await run("readelf", ["-d", ...next.map((path) => join(unpacked, path))]);
    const wanted = [...stdout.matchAll(/\(NEEDED\).*\[(.+)\]/g)].map((match) => basename(match[1] ?? ""));
    const added = [...new Set(wanted)].filter((name) => !copied.has(name));
    for (const name of added) {
      copied.add(name);
      await copyFile(join(unpacked, libraries, name), join(folder, libraries, name));
    }
    next = added.map((name) => `${libraries}/${name}`);
  }
}

/** @param {string} folder */
async function linkNames(folder) {
  for (const [name, target] of Object.entries(otherNames)) {
    await symlink(target, join(folder, "usr/bin", name));
  }
}
