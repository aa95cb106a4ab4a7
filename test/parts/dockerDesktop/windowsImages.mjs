// @ts-check
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** @typedef {import("./windowsIdentity.mjs").WindowsHost} WindowsHost */
/** @typedef {{ os: string, architecture?: string, "os.version"?: string }} Platform */

const manifestKinds = [
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.docker.distribution.manifest.v2+json",
];

/** A refusal in the engine's words, which comes within the answer to a pull. */
class PullRefusal extends Error {}

/**
 * Windows images on a Linux engine, which would not pull them: what the registry has is chosen as a Windows engine does,
 * fetched layer by layer, and loaded as an image that the engine behind can run. Which build it was is remembered.
 */
export class WindowsImages {
  /** By the image's id. @type {Map<string, string>} */
  #versions = new Map();

  /** @param {WindowsHost} host */
  constructor(host) {
    this.host = host;
  }

  /** `os.version` of a pulled image; images that came by other ways count as the host's own build. @param {string} id */
  versionOf(id) {
    return this.#versions.get(id) ?? `10.0.${this.host.build}.${this.host.revision}`;
  }

  /** @param {import("./identityProxy.mjs").Route} route */
  pulls({ method, path, query }) {
    return method === "POST" && path === "/images/create" && isOnLoopback(query.get("fromImage") ?? "");
  }

  /**
   * @param {import("./identityProxy.mjs").Route} route
   * @param {import("node:http").ServerResponse} response
   * @param {string} enginePath
   */
  async answerPull({ query }, response, enginePath) {
    const reference = `${query.get("fromImage")}:${query.get("tag")}`;
    const say = (/** @type {object} */ line) => response.write(`${JSON.stringify(line)}\r\n`);
    const left = new AbortController();
    response.once("close", () => left.abort());
    response.writeHead(200, { "Content-Type": "application/json", OSType: "windows" });
    say({ status: `Pulling from ${reference}`, id: query.get("tag") });
    try {
      await this.#pull(reference, enginePath, say, left.signal);
      say({ status: `Status: Downloaded newer image for ${reference}` });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      say({ errorDetail: { message }, error: message });
    }
    response.end();
  }

  /**
   * @param {string} reference
   * @param {string} enginePath
   * @param {(line: object) => void} say
   * @param {AbortSignal} signal
   */
  async #pull(reference, enginePath, say, signal) {
    const registry = new Repository(reference, signal);
    const manifest = await this.#chosenManifest(registry, reference);
    const config = JSON.parse((await registry.blob(manifest.config.digest)).toString("utf8"));
    this.#refuse(config);
    const layers = [];
    for (const { digest } of manifest.layers) {
      say({ status: "Pulling fs layer", progressDetail: {}, id: shortId(digest) });
    }
    for (const { digest, size } of manifest.layers) {
      const id = shortId(digest);
      const seen = (/** @type {number} */ current) =>
        say({ status: "Downloading", progressDetail: { current, total: size }, id });
      layers.push(gunzipSync(await registry.blob(digest, seen)));
      say({ status: "Pull complete", progressDetail: {}, id });
    }
    const { "os.version": version, ...others } = config;
    const settings = Buffer.from(JSON.stringify({ ...others, os: "linux" }));
    await load(enginePath, { reference, settings, layers });
    this.#versions.set(digestOf(settings), version);
  }

  /** The host's own build, else the first that is not newer. @param {Repository} registry @param {string} reference */
  async #chosenManifest(registry, reference) {
    const found = await registry.manifest(registry.tag);
    if (found.manifests === undefined) {
      return found;
    }
    const own = found.manifests.filter(
      (/** @type {{ platform: Platform }} */ { platform }) => platform.os === "windows",
    );
    const buildIn = (/** @type {{ platform: Platform }} */ { platform }) => buildOf(platform["os.version"]);
    const chosen =
      own.find((/** @type {any} */ entry) => buildIn(entry) === this.host.build) ??
      own.find((/** @type {any} */ entry) => buildIn(entry) <= this.host.build);
    if (chosen === undefined) {
      const system = `windows(10.0.${this.host.build})/amd64`;
      throw new PullRefusal(`no matching manifest for ${system} in the manifest list entries of ${reference}`);
    }
    return registry.manifest(chosen.digest);
  }

  /** @param {Platform} config */
  #refuse(config) {
    if (config.os !== "windows") {
      throw new PullRefusal(`image operating system "${config.os}" cannot be used on this platform`);
    }
    if (buildOf(config["os.version"]) > this.host.build) {
      const version = config["os.version"]?.split(".").slice(0, 3).join(".");
      throw new PullRefusal(
        `a Windows version ${version}-based image is incompatible with a 10.0.${this.host.build} host`,
      );
    }
  }
}

