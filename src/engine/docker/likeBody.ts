import * as z from "zod/mini";
import type { Changed, ContainerChanges } from "../containerChanges";
import { labelledBinds, portBindings, toDevice, toMount } from "./createBody";
import { parseRecord } from "./parseRecords";

const texts = z.nullish(z.array(z.string()));
const labels = z.nullish(z.record(z.string(), z.string()));
const keys = z.nullish(z.record(z.string(), z.unknown()));

/** What images and containers both say; a container's own is its image's, with what it was made with. */
const config = z.looseObject({ Env: texts, Labels: labels, ExposedPorts: keys, Volumes: keys });

const endpoint = z.nullish(
  z.object({
    IPAMConfig: z.nullish(z.record(z.string(), z.unknown())),
    Links: texts,
    Aliases: texts,
    DriverOpts: keys,
    NetworkID: z.optional(z.string()),
  }),
);

const hostMounts = z.nullish(z.array(z.looseObject({ Target: z.string() })));

/** A container's record, of which unknown settings are kept too. */
export const recordToCopy = z.object({
  Id: z.string(),
  Image: z.string(),
  Config: z.extend(config, { Image: z.string(), Hostname: z.optional(z.string()) }),
  HostConfig: z.looseObject({
    Binds: texts,
    Mounts: hostMounts,
    Devices: z.nullish(z.array(z.looseObject({ PathOnHost: z.string() }))),
    NetworkMode: z.optional(z.string()),
  }),
  Mounts: z.nullish(
    z.array(
      z.object({
        Type: z.string(),
        Name: z.optional(z.string()),
        Destination: z.string(),
        RW: z.optional(z.boolean()),
      }),
    ),
  ),
  NetworkSettings: z.object({ Networks: z.nullish(z.record(z.string(), endpoint)) }),
});

type CopiedRecord = z.infer<typeof recordToCopy>;
type ImageConfig = z.infer<typeof config>;

const imageOfCopy = z.object({ Config: z.nullish(config) });

/** An image that the engine has no more says nothing. */
export function imageConfigOf(image: unknown): ImageConfig {
  return (image === undefined ? undefined : parseRecord(imageOfCopy, image).Config) ?? {};
}

/** The body of the call that creates a container as another one was made. */
export function likeBody(record: CopiedRecord, image: ImageConfig, changes: ContainerChanges) {
  return {
    ...ownConfig(record, image),
    Image: changes.image ?? record.Config.Image,
    ...(changes.command && { Cmd: changes.command }),
    Env: environmentOf(record.Config.Env ?? [], image.Env ?? [], changes.environment),
    Labels: withChanges(withoutSame(record.Config.Labels, image.Labels), changes.labels),
    HostConfig: hostConfig(record, changes),
    NetworkingConfig: { EndpointsConfig: Object.fromEntries(endpointsOf(record, "first")) },
  };
}

/** The networks that the container is in beside the one that it is created with. */
export function otherNetworks(record: CopiedRecord) {
  return endpointsOf(record, "others");
}

/** Of the engine's making for this one container, or of its own moment. */
const notToCopy: ReadonlySet<string> = new Set([
  "AttachStdin",
  "AttachStdout",
  "AttachStderr",
  "OnBuild",
  "ArgsEscaped",
]);

/** What stems from the old image must not hide what the new image says. */
function ownConfig({ Id, Config }: CopiedRecord, image: ImageConfig): Readonly<Record<string, unknown>> {
  const { Hostname: hostname = "", ExposedPorts: ports, Volumes: volumes, ...rest } = Config;
  const own = Object.entries(rest).filter(([name, value]) => !notToCopy.has(name) && !isSame(value, image[name]));
  return {
    ...Object.fromEntries(own),
    ...(hostname !== "" && !Id.startsWith(hostname) && { Hostname: hostname }),
    ExposedPorts: withoutSame(ports, image.ExposedPorts),
    Volumes: withoutSame(volumes, image.Volumes),
  };
}

function environmentOf(
  own: readonly string[],
  images: readonly string[],
  changed: Changed<string> | undefined,
): string[] {
  const gone = new Set([...(changed?.unset ?? []), ...Object.keys(changed?.set ?? {})]);
  const kept = own.filter((entry) => !images.includes(entry) && !gone.has(entry.split("=", 1)[0] ?? ""));
  return [...kept, ...Object.entries(changed?.set ?? {}).map(([name, value]) => `${name}=${value}`)];
}

