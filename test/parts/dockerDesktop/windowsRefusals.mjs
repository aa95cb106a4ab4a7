// @ts-check
import { refusesProcesses } from "./windowsImages.mjs";

/** @typedef {import("./identityProxy.mjs").Route} Route */
/** @typedef {import("./identityProxy.mjs").Refusal} Refusal */

/**
 * @typedef {object} ContainerState
 * @property {boolean} running
 * @property {"process" | "hyperv"} isolation
 * @property {number} hostBuild
 * @property {string} imageVersion as in its image, e.g. `10.0.20348.2527`
 * @property {any} container its whole record
 */

/** @typedef {(name: string) => Promise<ContainerState | undefined>} FindContainer */

/** What a Windows engine says no to, in its own words. Each entry decides for the routes that match it. */
const rules = /** @type {readonly [method: string, path: RegExp, refuse: Rule][]} */ ([
  ["POST", /^\/containers\/create$/, ({ body }) => refuseOptions(body?.HostConfig ?? {})],
  ["POST", /^\/containers\/([^/]+)\/start$/, refuseStart],
  ["POST", /^\/containers\/([^/]+)\/pause$/, refusePause],
  ["POST", /^\/containers\/([^/]+)\/unpause$/, refuseUnpause],
  ["POST", /^\/containers\/([^/]+)\/update$/, () => invalid("resource updating isn't supported on Windows")],
  [
    "GET",
    /^\/containers\/([^/]+)\/export$/,
    () => failed("the daemon on this operating system does not support exporting Windows containers"),
  ],
  ["GET", /^\/containers\/([^/]+)\/changes$/, whileRunning("Windows does not support diff of a running container")],
  ["POST", /^\/commit$/, whileRunning("windows does not support commit of a running container")],
  ["GET", /^\/containers\/([^/]+)\/top$/, refuseTopArguments],
  ["HEAD|GET|PUT", /^\/containers\/([^/]+)\/archive$/, refuseArchive],
  ["POST", /^\/containers\/([^/]+)\/checkpoints$/, () => notFound("page not found")],
  ["POST", /^\/(session|grpc)$/, () => notFound("page not found")],
  ["POST", /^\/build$/, refuseBuildKit],
  // The text is ours: how a Windows engine says that it keeps none is not known.
  ["POST", /^\/build\/prune$/, () => failed("the builder of this engine keeps no cache")],
]);

/**
 * @typedef {object} Question
 * @property {Route} route
 * @property {any} body
 * @property {FindContainer} find
 * @property {string} name of the container that the path or the query names
 */
/** @typedef {(question: Question) => Refusal | undefined | Promise<Refusal | undefined>} Rule */

/**
 * @param {Route} route
 * @param {any} body
 * @param {FindContainer} find
 * @returns {Promise<Refusal | undefined>}
 */
export async function refuseOnWindows(route, body, find) {
  for (const [methods, path, rule] of rules) {
    const match = methods.split("|").includes(route.method) ? path.exec(route.path) : null;
    if (match) {
      return rule({ route, body, find, name: match[1] ?? route.query.get("container") ?? "" });
    }
  }
  return undefined;
}

/** @param {Route} route */
export function createsContainer({ method, path }) {
  return method === "POST" && path === "/containers/create";
}

/** Linux options that a Windows engine does not take, with the value that counts as not asked. */
const linuxOptions = /** @type {const} */ ([
  "BlkioWeight",
  "BlkioWeightDevice",
  "BlkioDeviceReadBps",
  "BlkioDeviceReadIOps",
  "BlkioDeviceWriteBps",
  "BlkioDeviceWriteIOps",
  "CpuPeriod",
  "CpuQuota",
  "CpuRealtimePeriod",
  "CpuRealtimeRuntime",
  "CpusetCpus",
  "CpusetMems",
  "KernelMemory",
  "KernelMemoryTCP",
  "MemoryReservation",
  "MemorySwap",
  "OomKillDisable",
  "PidsLimit",
  "Ulimits",
]);

