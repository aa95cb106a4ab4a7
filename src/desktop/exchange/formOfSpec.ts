import { setupLabel } from "../labels";
import type { DesktopSpec } from "../spec";
import type { SpecGroup } from "../spec/variableTable";
import { disksInside } from "../spec/storageMount";
import { toVariables } from "../spec/variables";
import type { Mount } from "../../engine/runOptions";
import type { ContainerForm } from "./containerForm";
import { deviceFields, mountFields } from "./specPlaces";

/** What is not to be read by everyone who sees the file; `PASS` is the password of old releases. */
export const secretVariables = ["PASSWORD", "PASS", "KEY"] as const;

export interface FormOptions {
  /** `asked`: the file names the variable, and its value comes from the environment of whoever runs it. */
  readonly secrets: "asked" | "written";
  readonly defaults: "written" | "leftOut";
}

export function formOfSpec(spec: DesktopSpec, { secrets, defaults }: FormOptions): ContainerForm {
  const { network, advanced } = spec;
  const variables = toVariables(spec, defaults);
  const asked = secretVariables.filter((name) => secrets === "asked" && name in variables);
  return {
    name: spec.name,
    image: spec.image,
    environment: Object.fromEntries(
      Object.entries(variables).filter(([name]) => !asked.some((secret) => secret === name)),
    ),
    asked,
    labels: { ...advanced.labels, ...(spec.setup !== undefined && { [setupLabel]: JSON.stringify(spec.setup) }) },
    mounts: mountsOf(spec),
    devices: devicesOf(spec),
    deviceRules: advanced.deviceRules ?? [],
    capabilities: ["NET_ADMIN", ...(advanced.capabilities ?? [])],
    groups: advanced.groups ?? [],
    gpus: advanced.gpus ?? [],
    sysctls: advanced.sysctls ?? {},
    ports: (network.ports ?? []).map(({ hostIp, ...port }) => (hostIp === undefined ? port : { hostIp, ...port })),
    networks: network.networks ?? [],
    restart: advanced.restart,
    stopSeconds: advanced.stopSeconds,
    privileged: advanced.privileged === true,
    terminal: advanced.terminal === true,
    // Never with a disk in the container, whoever asked for it.
    removeAfterStop: advanced.removeAfterStop === true && disksInside(spec).length === 0,
  };
}

/** Whether Windows is to have a network card of its own, which the image makes of this device. */
export function needsTun({ network }: DesktopSpec): boolean {
  return network.networkMode === undefined || network.networkMode === "nat";
}

function devicesOf(spec: DesktopSpec): readonly string[] {
  const disks = deviceFields.flatMap(({ field, targets: [target] }) => {
    const device = fieldOf(spec, "disks", field);
    return typeof device === "string" ? [`${device}:${target}`] : [];
  });
  return [
    ...(spec.hardware.acceleration === "kvm" ? ["/dev/kvm"] : []),
    ...(needsTun(spec) ? ["/dev/net/tun"] : []),
    ...disks,
    ...(spec.advanced.devices ?? []),
  ];
}

function mountsOf(spec: DesktopSpec): readonly Mount[] {
  const { mounts = [], selinux } = spec.advanced;
  const named = mountFields.flatMap(({ group, field, targets: [target] }): readonly Mount[] => {
    const value = fieldOf(spec, group, field);
    return isPlace(value) ? [{ ...mountOf(value), target, access: "readWrite" }] : [];
  });
  return [...named, ...mounts].map((mount) =>
    selinux === undefined || mount.kind !== "bind" ? mount : { ...mount, selinux },
  );
}

type Place = DesktopSpec["disks"]["storage"] | string;

function isPlace(value: unknown): value is Place {
  return typeof value === "string" || (typeof value === "object" && value !== null && "kind" in value);
}

function mountOf(place: Place): Pick<Mount, "kind" | "source"> {
  if (typeof place === "string") {
    return { kind: "bind", source: place };
  }
  return place.kind === "volume" ? { kind: "volume", source: place.name } : { kind: "bind", source: place.path };
}

function fieldOf(spec: DesktopSpec, group: SpecGroup, field: string): unknown {
  return new Map<string, unknown>(Object.entries(spec[group])).get(field);
}
