import type { Mount, PortMapping, RunOptions } from "../runOptions";

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
    NetworkingConfig: network === undefined ? undefined : { EndpointsConfig: { [network]: {} } },
  });
}

function hostConfig({ ports = [], mounts, devices, cpus, restart, ...options }: RunOptions) {
  return withoutUndefined({
    PortBindings: portBindings(ports),
    Mounts: mounts?.map(toMount),
    Memory: options.memoryBytes,
    NanoCpus: cpus === undefined ? undefined : Math.round(cpus * 1e9),
    Isolation: options.isolation,
    NetworkMode: options.network,
    CapAdd: options.capabilities,
    Devices: devices?.map(toDevice),
    RestartPolicy: restart === undefined ? undefined : { Name: restart },
  });
}

/** Several host ports may lead to one of the container's. */
function portBindings(ports: readonly PortMapping[]) {
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

function toMount({ kind, source, target, access }: Mount) {
  return { Type: kind, Source: source, Target: target, ReadOnly: access === "readOnly" };
}

/** Windows knows devices as `class/GUID`; Linux by paths, the container's of the same name. */
function toDevice(device: string) {
  if (device.startsWith("class/")) {
    return { PathOnHost: device };
  }
  const [onHost = device, inContainer = onHost, permissions = "rwm"] = device.split(":");
  return { PathOnHost: onHost, PathInContainer: inContainer, CgroupPermissions: permissions };
}

function withoutUndefined(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
