// @ts-check
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../program.mjs";

/**
 * Unpacks Debian packages and all they depend on into a folder of their own, without installing any of them: nothing is
 * executed, so neither a chroot nor the machine's own package state takes part.
 * @param {string} folder receives the files
 * @param {string} work an empty folder for what is downloaded
 * @param {readonly string[]} names
 */
export async function unpackPackages(folder, work, names) {
  const apt = await privateApt(work);
  await run("apt-get", [...apt, "update"]);
  await run("apt-get", [...apt, "install", "--yes", "--download-only", "--no-install-recommends", ...names]);
  await run("sh", ["-euc", mergedFolders, "sh", folder]);
  await run("sh", ["-euc", unpackAll, "sh", join(work, "cache", "archives"), folder]);
}

// Debian's packages still name /bin and /lib; links made beforehand lead their files to the one place.
const mergedFolders = `
for name in bin sbin lib lib64; do
  mkdir -p "$1/usr/$name"
  ln -s "usr/$name" "$1/$name"
done`;

const unpackAll = `
for package in "$1"/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink -C "$2"
done`;

/**
 * The machine's sources with an empty package state, so that every dependency is downloaded.
 * @param {string} work
 */
async function privateApt(work) {
  await mkdir(join(work, "state", "lists", "partial"), { recursive: true });
  await mkdir(join(work, "cache", "archives", "partial"), { recursive: true });
  await writeFile(join(work, "status"), "");
  const settings = {
    "Dir::State": join(work, "state"),
    "Dir::State::status": join(work, "status"),
    "Dir::Cache": join(work, "cache"),
    "APT::Sandbox::User": "root",
    "Debug::NoLocking": "true",
  };
  return ["-q", ...Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`])];
}
