// @ts-check
/**
 * Records what a real engine answers, for the tests of the records: `node test/parts/recordFixtures.mjs`. Names, paths
 * and sizes of the machine are replaced; everything else is as the engine wrote it.
 */
import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { mkdir, writeFile } from "node:fs/promises";
import { hostname, release } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startDockerEngine } from "./dockerEngine.mjs";
import { busyboxImage } from "./dockerImages.mjs";
import { recordedActions } from "./recordedActions.mjs";
import { recordedInspects } from "./recordedInspects.mjs";
import { startRegistry } from "./registry.mjs";

const target = join(import.meta.dirname, "..", "unit", "engine", "docker", "fixtures");
const image = "busybox:latest";

/** What tells of the machine, and not of the engine. */
const neutralValues = {
  Name: hostname(),
  KernelVersion: "6.1.0-18-amd64",
  MemTotal: 8_589_934_592,
  limit: 8_589_934_592,
  HttpProxy: "",
  HttpsProxy: "",
  NoProxy: "",
  RegistryConfig: {},
  DockerRootDir: "/var/lib/docker",
};

const engine = await startDockerEngine({ name: "fixtures", network: "bridge" });
try {
  await record(engine);
} finally {
  await engine.stop();
}

/** @param {import("./dockerEngine.mjs").DockerEngine} recorded */
async function record(recorded) {
  const { api } = recorded;
  await mkdir(target, { recursive: true });
  await save("volumes-none", await api.request("GET", "/volumes"));
  await save("containers-none", await api.request("GET", "/containers/json?all=1"));
  const events = followEvents(recorded);
  await busyboxImage(api);
  await save("pull", await pulledLines(recorded));
  await fill(recorded);
  await save("ping-headers", await pingHeaders(recorded));
  await save("info", await api.request("GET", "/info"));
  await save("version", await api.request("GET", "/version"));
  await save("containers", await api.request("GET", "/containers/json?all=1"));
  await save("images", await api.request("GET", "/images/json"));
  await save("image-inspect", await api.request("GET", `/images/${image}/json`));
  await save("networks", await api.request("GET", "/networks"));
  await save("volumes", await api.request("GET", "/volumes"));
  await save("stats", await firstLines(await api.stream("GET", "/containers/web/stats?stream=1"), 2));
  await save("inspects", await recordedInspects(recorded, image));
  await save("actions", await recordedActions(recorded, image));
  await api.request("DELETE", "/containers/web?force=1");
  await save("errors", await errorsOf(recorded));
  await delay(500);
  await save("events", await events());
}

/**
 * One of each: running with ports and labels, exited, created, paused; images, networks and volumes with labels.
 * @param {import("./dockerEngine.mjs").DockerEngine} recorded
 */
async function fill({ api }) {
  await api.request("POST", "/networks/create", {
    json: { Name: "lab", Internal: true, Labels: { "com.example.team": "a" } },
  });
  await api.request("POST", "/volumes/create", { json: { Name: "data", Labels: { "com.example.team": "a" } } });
  await api.request("POST", "/volumes/create", { json: { Name: "plain" } });
  await api.request("POST", `/images/${image}/tag?repo=example%2Fbusybox&tag=1`);
  await api.runContainer("web", {
    Image: image,
    Cmd: ["sh", "-c", "while true; do echo beat; sleep 1; done"],
    Labels: { "com.docker.compose.project": "shop", "com.docker.compose.service": "web" },
    ExposedPorts: { "80/tcp": {}, "53/udp": {}, "9000/tcp": {} },
    HostConfig: {
      PortBindings: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "18080" }], "53/udp": [{ HostPort: "18053" }] },
    },
  });
  await api.runContainer("job", { Image: image, Cmd: ["sh", "-c", "echo done; exit 3"], Tty: true });
  await api.runContainer("frozen", { Image: image, Cmd: ["sleep", "1000"], NetworkDisabled: true });
  await api.request("POST", "/containers/frozen/pause");
  await api.request("POST", "/containers/create?name=fresh", { json: { Image: image, NetworkDisabled: true } });
  await api.request("POST", "/containers/job/wait");
  const { Id } = await api.request("POST", "/commit?container=job&comment=dangling");
  await api.request("GET", `/images/${Id}/json`);
}

/** @param {import("./dockerEngine.mjs").DockerEngine} recorded */
async function pulledLines({ api, socketPath }) {
  const registry = await startRegistry();
  try {
    const name = `${registry.host}/library/busybox`;
    await api.request("POST", `/images/${image}/tag?repo=${encodeURIComponent(name)}&tag=1`);
    await push(socketPath, `/images/${name}/push?tag=1`);
    await api.request("DELETE", `/images/${name}:1`);
    await api.request("DELETE", `/images/${image}`);
    const pulled = await firstLines(await api.stream("POST", `/images/create?fromImage=${name}&tag=1`), Infinity);
    await api.request("POST", `/images/${name}:1/tag?repo=busybox&tag=latest`);
    const distribution = await api.request("GET", `/distribution/${name}:1/json`);
    const unknown = await answerOf(socketPath, "POST", `/images/create?fromImage=${name}&tag=2`);
    return { pulled, distribution, unknown };
  } finally {
    await registry.stop();
  }
}

