import type { GpuRequest, Mount, PortMapping, RunOptions } from "../runOptions";

/** The body of the call that creates a container; what is not asked for is left to the engine. */
export function createBody(options: RunOptions): Readonly<Record<string, unknown>> {
  const { ports = [], environment, terminal, network } = options;
  return withoutUndefined({
    Image: options.image,
    Cmd: options.command,
    Entrypoint: options.entrypoint,
    Env: environment && Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    Labels: options.labels,
    StopTimeout: options.stopTimeoutSeconds,
    ExposedPorts: Object.fromEntries(ports.map((port) => [portKey(port), {}])),
    ...(terminal === undefined ? {} : { Tty: true, OpenStdin: true }),
    HostConfig: hostConfig(options),
    NetworkingConfig: network === undefined ? undefined : { EndpointsConfig: { [network]: endpoint(options) } },
  });
}

function hostConfig({ ports = [], mounts, devices, cpus, restart, ...options }: RunOptions) {
  return withoutUndefined({
    PortBindings: portBindings(ports),
    Mounts: mounts?.filter(({ selinux }) => selinux === undefined).map(toMount),
    Binds: labelledBinds(mounts),
    Memory: options.memoryBytes,
    NanoCpus: cpus === undefined ? undefined : Math.round(cpus * 1e9),
    Isolation: options.isolation,
    NetworkMode: options.network,
    CapAdd: options.capabilities,
    Privileged: options.privileged === undefined ? undefined : true,
    GroupAdd: options.groups,
    DeviceCgroupRules: options.deviceRules,
    Devices: devices?.map(toDevice),
    DeviceRequests: options.gpus?.map(toDeviceRequest),
    Sysctls: options.sysctls,
    RestartPolicy: restart === undefined ? undefined : restartPolicy(restart),
    AutoRemove: options.afterEnd === undefined ? undefined : true,
  });
}

function endpoint({ networkAddress }: RunOptions) {
  return networkAddress === undefined ? {} : { IPAMConfig: { IPv4Address: networkAddress } };
}

/** "on-failure:3" tries three times. */
function restartPolicy(restart: string) {
  const [Name, count] = restart.split(":");
  return withoutUndefined({ Name, MaximumRetryCount: count === undefined ? undefined : Number(count) });
}

/** The newer way to ask for a mount has no word for SELinux' labels. */
export function labelledBinds(mounts: RunOptions["mounts"]) {
  const binds = (mounts ?? []).flatMap(({ selinux, source, target, access }) =>
    selinux === undefined
      ? []
      : [`${source}:${target}:${access === "readOnly" ? "ro," : ""}${selinux === "private" ? "Z" : "z"}`],
  );
  return binds.length > 0 ? binds : undefined;
}

/** Several host ports may lead to one of the container's. */
export function portBindings(ports: readonly PortMapping[]) {
  const bindings: Record<string, readonly unknown[]> = {};
  for (const port of ports) {
    const key = portKey(port);
    const binding = withoutUndefined({ HostIp: port.hostIp, HostPort: port.hostPort === 0 ? "" : `${port.hostPort}` });
    bindings[key] = [...(bindings[key] ?? []), binding];
  }
  return bindings;
}

function portKey({ containerPort, protocol }: PortMapping): string {
  return `${containerPort}/${protocol}`;
}

export function toMount({ kind, source, target, access }: Mount) {
  return { Type: kind, Source: source, Target: target, ReadOnly: access === "readOnly" };
}

/** Windows knows devices as `class/GUID`; Linux by paths, the container's of the same name. */
export function toDevice(device: string) {
  if (device.startsWith("class/")) {
    return { PathOnHost: device };
  }
  const [onHost = device, inContainer = onHost, permissions = "rwm"] = device.split(":");
  return { PathOnHost: onHost, PathInContainer: inContainer, CgroupPermissions: permissions };
}

/** A count beside names is refused. */
function toDeviceRequest({ driver, count = 1, deviceIds, capabilities = [], options }: GpuRequest) {
  return withoutUndefined({
    Driver: driver,
    ...(deviceIds ? { DeviceIDs: deviceIds } : { Count: count === "all" ? -1 : count }),
    Capabilities: [["gpu", ...capabilities]],
    Options: options,
  });
}

function withoutUndefined(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
