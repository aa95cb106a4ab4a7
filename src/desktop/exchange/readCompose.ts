import { parse } from "yaml";
import { isDesktopImage } from "../desktopImages";
import { readComposeGpus } from "./composeGpus";
import { readDuration } from "./composeText";
import type { Mount } from "../../engine/runOptions";
import { emptyForm, type ContainerForm, type ReadForm } from "./containerForm";
import { interpolateAll, readEnvironment } from "./interpolateAll";
import { readMount } from "../runWords/mountSource";
import { readPorts } from "../runWords/portText";
import { asList, asRecord, asText, assignmentsOf, isYes, type Json } from "./json";
import { extensionField } from "./writeCompose";

/** A service of a Compose file that may be a desktop. */
export interface ComposeService {
  readonly name: string;
  readonly image: string;
}

/** A Compose file, its variables filled in. */
export interface ComposeFile {
  /** Desktops by their image; all that have one where there is no such. */
  readonly services: readonly ComposeService[];
  read(service: string): ReadForm;
}

/** Absent when the text is no Compose file. Everything in it is read as text, so that no value is rounded or renamed. */
export function readCompose(text: string, values: Readonly<Record<string, string>> = {}): ComposeFile | undefined {
  const file = asRecord(parse(text, { schema: "failsafe", merge: true, logLevel: "silent" }) as Json);
  const all = Object.entries(asRecord(file.services)).map(([name, service]) => ({
    name,
    image: asText(asRecord(interpolateAll(service, values)).image),
  }));
  if (all.length === 0) {
    return undefined;
  }
  const desktops = all.filter(({ image }) => isDesktopImage(image));
  return {
    services: desktops.length > 0 ? desktops : all.filter(({ image }) => image !== ""),
    read: (name) => readService(name, file, values),
  };
}

function readService(
  name: string,
  file: Readonly<Record<string, Json>>,
  values: Readonly<Record<string, string>>,
): ReadForm {
  const written = asRecord(asRecord(file.services)[name]);
  const service = asRecord(interpolateAll(written, values));
  const leftOut = new Set(Object.keys(service).filter((key) => !understood.has(key)));
  const note = (key: string): void => void leftOut.add(key);
  const form: ContainerForm = {
    ...emptyForm,
    name: asText(service.container_name) || name,
    image: asText(service.image),
    ...readEnvironment(assignmentsOf(written.environment), values),
    labels: textsOf(assignmentsOf(service.labels)),
    mounts: mountsOf(service, asRecord(file.volumes), note),
    devices: asList(service.devices).map(deviceText),
    deviceRules: asList(service.device_cgroup_rules).map(asText),
    capabilities: asList(service.cap_add).map(asText),
    groups: asList(service.group_add).map(asText),
    gpus: readComposeGpus(service, note),
    sysctls: textsOf(assignmentsOf(service.sysctls)),
    ports: portsOf(service, note),
    networks: networksOf(service.networks, asRecord(file.networks)),
    restart: asText(service.restart) || "no",
    stopSeconds: readDuration(asText(service.stop_grace_period)),
    privileged: isYes(service.privileged),
    terminal: isYes(service.tty) && isYes(service.stdin_open),
    removeAfterStop: isYes(asRecord(service[extensionField]).removeAfterStop),
  };
  return { form, leftOut: [...leftOut] };
}

const understood: ReadonlySet<string> = new Set([
  ...["image", "container_name", "environment", "labels", "volumes", "devices", "device_cgroup_rules", "cap_add"],
  ...[
    "gpus",
    "deploy",
    "sysctls",
    "group_add",
    "ports",
    "networks",
    "restart",
    "stop_grace_period",
    "privileged",
    "tty",
    "stdin_open",
  ],
  extensionField,
]);

function textsOf(record: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).map(([key, text]) => [key, text ?? ""]));
}

function mountsOf(
  service: Readonly<Record<string, Json>>,
  volumes: Readonly<Record<string, Json>>,
  note: (key: string) => void,
): readonly Mount[] {
  return asList(service.volumes).flatMap((entry) => {
    const mount = typeof entry === "string" ? readMount(entry) : longMount(asRecord(entry));
    if (!mount) {
      note("volumes");
      return [];
    }
    const named = asText(asRecord(volumes[mount.source]).name);
    return [mount.kind === "volume" && named !== "" ? { ...mount, source: named } : mount];
  });
}

function longMount(entry: Readonly<Record<string, Json>>): Mount | undefined {
  const kind = asText(entry.type);
  const selinux = asText(asRecord(entry.bind).selinux);
  if ((kind !== "bind" && kind !== "volume") || asText(entry.source) === "") {
    return undefined;
  }
  return {
    kind,
    source: asText(entry.source),
    target: asText(entry.target),
    access: isYes(entry.read_only) ? "readOnly" : "readWrite",
    ...(selinux !== "" && { selinux: selinux === "Z" ? "private" : "shared" }),
  };
}

function deviceText(entry: Json): string {
  if (typeof entry === "string") {
    return entry;
  }
  const { source, target, permissions } = asRecord(entry);
  return [source, target, permissions]
    .map(asText)
    .filter((part) => part !== "")
    .join(":");
}

function portsOf(service: Readonly<Record<string, Json>>, note: (key: string) => void): ContainerForm["ports"] {
  return asList(service.ports).flatMap((entry) => {
    const text = typeof entry === "string" ? entry : longPort(asRecord(entry));
    const ports = readPorts(text);
    if (!ports) {
      note("ports");
    }
    return ports ?? [];
  });
}

function longPort(entry: Readonly<Record<string, Json>>): string {
  const [ip, published, target, protocol] = ["host_ip", "published", "target", "protocol"].map((key) =>
    asText(entry[key]),
  );
  const address = ip === undefined || ip === "" ? "" : `${ip.includes(":") ? `[${ip}]` : ip}:`;
  return `${address}${published ?? ""}:${target ?? ""}${protocol ? `/${protocol}` : ""}`.replace(/^:/, "");
}

/** Those that the file does not make itself: it would make them anew for the desktop. */
function networksOf(entry: Json | undefined, declared: Readonly<Record<string, Json>>): ContainerForm["networks"] {
  const joined: readonly (readonly [string, Json])[] = Array.isArray(entry)
    ? asList(entry).map((name) => [asText(name), {}])
    : Object.entries(asRecord(entry));
  return joined.flatMap(([name, settings]) => {
    const network = asRecord(declared[name]);
    const address = asText(asRecord(settings).ipv4_address);
    const isOutside = "external" in network && asText(network.external) !== "false";
    return isOutside ? [{ name: asText(network.name) || name, ...(address !== "" && { address }) }] : [];
  });
}