/** What Windows answers when a host's kernel is to run processes of a build that does not fit it. */
export function refusesProcesses(/** @type {number} */ host, /** @type {string} */ version) {
  const image = buildOf(version);
  const oldest = host > 26100 ? 26100 : 20348;
  return host < 20348 ? image !== host : image < oldest || image > host;
}

/** One repository of a registry on loopback, which speaks plain HTTP. */
class Repository {
  /** @param {string} reference @param {AbortSignal} signal */
  constructor(reference, signal) {
    const slash = reference.indexOf("/");
    const colon = reference.lastIndexOf(":");
    this.address = `http://${reference.slice(0, slash)}/v2/${reference.slice(slash + 1, colon)}`;
    this.tag = reference.slice(colon + 1);
    this.signal = signal;
  }

  /** @param {string} reference @returns {Promise<any>} */
  async manifest(reference) {
    const headers = { accept: manifestKinds.join(", ") };
    const answer = await fetch(`${this.address}/manifests/${reference}`, { headers, signal: this.signal });
    if (!answer.ok) {
      throw new PullRefusal(`manifest for ${reference} not found: manifest unknown: manifest unknown`);
    }
    return answer.json();
  }

  /** @param {string} digest @param {(bytes: number) => void} [onBytes] */
  async blob(digest, onBytes) {
    const answer = await fetch(`${this.address}/blobs/${digest}`, { signal: this.signal });
    const chunks = [];
    let length = 0;
    for await (const chunk of /** @type {AsyncIterable<Uint8Array>} */ (answer.body ?? [])) {
      chunks.push(Buffer.from(chunk));
      length += chunk.length;
      onBytes?.(length);
    }
    return Buffer.concat(chunks);
  }
}

/**
 * As `docker load` does.
 * @param {string} enginePath
 * @param {{ reference: string, settings: Buffer, layers: readonly Buffer[] }} image
 */
async function load(enginePath, { reference, settings, layers }) {
  const folder = await mkdtemp(join(tmpdir(), "windows-image-"));
  try {
    const names = layers.map((_, index) => `${index}.tar`);
    await writeFile(join(folder, "config.json"), settings);
    await Promise.all(layers.map(async (layer, index) => writeFile(join(folder, names[index] ?? ""), layer)));
    const list = [{ Config: "config.json", RepoTags: [reference], Layers: names }];
    await writeFile(join(folder, "manifest.json"), JSON.stringify(list));
    const tar = spawn("tar", ["-C", folder, "-c", "."], { stdio: ["ignore", "pipe", "inherit"] });
    await /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        const headers = { "Content-Type": "application/x-tar" };
        const loading = httpRequest({ socketPath: enginePath, method: "POST", path: "/images/load", headers });
        loading.once("response", (answer) => answer.resume().once("end", resolve));
        loading.once("error", reject);
        tar.stdout.pipe(loading);
      })
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {string} reference */
function isOnLoopback(reference) {
  return /^(127\.0\.0\.1|localhost):\d+\//.test(reference);
}

/** @param {string | undefined} version e.g. `10.0.20348.2527` */
function buildOf(version) {
  return Number(version?.split(".")[2]);
}

/** @param {Buffer} content */
function digestOf(content) {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

/** @param {string} digest */
function shortId(digest) {
  return digest.slice(7, 19);
}
