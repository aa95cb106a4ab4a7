// @ts-check
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cached, contentKey } from "../cache.mjs";
import { ensureDebianPackages } from "../debian.mjs";
import { dockerApi } from "../dockerApi.mjs";
import { importImage } from "../dockerImages.mjs";
import { run } from "../program.mjs";
import { buildGuests } from "./guests.mjs";
import { buildRoot, rootRecipe } from "./root.mjs";

/** The version whose contract the image follows, and the noVNC that its page is made of. */
const imageVersion = "6.05";
const noVncVersion = "1.7.0";

/** A name of its own: nobody should take the demonstration for the real thing. */
const desktopImageName = `windows-containers/demo-desktop:${imageVersion}`;

const here = import.meta.dirname;
const builders = ["gcc", "libc6-dev", "binutils", "grub-common", "grub-pc-bin", "xorriso", "mtools"];

/**
 * Makes the demonstration desktop known to an engine: an image that keeps the contract of the desktop images (log, page,
 * sockets, markers, exit codes) but boots a guest of a few kilobytes. What it can be told is in this folder's README.
 * @param {string} socketPath where the engine listens
 * @returns {Promise<string>} the image's name
 */
export async function buildDesktopImage(socketPath) {
  const { file, key } = await desktopImageFile();
  const api = dockerApi(socketPath);
  const images = await api.request("GET", `/images/json?filters=${revisionFilter(key)}`);
  if (images.length === 0) {
    await importImage(api, desktopImageName, file, changes(key));
  }
  return desktopImageName;
}

/** The image's file system as a tar file, built once for its content. */
async function desktopImageFile() {
  const key = contentKey(rootRecipe, noVncVersion, ...(await sources(here)));
  const folder = await cached("desktop-image", key, async (target) => {
    await ensureDebianPackages(builders);
    const root = join(target, "root");
    await cp(await desktopRoot(), root, { recursive: true, verbatimSymlinks: true });
    await cp(join(here, "image/run"), join(root, "run"), { recursive: true });
    await buildGuests(root);
    await addViewer(root, target);
    await writeFile(join(root, "etc/version"), `${imageVersion}\n`);
    const order = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner"];
    await run("tar", [...order, "-C", root, "-cf", join(target, "image.tar"), "."]);
    await rm(root, { recursive: true });
  });
  return { file: join(folder, "image.tar"), key };
}

async function desktopRoot() {
  const recipe = await readFile(join(here, "root.mjs"), "utf8");
  return cached("desktop-root", contentKey(rootRecipe, recipe), async (folder) => {
    await ensureDebianPackages(["binutils"]);
    await buildRoot(folder);
  });
}

/**
 * The page on port 8006, around the same noVNC that the extension shows.
 * @param {string} root
 * @param {string} work
 */
async function addViewer(root, work) {
  const pages = join(root, "usr/share/novnc");
  await run("npm", ["pack", "--silent", `@novnc/novnc@${noVncVersion}`, "--pack-destination", work], { cwd: work });
  await mkdir(pages, { recursive: true });
  const archive = join(work, `novnc-novnc-${noVncVersion}.tgz`);
  await run("tar", ["-xzf", archive, "-C", pages, "--strip-components=1", "package/core", "package/vendor"]);
  await rm(archive);
  await cp(join(here, "image/web"), pages, { recursive: true });
  await writeFile(join(pages, "version"), `${imageVersion}\n`);
}

/** @param {string} key */
function revisionFilter(key) {
  const label = [`org.opencontainers.image.revision=${key}`];
  return encodeURIComponent(JSON.stringify({ reference: [desktopImageName], label }));
}

/** @param {string} key */
function changes(key) {
  return [
    'ENTRYPOINT ["/usr/bin/tini", "-s", "/run/entry.sh"]',
    "EXPOSE 22 3389 5900 8006",
    "VOLUME /storage",
    "ENV PATH=/usr/bin:/bin VERSION=11 RAM_SIZE=4G CPU_CORES=2 DISK_SIZE=64G",
    'LABEL org.opencontainers.image.title="Windows desktop demonstration"',
    'LABEL org.opencontainers.image.description="Keeps the contract of the desktop images, boots a tiny guest"',
    `LABEL org.opencontainers.image.version=${imageVersion}`,
    `LABEL org.opencontainers.image.revision=${key}`,
  ];
}

/**
 * Names and contents of all files below, so that any change builds anew.
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function sources(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = paths.sort().map(async (path) => [path.slice(folder.length), await readFile(path, "utf8")]);
  return (await Promise.all(contents)).flat();
}