function hostConfig(record: CopiedRecord, changes: ContainerChanges) {
  const { isolation, mounts, devices, deviceRules, ports, memoryBytes } = changes;
  const { HostConfig: host } = record;
  const removed = new Set(mounts?.remove ?? []);
  const bound = (host.Binds ?? []).filter((bind) => !removed.has(targetOf(bind)));
  const mounted = (host.Mounts ?? []).filter(({ Target }) => !removed.has(Target));
  const added = mounts?.add ?? [];
  return {
    ...host,
    ...(isolation && { Isolation: isolation }),
    ...(ports && { PortBindings: portBindings(ports) }),
    ...(memoryBytes !== undefined && { Memory: memoryBytes }),
    ...(deviceRules && { DeviceCgroupRules: deviceRules }),
    Binds: [...bound, ...(labelledBinds(added) ?? [])],
    Mounts: [
      ...mounted,
      ...unnamedVolumes(record).filter(({ Target }) => !removed.has(Target)),
      ...added.filter(({ selinux }) => selinux === undefined).map(toMount),
    ],
    Devices: devicesOf(record, devices),
  };
}

function devicesOf({ HostConfig: { Devices } }: CopiedRecord, changed: ContainerChanges["devices"]) {
  const kept = (Devices ?? []).filter(({ PathOnHost }) => changed?.remove.includes(PathOnHost) !== true);
  return [...kept, ...(changed?.add ?? []).map(toDevice)];
}

/** Volumes that the engine made because the image wants them: what is in them would be left behind. */
function unnamedVolumes({ HostConfig: host, Mounts }: CopiedRecord) {
  const asked = new Set([...(host.Binds ?? []).map(targetOf), ...(host.Mounts ?? []).map(({ Target }) => Target)]);
  return (Mounts ?? []).flatMap(({ Type, Name = "", Destination, RW }) =>
    Type === "volume" && Name !== "" && !asked.has(Destination)
      ? [{ Type, Source: Name, Target: Destination, ReadOnly: RW === false }]
      : [],
  );
}

/** `source:target:options`, where the source of a Windows engine has a colon too. */
function targetOf(bind: string): string {
  const [, target = ""] = /^(?:[a-zA-Z]:[\\/])?[^:]*:((?:[a-zA-Z]:[\\/])?[^:]*)/.exec(bind) ?? [];
  return target;
}

type Endpoint = Readonly<Record<string, unknown>>;

/** What was asked for of each network; addresses that the network gave are given anew. */
function endpointsOf(record: CopiedRecord, which: "first" | "others"): readonly (readonly [string, Endpoint])[] {
  const { NetworkMode: mode = "" } = record.HostConfig;
  const networks = Object.entries(record.NetworkSettings.Networks ?? {});
  const asked = mode === "" || mode === "default" ? usualNetworks : [mode];
  const isFirst = (name: string, id = ""): boolean => asked.includes(name) || (id !== "" && id === mode);
  return networks
    .filter(([name, one]) => !standsAlone(mode) && isFirst(name, one?.NetworkID) === (which === "first"))
    .map(([name, one]) => [name, endpointSettings(one, record.Id)]);
}

/** Of Linux and of Windows engines: no engine has both. */
const usualNetworks = ["bridge", "nat"];

/** No other network can be joined beside these. */
function standsAlone(mode: string): boolean {
  return mode === "none" || mode === "host" || mode.startsWith("container:");
}

function endpointSettings(one: z.infer<typeof endpoint>, id: string): Endpoint {
  const aliases = (one?.Aliases ?? []).filter((alias) => !id.startsWith(alias));
  return {
    ...(one?.IPAMConfig && { IPAMConfig: one.IPAMConfig }),
    ...(one?.Links && { Links: one.Links }),
    ...(aliases.length > 0 && { Aliases: aliases }),
    ...(one?.DriverOpts && { DriverOpts: one.DriverOpts }),
  };
}

function withChanges(present: Readonly<Record<string, string>>, changed: Changed<string> | undefined) {
  const kept = Object.entries(present).filter(([name]) => changed?.unset.includes(name) !== true);
  return { ...Object.fromEntries(kept), ...changed?.set };
}

function withoutSame<V>(
  own: Readonly<Record<string, V>> | null | undefined,
  images: Readonly<Record<string, unknown>> | null | undefined,
): Record<string, V> {
  return Object.fromEntries(Object.entries(own ?? {}).filter(([name, value]) => !isSame(value, images?.[name])));
}

function isSame(value: unknown, other: unknown): boolean {
  return JSON.stringify(value ?? undefined) === JSON.stringify(other ?? undefined);
}