/**
 * @param {string} socketPath
 * @param {string} path
 */
async function push(socketPath, path) {
  // The engine wants a login even where there is none.
  const headers = { "X-Registry-Auth": Buffer.from("{}").toString("base64") };
  const request = httpRequest({ socketPath, method: "POST", path, headers, agent: false });
  request.end();
  const [answer] = await once(request, "response");
  await firstLines(answer, Infinity);
}

/**
 * @param {import("./dockerEngine.mjs").DockerEngine} recorded
 * @returns {Promise<Record<string, { readonly status: number, readonly body: unknown }>>}
 */
async function errorsOf({ socketPath }) {
  /** @type {readonly (readonly [string, string, string, unknown?])[]} */
  const calls = [
    ["noSuchContainer", "GET", "/containers/nothing/json"],
    ["noSuchImage", "POST", "/containers/create", { Image: "nothing:1" }],
    ["noSuchNetwork", "GET", "/networks/nothing"],
    ["noSuchVolume", "GET", "/volumes/nothing"],
    ["nameTaken", "POST", "/containers/create?name=job", { Image: image }],
    ["volumeNameInvalid", "POST", "/volumes/create", { Name: "/ /" }],
    ["killNotRunning", "POST", "/containers/job/kill"],
    ["execNotRunning", "POST", "/containers/job/exec", { Cmd: ["true"] }],
    ["stopStopped", "POST", "/containers/job/stop"],
    ["removeRunning", "DELETE", "/containers/frozen"],
    ["badBody", "POST", "/containers/create", []],
  ];
  /** @type {Record<string, { readonly status: number, readonly body: unknown }>} */
  const answers = {};
  for (const [name, method, path, json] of calls) {
    answers[name] = await answerOf(socketPath, method, path, json);
  }
  return answers;
}

/**
 * @param {string} socketPath
 * @param {string} method
 * @param {string} path
 * @param {unknown} [json]
 * @returns {Promise<{ readonly status: number, readonly body: unknown }>}
 */
async function answerOf(socketPath, method, path, json) {
  const headers = { "Content-Type": "application/json" };
  const request = httpRequest({ socketPath, method, path, headers, agent: false });
  request.end(json === undefined ? undefined : JSON.stringify(json));
  const [answer] = await once(request, "response");
  let text = "";
  for await (const chunk of answer) {
    text += String(chunk);
  }
  return { status: answer.statusCode, body: text === "" ? undefined : JSON.parse(text) };
}

/** @param {import("./dockerEngine.mjs").DockerEngine} recorded */
async function pingHeaders({ socketPath }) {
  const request = httpRequest({ socketPath, path: "/_ping", agent: false });
  request.end();
  const [answer] = await once(request, "response");
  answer.resume();
  const { date: _date, ...headers } = answer.headers;
  return headers;
}

/**
 * The lines' own text: the times in them do not survive as numbers.
 * @param {import("./dockerEngine.mjs").DockerEngine} recorded
 */
function followEvents({ api }) {
  let text = "";
  const stream = api.stream("GET", "/events").then((answer) => {
    answer.on("data", (chunk) => (text += String(chunk)));
    return answer;
  });
  return async () => {
    (await stream).destroy();
    return text.trim().split("\n");
  };
}

/**
 * @param {import("node:http").IncomingMessage} answer
 * @param {number} count
 */
async function firstLines(answer, count) {
  let text = "";
  for await (const chunk of answer) {
    text += String(chunk);
    if (text.split("\n").length > count) {
      break;
    }
  }
  return text
    .trim()
    .split("\n")
    .slice(0, count)
    .map((line) => JSON.parse(line));
}

/**
 * @param {string} name
 * @param {unknown} answer
 */
async function save(name, answer) {
  const text = JSON.stringify(answer, neutral, 2);
  const betrayed = [hostname(), release(), engine.folder].filter((word) => word.length > 3 && text.includes(word));
  if (betrayed.length > 0) {
    throw new Error(`${name} tells of this machine: ${betrayed.join(", ")}`);
  }
  await writeFile(join(target, `${name}.json`), `${text}\n`);
}

/**
 * @param {string} key
 * @param {unknown} value
 * @returns {unknown}
 */
function neutral(key, value) {
  if (key === "Name") {
    return value === neutralValues.Name ? "engine-host" : value;
  }
  if (Object.hasOwn(neutralValues, key)) {
    return neutralValues[/** @type {keyof typeof neutralValues} */ (key)];
  }
  return typeof value === "string"
    ? value
        .replaceAll(join(engine.folder, "data"), "/var/lib/docker")
        .replaceAll(join(engine.folder, "exec"), "/var/run/docker")
        .replaceAll(engine.folder, "/srv")
        .replaceAll(release(), neutralValues.KernelVersion)
        .replace(/(127\.0\.0\.1|localhost):\d{4,5}\//g, "registry.example:5000/")
    : value;
}
