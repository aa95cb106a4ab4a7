import * as z from "zod/mini";
import type { GpuRequest, PortMapping } from "../engine/runOptions";
import { oneRequest } from "./runWords/gpuText";

/** The part of `inspect` that repeats what a container was created with. */
export const settingsSchema = z.looseObject({
  PortBindings: z.nullish(
    z.record(
      z.string(),
      z.nullish(z.array(z.object({ HostIp: z.optional(z.string()), HostPort: z.optional(z.string()) }))),
    ),
  ),
  Devices: z.nullish(
    z.array(
      z.object({
        PathOnHost: z.string(),
        PathInContainer: z.optional(z.string()),
        CgroupPermissions: z.optional(z.string()),
      }),
    ),
  ),
  DeviceCgroupRules: z.nullish(z.array(z.string())),
  CapAdd: z.nullish(z.array(z.string())),
  GroupAdd: z.nullish(z.array(z.string())),
  DeviceRequests: z.nullish(
    z.array(
      z.object({
        Driver: z.optional(z.string()),
        Count: z.optional(z.int()),
        DeviceIDs: z.nullish(z.array(z.string())),
        Capabilities: z.nullish(z.array(z.array(z.string()))),
        Options: z.nullish(z.record(z.string(), z.string())),
      }),
    ),
  ),
  Sysctls: z.nullish(z.record(z.string(), z.string())),
  Privileged: z.optional(z.boolean()),
  AutoRemove: z.optional(z.boolean()),
  RestartPolicy: z.nullish(z.object({ Name: z.string(), MaximumRetryCount: z.optional(z.int()) })),
});

export interface RecordedSettings {
  readonly ports: readonly PortMapping[];
  readonly devices: readonly string[];
  readonly deviceRules: readonly string[];
  readonly capabilities: readonly string[];
  readonly groups: readonly string[];
  readonly gpus: readonly GpuRequest[];
  readonly sysctls: Readonly<Record<string, string>>;
  readonly privileged: boolean;
  readonly removeAfterStop: boolean;
  readonly terminal: boolean;
  readonly restart: string;
  readonly stopSeconds: number | undefined;
  /** Asked for, not given by the network. */
  readonly addresses: Readonly<Record<string, string>>;
}

/** What a spec has no place for, by its name in `inspect` and in `docker run`. */
const optionsWithoutPlace: Readonly<Record<string, string>> = {
  ...{ DeviceRequests: "--gpus", SecurityOpt: "--security-opt", Ulimits: "--ulimit" },
  ...{ Memory: "--memory", NanoCpus: "--cpus", CpuQuota: "--cpu-quota" },
  ...{ CpuShares: "--cpu-shares", CpusetCpus: "--cpuset-cpus", ShmSize: "--shm-size", Tmpfs: "--tmpfs" },
  ...{ Dns: "--dns", DnsSearch: "--dns-search", ExtraHosts: "--add-host" },
};

/** What Docker and Podman give every container. */
const usualShmSizes: readonly unknown[] = [64 * 1024 * 1024, 65_536_000];

/** The names of the settings that are no part of a spec, and so of nothing that is made of one. */
export function settingsWithoutPlace(host: z.infer<typeof settingsSchema> = {}): readonly string[] {
  return Object.entries(optionsWithoutPlace).flatMap(([key, option]) => (isGiven(key, host) ? [option] : []));
}

function isGiven(key: string, host: z.infer<typeof settingsSchema>): boolean {
  const value = host[key];
  if (key === "DeviceRequests") {
    return (host.DeviceRequests ?? []).some((request) => gpuOf(request) === undefined);
  }
  if (key === "ShmSize") {
    return Boolean(value) && !usualShmSizes.includes(value);
  }
  // By itself, when it is privileged.
  if (key === "SecurityOpt" && Array.isArray(value)) {
    return value.some((one) => one !== "label=disable" || host.Privileged !== true);
  }
  return typeof value === "object" && value !== null ? Object.keys(value).length > 0 : Boolean(value);
}

interface ConfigRecord {
  readonly StopTimeout?: number | null | undefined;
  readonly Tty?: boolean | undefined;
  readonly OpenStdin?: boolean | undefined;
}

type Networks = Readonly<
  Record<
    string,
    { readonly IPAMConfig?: { readonly IPv4Address?: string | undefined } | null | undefined } | null | undefined
  >
>;

export function recordedSettings(
  config: ConfigRecord,
  host: z.infer<typeof settingsSchema> = {},
  networks: Networks = {},
): RecordedSettings {
  return {
    ports: Object.entries(host.PortBindings ?? {}).flatMap(([target, bindings]) => portsOf(target, bindings ?? [])),
    devices: (host.Devices ?? []).map(({ PathOnHost, PathInContainer = PathOnHost, CgroupPermissions = "rwm" }) =>
      [PathOnHost, PathInContainer, CgroupPermissions].join(":"),
    ),
    ...listsOf(host),
    gpus: (host.DeviceRequests ?? []).flatMap((request) => gpuOf(request) ?? []),
    sysctls: host.Sysctls ?? {},
    privileged: host.Privileged ?? false,
    removeAfterStop: host.AutoRemove ?? false,
    terminal: config.Tty === true && config.OpenStdin === true,
    restart: restartOf(host.RestartPolicy ?? undefined),
    stopSeconds: config.StopTimeout ?? undefined,
    addresses: Object.fromEntries(
      Object.entries(networks).flatMap(([name, network]) => {
        const address = network?.IPAMConfig?.IPv4Address ?? "";
        return address === "" ? [] : [[name, address]];
      }),
    ),
  };
}

function listsOf(
  host: z.infer<typeof settingsSchema>,
): Pick<RecordedSettings, "deviceRules" | "capabilities" | "groups"> {
  return { deviceRules: host.DeviceCgroupRules ?? [], capabilities: host.CapAdd ?? [], groups: host.GroupAdd ?? [] };
}

type DeviceRequest = NonNullable<NonNullable<z.infer<typeof settingsSchema>["DeviceRequests"]>[number]>;

/** Absent for devices of another kind, and where there is a choice of several. */
function gpuOf({ Driver, Count = 0, DeviceIDs, Capabilities, Options }: DeviceRequest): GpuRequest | undefined {
  const [words = [], ...others] = Capabilities ?? [];
  const isGpu = words.includes("gpu") || (words.length === 0 && Driver === "cdi");
  const count = Count === -1 ? "all" : Count;
  const capabilities = words.filter((word) => word !== "gpu");
  return isGpu && others.length === 0
    ? oneRequest({ driver: Driver, count, deviceIds: DeviceIDs ?? [], capabilities, options: Options ?? {} }, 1)
    : undefined;
}

function portsOf(
  target: string,
  bindings: readonly { readonly HostIp?: string | undefined; readonly HostPort?: string | undefined }[],
): readonly PortMapping[] {
  const [containerPort = "", protocol] = target.split("/");
  return bindings.map(({ HostIp = "", HostPort = "" }) => ({
    ...(HostIp !== "" && { hostIp: HostIp }),
    hostPort: Number(HostPort),
    containerPort: Number(containerPort),
    protocol: protocol === "udp" ? "udp" : "tcp",
  }));
}

function restartOf(
  policy: { readonly Name: string; readonly MaximumRetryCount?: number | undefined } | undefined,
): string {
  const { Name: name = "no", MaximumRetryCount: count = 0 } = policy ?? {};
  return name === "on-failure" && count > 0 ? `on-failure:${count}` : name || "no";
}
