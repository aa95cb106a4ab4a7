// @ts-check
import { pairsOf } from "./identityProxy.mjs";
import { desktopName } from "./linuxIdentity.mjs";
import { createsContainer, refuseOnWindows } from "./windowsRefusals.mjs";
import { WindowsImages } from "./windowsImages.mjs";
import { WindowsStats } from "./windowsStats.mjs";

/**
 * Who the Windows engine says that it is.
 * @typedef {object} WindowsHost
 * @property {number} build e.g. 26100
 * @property {number} revision the update revision
 * @property {string} displayVersion e.g. 24H2
 * @property {"process" | "hyperv"} isolation what containers get that ask for nothing
 */

/** @typedef {Record<string, unknown> & { Isolation: "process" | "hyperv" }} HostConfig */

/** @type {WindowsHost} */
export const usualWindowsHost = { build: 26100, revision: 4351, displayVersion: "24H2", isolation: "hyperv" };

/** What only a Windows engine understands, and a Linux engine must not be told. */
const windowsOnlyOptions = ["Isolation", "CpuCount", "CpuPercent", "IOMaximumIOps", "IOMaximumBandwidth"];

/**
 * A Linux engine in the words of a Windows one.
 * @param {WindowsHost} host
 * @returns {import("./identityProxy.mjs").Identity}
 */
export function windowsIdentity(host) {
  /** What each container was created with; the engine behind cannot keep it. @type {Map<string, HostConfig>} */
  const hostConfigs = new Map();
  const images = new WindowsImages(host);
  const isolationOf = (/** @type {string} */ id) => hostConfigs.get(id)?.Isolation ?? host.isolation;
  return {
    headers: (rawHeaders, route) => pairsOf(rawHeaders).flatMap(([name, value]) => [name, header(name, value, route)]),
    rewriter: (route, body) => rewriterFor(route, body, { host, images, hostConfigs }),
    streamRewriter: ({ method, path }) =>
      method === "GET" && /^\/containers\/[^/]+\/stats$/.test(path) ? new WindowsStats() : undefined,
    readsBody: createsContainer,
    refuse: async (route, body, ask) =>
      refuseOnWindows(route, body, async (name) => {
        const container = await ask(`/containers/${encodeURIComponent(name)}/json`);
        const facts = container && {
          running: container.State.Running,
          isolation: isolationOf(container.Id),
          hostBuild: host.build,
          imageVersion: images.versionOf(container.Image),
        };
        return facts && { ...facts, container };
      }),
    urlToEngine,
    answer: (route) =>
      images.pulls(route) ? (response, enginePath) => images.answerPull(route, response, enginePath) : undefined,
    toEngine: (route, body) =>
      createsContainer(route) ? { ...body, HostConfig: omit(body?.HostConfig, windowsOnlyOptions) } : body,
  };
}

/**
 * @param {string} name
 * @param {string} value
 * @param {import("./identityProxy.mjs").Route} route
 */
function header(name, value, { path }) {
  switch (name.toLowerCase()) {
    case "ostype":
      return "windows";
    case "server":
      return value.replace("(linux)", "(windows)");
    case "builder-version":
      return path === "/_ping" ? "1" : value;
    default:
      return value;
  }
}

/**
 * @param {import("./identityProxy.mjs").Route} route
 * @param {any} body
 * @param {{ host: WindowsHost, images: WindowsImages, hostConfigs: Map<string, HostConfig> }} engine
 * @returns {((answer: any) => any) | undefined}
 */
function rewriterFor(route, body, { host, images, hostConfigs }) {
  const { method, path } = route;
  if (createsContainer(route)) {
    return (answer) => {
      const isolation = body?.HostConfig?.Isolation;
      const isChosen = isolation !== undefined && isolation !== "" && isolation !== "default";
      hostConfigs.set(answer.Id, {
        ...pick(body?.HostConfig, windowsOnlyOptions),
        Isolation: isChosen ? isolation : host.isolation,
      });
      return answer;
    };
  }
  if (method !== "GET") {
    return undefined;
  }
  const isolations = isolationFilter(route);
  if (isolations) {
    return (containers) =>
      containers.filter((/** @type {any} */ { Id }) =>
        isolations.includes(hostConfigs.get(Id)?.Isolation ?? host.isolation),
      );
  }
  if (path === "/system/df") {
    return asWindowsUsage;
  }
  if (path === "/info") {
    return (info) => asWindowsInfo(info, host);
  }
  if (path === "/version") {
    return (version) => asWindowsVersion(version, host);
  }
  if (/^\/containers\/[^/]+\/json$/.test(path)) {
    return (container) => asWindowsContainer(container, hostConfigs.get(container.Id) ?? { Isolation: host.isolation });
  }
  if (/^\/images\/.+\/json$/.test(path)) {
    return (image) => asWindowsImage(image, images.versionOf(image.Id));
  }
  return /^\/containers\/[^/]+\/top$/.test(path) ? asWindowsTop : undefined;
}

