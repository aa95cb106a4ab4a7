// @ts-check
import { buildDesktopImage } from "../test/parts/desktopImage/build.mjs";
import { DockerApiError, dockerApi } from "../test/parts/dockerApi.mjs";
import { busyboxImage } from "../test/parts/dockerImages.mjs";

const desktopName = "sample-desktop";
const image = "windows-containers/sample:1.0";
const project = { "com.docker.compose.project": "sample" };
const page = "<!doctype html><title>Sample</title><h1>Served from a container</h1>";

/** What a first look deserves: a web server and a clock of one compose project, and a desktop. */
const containers = [
  {
    name: "sample-web",
    options: {
      Image: image,
      Cmd: ["sh", "-c", `mkdir -p /www && echo '${page}' > /www/index.html && exec httpd -f -v -p 80 -h /www`],
      Labels: project,
      ExposedPorts: { "80/tcp": {} },
      HostConfig: { PortBindings: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "" }] } },
    },
  },
  {
    name: "sample-clock",
    options: { Image: image, Cmd: ["sh", "-c", "while date; do sleep 1; done"], Labels: project },
  },
];

/** Two containers of one project, one image and one demo desktop. */
export class Sample {
  #api;
  /** What runs because of us. @type {string[]} */
  #running = [];
  #ending = new AbortController();

  /** @param {string} socketPath */
  constructor(socketPath) {
    this.socketPath = socketPath;
    this.#api = dockerApi(socketPath);
  }

  /** Makes the sample, or starts what there is of it. */
  async start() {
    await busyboxImage(this.#api, image);
    for (const { name, options } of containers) {
      await this.#ensureRunning(name, options);
    }
    console.error("Building the demo desktop…");
    const desktop = await buildDesktopImage(this.socketPath);
    await this.#ensureRunning(desktopName, {
      Image: desktop,
      // The extension knows by the token that the installation has come to its end.
      Labels: { "windows-containers.desktop": desktopName, "windows-containers.desktop.ready-token": "sample" },
      Env: [
        ...["VERSION=11", "RAM_SIZE=2G", "CPU_CORES=2", "DISK_SIZE=64G"],
        "COMMAND=echo windows-containers ready sample>COM1",
      ],
      StopTimeout: 120,
      HostConfig: {
        CapAdd: ["NET_ADMIN"],
        NetworkMode: await ensureNetwork(this.#api, desktopName),
        Mounts: [{ Type: "volume", Source: desktopName, Target: "/storage" }],
      },
    });
    console.error("The sample is there.");
  }

  /** Stops what runs because of `start`, which may still be at it, and keeps it for the next time. */
  async stop() {
    this.#ending.abort();
    await Promise.all(
      this.#running.map(async (name) => this.#api.request("POST", `/containers/${name}/stop`).catch(ignoreMissing)),
    );
  }

  /**
   * @param {string} name
   * @param {Readonly<Record<string, unknown>>} options
   */
  async #ensureRunning(name, options) {
    try {
      const { State } = await this.#api.request("GET", `/containers/${name}/json`);
      if (State.Running) {
        return;
      }
      this.#willRun(name);
      await this.#api.request("POST", `/containers/${name}/start`);
    } catch (error) {
      ignoreMissing(error);
      this.#willRun(name);
      await this.#api.runContainer(name, options);
    }
  }

  /** @param {string} name */
  #willRun(name) {
    this.#ending.signal.throwIfAborted();
    this.#running.push(name);
  }
}

/**
 * @param {import("../test/parts/dockerApi.mjs").DockerApi} api
 * @param {string} name
 * @returns {Promise<string>} the name
 */
async function ensureNetwork(api, name) {
  try {
    await api.request("GET", `/networks/${name}`);
  } catch (error) {
    ignoreMissing(error);
    await api.request("POST", "/networks/create", { json: { Name: name } });
  }
  return name;
}

/** @param {unknown} error */
function ignoreMissing(error) {
  if (!(error instanceof DockerApiError) || error.status !== 404) {
    throw error;
  }
}
