import { desktopLabel, previousImageLabel, readyTokenLabel, setupLabel } from "../labels";
import { networkNameOf, storageNameOf, type DesktopSpec } from "../spec";
import { stopGraceSeconds } from "../stop/stopGrace";
import { setupSchema } from "../spec/setup";
import { fromVariables } from "../spec/variables";
import type { GpuRequest, Mount } from "../../engine/runOptions";
import type { ContainerForm } from "./containerForm";
import { namedDevice } from "../runWords/gpuText";
import { deviceFields, mountFields, type MountField } from "./specPlaces";

/** The spec of a container, in whatever form it came. What every desktop has, or an engine adds by itself, is not said. */
export function specOfForm(form: ContainerForm): DesktopSpec {
  const { windows, disks, network, sharing, advanced, ...others } = fromVariables(form.environment);
  const name = form.labels[desktopLabel] ?? form.name;
  const places = takePlaces(form.mounts);
  const devices = takeDevices(form.devices);
  const { storage, ...otherDisks } = places.disks;
  const networks = form.networks.filter((joined) => !isOwnNetwork(joined.name, name));
  return {
    ...others,
    name,
    image: form.image,
    windows: { ...windows, ...places.windows },
    disks: {
      ...disks,
      storage: isPlace(storage) ? storage : { kind: "volume", name: storageNameOf(name) },
      ...otherDisks,
      ...devices.disks,
    },
    network: {
      ...network,
      ...(form.ports.length > 0 && { ports: form.ports.map((port) => ({ ...port })) }),
      ...(networks.length > 0 && { networks }),
    },
    sharing: { ...sharing, ...places.sharing },
    advanced: {
      ...advanced,
      ...lifetimeOf(form),
      ...listField("capabilities", withoutPrefix(form.capabilities)),
      ...listField("devices", devices.others),
      ...listField("deviceRules", form.deviceRules),
      ...listField("groups", form.groups),
      ...ofEngine(form, devices.named),
      ...(places.others.length > 0 && { mounts: places.others }),
      ...identityOf(form),
    },
    ...setupOf(form.labels[setupLabel]),
  };
}

/** Nothing when it is not ours, or was edited into something else. */
function setupOf(label: string | undefined): Pick<DesktopSpec, "setup"> {
  try {
    return label === undefined ? {} : { setup: setupSchema.parse(JSON.parse(label)) };
  } catch {
    return {};
  }
}

type Advanced = DesktopSpec["advanced"];

function lifetimeOf(
  form: ContainerForm,
): Pick<Advanced, "restart" | "stopSeconds" | "privileged" | "terminal" | "removeAfterStop"> {
  return {
    restart: form.restart === "" ? "no" : form.restart,
    stopSeconds: form.stopSeconds ?? stopGraceSeconds,
    ...(form.privileged && { privileged: true }),
    ...(form.terminal && { terminal: true }),
    ...(form.removeAfterStop && { removeAfterStop: true }),
  };
}

function identityOf(form: ContainerForm): Pick<Advanced, "labels" | "selinux"> {
  const selinux = form.mounts.find((mount) => mount.selinux !== undefined)?.selinux;
  const labels = Object.fromEntries(Object.entries(form.labels).filter(([label]) => !isOthersLabel(label)));
  return { ...(Object.keys(labels).length > 0 && { labels }), ...(selinux !== undefined && { selinux }) };
}

/** What the engine gives a container of its host beside devices. */
function ofEngine({ gpus, sysctls }: ContainerForm, named: readonly GpuRequest[]): Pick<Advanced, "gpus" | "sysctls"> {
  const requests = [...gpus, ...named];
  return {
    ...(requests.length > 0 && { gpus: requests as NonNullable<Advanced["gpus"]> }),
    ...(Object.keys(sysctls).length > 0 && { sysctls: { ...sysctls } }),
  };
}

type OtherMount = NonNullable<DesktopSpec["advanced"]["mounts"]>[number];

interface Places {
  readonly disks: Record<string, unknown>;
  readonly sharing: Record<string, unknown>;
  readonly windows: Record<string, unknown>;
  readonly others: OtherMount[];
}

