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

/**
 * Makes the sample, or starts what there is of it. `stop` stops what runs because of this call and keeps it for the next
 * time.
 * @param {string} socketPath
 */
export async function startSample(socketPath) {
  const api = dockerApi(socketPath);
  /** @type {string[]} */
  const running = [];
  await busyboxImage(api, image);
  for (const { name, options } of containers) {
    running.push(...(await ensureRunning(api, name, options)));
  }
  console.error("Building the demo desktop…");
  const desktop = await buildDesktopImage(socketPath);
  const options = {
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
      NetworkMode: await ensureNetwork(api, desktopName),
      Mounts: [{ Type: "volume", Source: desktopName, Target: "/storage" }],
    },
  };
  running.push(...(await ensureRunning(api, desktopName, options)));
  console.error("The sample is there.");
  return {
    stop: async () => {
      await Promise.all(
        running.map(async (name) => api.request("POST", `/containers/${name}/stop`).catch(ignoreMissing)),
      );
    },
  };
}

/**
 * @param {import("../test/parts/dockerApi.mjs").DockerApi} api
 * @param {string} name
 * @param {Readonly<Record<string, unknown>>} options
 * @returns {Promise<readonly string[]>} the name, unless it was running already
 */
async function ensureRunning(api, name, options) {
  try {
    const { State } = await api.request("GET", `/containers/${name}/json`);
    if (State.Running) {
      return [];
    }
    await api.request("POST", `/containers/${name}/start`);
  } catch (error) {
    ignoreMissing(error);
    await api.runContainer(name, options);
  }
  return [name];
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