/** @param {any} info @param {WindowsHost} host */
function asWindowsInfo(info, host) {
  return {
    ...info,
    OSType: "windows",
    OperatingSystem: `Microsoft Windows Version ${host.displayVersion} (OS Build ${host.build}.${host.revision})`,
    OSVersion: `10.0.${host.build}`,
    KernelVersion: kernelVersion(host),
    Isolation: host.isolation,
    Driver: "windowsfilter",
    DriverStatus: [["Windows", ""]],
    DockerRootDir: "C:\\ProgramData\\Docker",
    Name: "DESKTOP-DOUBLE",
    CgroupDriver: "",
    CgroupVersion: undefined,
    InitBinary: "",
    SecurityOptions: null,
    Runtimes: { "com.docker.hcsshim.v1": { path: "com.docker.hcsshim.v1" } },
    DefaultRuntime: "com.docker.hcsshim.v1",
    Plugins: {
      ...info.Plugins,
      Network: ["ics", "internal", "l2bridge", "l2tunnel", "nat", "null", "overlay", "private", "transparent"],
      Log: ["awslogs", "etwlogs", "fluentd", "gcplogs", "gelf", "json-file", "local", "splunk", "syslog"],
    },
    Warnings: null,
  };
}

/** @param {any} version @param {WindowsHost} host */
function asWindowsVersion(version, host) {
  const identity = { Os: "windows", KernelVersion: kernelVersion(host) };
  const engine = version.Components?.[0];
  return {
    ...version,
    ...identity,
    Platform: { Name: desktopName },
    Components: engine ? [{ ...engine, Details: { ...engine.Details, ...identity } }] : undefined,
  };
}

/** @param {any} container @param {Record<string, unknown>} hostConfig */
function asWindowsContainer(container, hostConfig) {
  return {
    ...container,
    Platform: "windows",
    Driver: "windowsfilter",
    GraphDriver: { Name: "windowsfilter", Data: { dir: `C:\\ProgramData\\Docker\\windowsfilter\\${container.Id}` } },
    HostConfig: { ...container.HostConfig, ...hostConfig },
  };
}

/** @param {any} image @param {string} version */
function asWindowsImage(image, version) {
  return {
    ...image,
    Os: "windows",
    OsVersion: version,
    GraphDriver: { Name: "windowsfilter", Data: { dir: "C:\\ProgramData\\Docker\\windowsfilter\\base" } },
  };
}

/** The layers of containers are not measured, and the builder keeps no cache. @param {any} usage */
function asWindowsUsage(usage) {
  const containers = (usage.Containers ?? []).map((/** @type {any} */ one) => ({ ...one, SizeRw: 0 }));
  return { ...usage, Containers: containers, BuildCache: null };
}

/**
 * The isolations that a list of containers is asked for, which only Windows engines understand.
 * @param {import("./identityProxy.mjs").Route} route
 * @returns {readonly string[] | undefined}
 */
function isolationFilter({ path, query }) {
  const filters = JSON.parse(query.get("filters") ?? "{}");
  return path === "/containers/json" ? filters.isolation : undefined;
}

/**
 * A Linux engine is not asked what it does not understand.
 * @param {import("./identityProxy.mjs").Route} route
 * @param {string} url
 */
function urlToEngine(route, url) {
  if (isolationFilter(route)) {
    return withoutIsolationFilter(route, url);
  }
  const rest = new URLSearchParams(route.query);
  rest.delete("isolation");
  return route.path === "/build" ? `${url.replace(/\?.*$/, "")}?${rest.toString()}` : url;
}

/** @param {import("./identityProxy.mjs").Route} route @param {string} url */
function withoutIsolationFilter({ query }, url) {
  const rest = new URLSearchParams(query);
  rest.set("filters", JSON.stringify(omit(JSON.parse(query.get("filters") ?? "{}"), ["isolation"])));
  return `${url.replace(/\?.*$/, "")}?${rest.toString()}`;
}

/** @param {{ Titles: string[], Processes: string[][] }} top */
function asWindowsTop({ Titles, Processes }) {
  const [pid, command] = [Titles.indexOf("PID"), Titles.indexOf("CMD")];
  return {
    Titles: ["Name", "PID", "CPU", "Private Working Set"],
    Processes: Processes.map((row) => [row[command] ?? "", row[pid] ?? "", "00:00:00.015", "1.204MB"]),
  };
}

/** BuildLabEx, as Windows has it. @param {WindowsHost} host */
function kernelVersion({ build }) {
  return `10.0 ${build} (${build}.1.amd64fre.ge_release.240331-1435)`;
}

/** @param {Record<string, unknown> | undefined} object @param {readonly string[]} keys */
function pick(object, keys) {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([key]) => keys.includes(key)));
}

/** @param {Record<string, unknown> | undefined} object @param {readonly string[]} keys */
function omit(object, keys) {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([key]) => !keys.includes(key)));
}
