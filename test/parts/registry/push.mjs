// @ts-check
import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { run } from "../program.mjs";

const kinds = {
  config: "application/vnd.docker.container.image.v1+json",
  layer: "application/vnd.docker.image.rootfs.diff.tar.gzip",
  manifest: "application/vnd.docker.distribution.manifest.v2+json",
  list: "application/vnd.docker.distribution.manifest.list.v2+json",
};

/**
 * @typedef {object} Platform
 * @property {string} os
 * @property {string} architecture
 * @property {string} [osVersion] of Windows, e.g. `10.0.20348.2527`
 *
 * @typedef {object} PushedManifest what a manifest list needs to know of an image
 * @property {string} digest
 * @property {number} size
 * @property {Platform} platform
 *
 * @typedef {object} ImageContent
 * @property {string} name without registry and tag
 * @property {string} [tag]
 * @property {readonly (number | string)[]} layers each the size in bytes of content that does not compress, or a folder
 * @property {Platform} [platform]
 * @property {Record<string, unknown>} [config] as in an image's `Config`: `Cmd`, `Env`, `Labels`...
 */

/**
 * Pushes by plain HTTP, so that images for any platform can be made on any machine.
 * @param {string} address
 * @param {string} folder for what is packed
 * @param {{ user: string, password: string } | undefined} login
 */
export function registryClient(address, folder, login) {
  const credentials = login && Buffer.from(`${login.user}:${login.password}`).toString("base64");
  const authorization = credentials === undefined ? {} : { authorization: `Basic ${credentials}` };

  /**
   * @param {string} url
   * @param {"POST" | "PUT"} method
   * @param {string | Buffer} body
   * @param {string} type
   */
  async function send(url, method, body, type) {
    const headers = { ...authorization, "content-type": type };
    const answer = await fetch(url, { method, headers, body: new Uint8Array(Buffer.from(body)) });
    if (!answer.ok) {
      throw new Error(`${method} ${url} answered ${answer.status}: ${await answer.text()}`);
    }
    return answer;
  }

  /**
   * @param {string} name
   * @param {Buffer} content
   * @param {string} mediaType
   */
  async function pushBlob(name, content, mediaType) {
    const digest = digestOf(content);
    const begun = await send(`${address}/v2/${name}/blobs/uploads/`, "POST", "", "application/octet-stream");
    const upload = new URL(begun.headers.get("location") ?? "", address);
    upload.searchParams.set("digest", digest);
    await send(upload.href, "PUT", content, "application/octet-stream");
    return { mediaType, size: content.length, digest };
  }

  /**
   * @param {string} name
   * @param {string} reference
   * @param {{ mediaType: string, schemaVersion: number, [field: string]: unknown }} manifest
   */
  async function pushManifest(name, reference, manifest) {
    const body = Buffer.from(JSON.stringify(manifest));
    await send(`${address}/v2/${name}/manifests/${reference}`, "PUT", body, manifest.mediaType);
    return { digest: digestOf(body), size: body.length };
  }

  /**
   * @param {ImageContent} image
   * @returns {Promise<PushedManifest>}
   */
  async function push({ name, tag, layers, platform = { os: "linux", architecture: "amd64" }, config = {} }) {
    const packed = await Promise.all(layers.map(async (layer, index) => packLayer(folder, layer, index)));
    const blobs = [];
    for (const tar of packed) {
      blobs.push(await pushBlob(name, gzipSync(tar, { level: 1 }), kinds.layer));
    }
    const rootfs = { type: "layers", diff_ids: packed.map(digestOf) };
    const record = { ...platformFields(platform), created: new Date(0).toISOString(), config, rootfs };
    const settings = await pushBlob(name, Buffer.from(JSON.stringify(record)), kinds.config);
    const manifest = { schemaVersion: 2, mediaType: kinds.manifest, config: settings, layers: blobs };
    // Within a manifest list an image needs no tag of its own.
    const reference = tag ?? digestOf(Buffer.from(JSON.stringify(manifest)));
    return { ...(await pushManifest(name, reference, manifest)), platform };
  }

  /**
   * One tag for several platforms. The images must have been pushed under the same name.
   * @param {{ name: string, tag: string, manifests: readonly PushedManifest[] }} list
   */
  async function pushManifestList({ name, tag, manifests }) {
    const entries = manifests.map(({ digest, size, platform }) => {
      return { mediaType: kinds.manifest, digest, size, platform: platformFields(platform) };
    });
    return pushManifest(name, tag, { schemaVersion: 2, mediaType: kinds.list, manifests: entries });
  }

  return { push, pushManifestList };
}

/** @param {Platform} platform */
function platformFields({ os, architecture, osVersion }) {
  return osVersion === undefined ? { os, architecture } : { os, architecture, "os.version": osVersion };
}

/** @param {Buffer} content */
function digestOf(content) {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

/**
 * @param {string} folder
 * @param {number | string} layer
 * @param {number} index
 */
async function packLayer(folder, layer, index) {
  const name = `layer-${index}-${randomBytes(4).toString("hex")}`;
  const tar = join(folder, `${name}.tar`);
  const source = typeof layer === "string" ? layer : join(folder, name);
  if (typeof layer === "number") {
    await mkdir(source);
    await writeFile(join(source, name), randomBytes(layer));
  }
  await run("tar", ["--owner=0", "--group=0", "--numeric-owner", "-C", source, "-cf", tar, "."]);
  const content = await readFile(tar);
  await rm(tar);
  if (typeof layer === "number") {
    await rm(source, { recursive: true });
  }
  return content;
}