function takePlaces(mounts: readonly Mount[]): Places {
  const places: Places = { disks: {}, sharing: {}, windows: {}, others: [] };
  const left = new Set(mounts);
  for (const mountField of mountFields) {
    // The image looks at no further place once it has found one.
    const mount = mountField.targets
      .map((target) => mounts.find((one) => one.target === target))
      .find((one) => one !== undefined);
    if (mount && isSimple(mount, mountField)) {
      left.delete(mount);
      places[mountField.group][mountField.field] = valueOf(mount, mountField);
    }
  }
  for (const { kind, source, target, access } of left) {
    places.others.push({ kind: kind === "volume" ? "volume" : "bind", source, target, access });
  }
  return places;
}

/** Whether a field can hold the mount; what it cannot hold is kept as a mount like any other. */
function isSimple({ kind, access, source }: Mount, { kind: wanted }: MountField): boolean {
  return access === "readWrite" && source !== "" && (kind === "bind" || (kind === "volume" && wanted === "place"));
}

function valueOf({ kind, source }: Mount, { kind: wanted }: MountField): unknown {
  if (wanted === "path") {
    return source;
  }
  return kind === "volume" ? { kind: "volume", name: source } : { kind: "folder", path: source };
}

function isPlace(value: unknown): value is DesktopSpec["disks"]["storage"] {
  return typeof value === "object" && value !== null;
}

const devicesOfEveryDesktop: ReadonlySet<string> = new Set(["/dev/kvm", "/dev/net/tun"]);

interface Devices {
  readonly disks: Record<string, string>;
  readonly others: readonly string[];
  readonly named: readonly GpuRequest[];
}

function takeDevices(all: readonly string[]): Devices {
  const disks: Record<string, string> = {};
  const others: string[] = [];
  const named = all.flatMap((device) => namedDevice(device) ?? []);
  const devices = all.filter((device) => namedDevice(device) === undefined);
  for (const device of devices) {
    const [onHost = "", inContainer = onHost, permissions = "rwm"] = device.split(":");
    const disk = permissions === "rwm" ? deviceFields.find(({ targets }) => targets.includes(inContainer)) : undefined;
    if (disk && !(disk.field in disks)) {
      disks[disk.field] = onHost;
    } else if (!devicesOfEveryDesktop.has(onHost)) {
      others.push(shortDevice(onHost, inContainer, permissions));
    }
  }
  return { disks, others, named };
}

/** Engines tell all three parts, people only those that are not usual. */
function shortDevice(onHost: string, inContainer: string, permissions: string): string {
  if (permissions !== "rwm") {
    return `${onHost}:${inContainer}:${permissions}`;
  }
  return inContainer === onHost ? onHost : `${onHost}:${inContainer}`;
}

/** Podman and Docker's own answers write the long names. */
function withoutPrefix(capabilities: readonly string[]): readonly string[] {
  const short = capabilities.map((capability) => capability.toUpperCase().replace(/^CAP_/, ""));
  return short.filter((capability) => capability !== "NET_ADMIN");
}

const usualNetworks: ReadonlySet<string> = new Set(["bridge", "default", "podman", "slirp4netns", "pasta", "none"]);

/** Of the engine, of Compose for a file that names none, or made for the desktop. */
function isOwnNetwork(network: string, desktop: string): boolean {
  return usualNetworks.has(network) || network === networkNameOf(desktop) || network.endsWith("_default");
}

const ownLabels: ReadonlySet<string> = new Set([desktopLabel, readyTokenLabel, previousImageLabel, setupLabel]);

/** Ours, and what images and tools write by themselves. */
function isOthersLabel(label: string): boolean {
  return (
    ownLabels.has(label) || /^(com\.docker\.|org\.opencontainers\.|io\.podman\.|desktop\.docker\.io\/)/.test(label)
  );
}

function listField<F extends string>(field: F, values: readonly string[]): Partial<Record<F, string[]>> {
  return values.length === 0 ? {} : ({ [field]: [...values] } as Partial<Record<F, string[]>>);
}