/** @param {any} hostConfig @returns {Refusal | undefined} */
function refuseOptions(hostConfig) {
  const { Isolation: isolation = "" } = hostConfig;
  if (!["", "default", "process", "hyperv"].includes(isolation)) {
    return invalid(`invalid isolation (${isolation}): Windows supports 'default', 'process', or 'hyperv'`);
  }
  if (hostConfig.Privileged) {
    return invalid("invalid option: privileged mode is not supported for Windows containers");
  }
  if (hostConfig.ReadonlyRootfs) {
    return invalid("invalid option: read-only mode is not supported for Windows containers");
  }
  if (isAsked(hostConfig.Tmpfs) || (hostConfig.Mounts ?? []).some((/** @type {any} */ it) => it.Type === "tmpfs")) {
    return invalid("windows does not support tmpfs");
  }
  const option = linuxOptions.find((name) => isAsked(hostConfig[name]));
  return option && invalid(`invalid option: Windows does not support ${option}`);
}

/** @param {Question} question @returns {Promise<Refusal | undefined>} */
async function refuseStart({ name, find }) {
  const found = await find(name);
  if (found?.isolation === "process" && refusesProcesses(found.hostBuild, found.imageVersion)) {
    // Without the number, which only old engines and other calls of Windows add.
    const reason = "The container operating system does not match the host operating system.";
    return failed(`hcsshim::CreateComputeSystem ${found.container.Id}: ${reason}`);
  }
  // As in Nano Server, no image here has it.
  if (/^(powershell|pwsh)(\.exe)?$/i.test(found?.container.Config.Cmd?.[0] ?? "")) {
    const reason = "failure in a Windows system call: The system cannot find the file specified. (0x2)";
    return failed(`container ${found?.container.Id} encountered an error during hcs::System::CreateProcess: ${reason}`);
  }
  const bindings = Object.values(found?.container.HostConfig.PortBindings ?? {}).flat();
  const hasHostIp = bindings.some(
    (/** @type {any} */ it) => it?.HostIp && it.HostIp !== "0.0.0.0" && it.HostIp !== "::",
  );
  return hasHostIp ? failed("Windows does not support host IP addresses in NAT settings") : undefined;
}

/** @param {Question} question @returns {Promise<Refusal | undefined>} */
async function refusePause({ name, find }) {
  const found = await find(name);
  return found?.isolation === "process"
    ? failed(`Cannot pause container ${found.container.Id}: not implemented for containers using process isolation`)
    : undefined;
}

/** @param {Question} question @returns {Promise<Refusal | undefined>} */
async function refuseUnpause({ name, find }) {
  return (await find(name))?.isolation === "process" ? failed("cannot resume Windows Server Containers") : undefined;
}

/** @param {Question} question @returns {Promise<Refusal | undefined>} */
async function refuseArchive({ name, find }) {
  const found = await find(name);
  return found?.isolation === "hyperv" && found.running
    ? failed("filesystem operations against a running Hyper-V container are not supported")
    : undefined;
}

/** @type {Rule} */
function refuseTopArguments({ route }) {
  return route.query.get("ps_args") ? failed("Windows does not support arguments to top") : undefined;
}

/** The text is ours: which one a Windows engine uses is not known. @type {Rule} */
function refuseBuildKit({ route }) {
  return route.query.get("version") === "2" ? invalid("BuildKit is not available on the Windows engine") : undefined;
}

/** @param {string} message @returns {Rule} */
function whileRunning(message) {
  return async ({ name, find }) => ((await find(name))?.running ? failed(message) : undefined);
}

/** @param {any} value */
function isAsked(value) {
  return typeof value === "object" && value !== null ? Object.keys(value).length > 0 : Boolean(value) && value !== -1;
}

/** @param {string} message @returns {Refusal} */
function invalid(message) {
  return { status: 400, message };
}

/** @param {string} message @returns {Refusal} */
function notFound(message) {
  return { status: 404, message };
}

/** @param {string} message @returns {Refusal} */
function failed(message) {
  return { status: 500, message };
}
