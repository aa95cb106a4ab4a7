import { parseAllDocuments } from "yaml";
import { isDesktopImage } from "../desktopImages";
import type { Mount } from "../../engine/runOptions";
import { emptyForm, type ContainerForm, type ReadForm } from "./containerForm";
import { asList, asRecord, asText, isYes, type Json } from "./json";
import { restAnnotation, withoutEscapes } from "./kubernetesNames";
import { readRest, type Rest } from "./kubernetesRest";

type JsonRecord = Readonly<Record<string, Json>>;

/** A workload of a manifest, with the container that is a desktop. */
interface Workload {
  readonly name: string;
  readonly metadata: JsonRecord;
  readonly pod: JsonRecord;
  readonly container: JsonRecord;
  readonly kind: string;
  /** The claims that a StatefulSet makes for its pods, by the names of their volumes. */
  readonly claimTemplates: readonly string[];
}

export interface Manifest {
  /** The desktops in it, by their workloads' names. */
  readonly workloads: readonly { readonly name: string; readonly image: string }[];
  read(name: string): ReadForm | undefined;
}

/** Absent when the text is no manifest with a workload. */
export function readKubernetes(text: string): Manifest | undefined {
  const documents = parseAllDocuments(text, { schema: "failsafe", merge: true, logLevel: "silent" });
  const objects = (Array.isArray(documents) ? documents : []).flatMap((one) => {
    const object = asRecord(one.toJS() as Json);
    return asText(object.kind) === "List" ? asList(object.items).map(asRecord) : [object];
  });
  const all = objects.flatMap(workloadsOf);
  if (all.length === 0) {
    return undefined;
  }
  const desktops = all.filter(({ container }) => isDesktopImage(asText(container.image)));
  const found = desktops.length > 0 ? desktops : all;
  return {
    workloads: found.map(({ name, container }) => ({ name, image: asText(container.image) })),
    read: (name) => {
      const workload = found.find((one) => one.name === name);
      return workload && readWorkload(workload, objects);
    },
  };
}

function workloadsOf(object: JsonRecord): readonly Workload[] {
  const kind = asText(object.kind);
  const metadata = asRecord(object.metadata);
  const spec = asRecord(object.spec);
  const pod = kind === "Pod" ? spec : asRecord(asRecord(spec.template).spec);
  const claimTemplates = asList(spec.volumeClaimTemplates).map((claim) =>
    asText(asRecord(asRecord(claim).metadata).name),
  );
  return asList(pod.containers)
    .map(asRecord)
    .map((container) => ({ name: asText(metadata.name), metadata, pod, container, kind, claimTemplates }));
}

function readWorkload(workload: Workload, objects: readonly JsonRecord[]): ReadForm {
  const { name, metadata, pod, container } = workload;
  const rest = readRest(asText(asRecord(metadata.annotations)[restAnnotation]));
  const { leftOut: otherMounts, ...places } = placesOf(workload, rest);
  const leftOut = [
    ...Object.keys(pod).filter((key) => !understoodOfPod.has(key)),
    ...Object.keys(container).filter((key) => !understood.has(key)),
    ...otherMounts,
  ];
  const form: ContainerForm = {
    ...emptyForm,
    ...environmentOf(container),
    ...places,
    ...lifetimeOf(workload),
    sysctls: sysctlsOf(pod),
    image: asText(container.image),
    ports: portsOf(container, objects),
    terminal: isYes(container.tty) && isYes(container.stdin),
  };
  const { ports = form.ports, selinux: _selinux, volumes: _volumes, ...others } = rest;
  const plainPorts = ports.map(({ hostIp, ...port }) => (hostIp === undefined ? port : { hostIp, ...port }));
  return { form: { ...form, name, ...withoutAbsent(others), ports: plainPorts }, leftOut };
}

/** For a rest that says nothing of a field, what the manifest says stays. */
function withoutAbsent<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const present = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function lifetimeOf({
  kind,
  pod,
  container,
}: Workload): Pick<ContainerForm, "capabilities" | "privileged" | "restart" | "stopSeconds"> {
  const security = asRecord(container.securityContext);
  const seconds = Number(asText(pod.terminationGracePeriodSeconds) || NaN);
  return {
    capabilities: asList(asRecord(security.capabilities).add).map(asText),
    privileged: isYes(security.privileged),
    restart: restartOf(kind, pod),
    stopSeconds: Number.isFinite(seconds) ? seconds : undefined,
  };
}

function sysctlsOf(pod: JsonRecord): ContainerForm["sysctls"] {
  const parameters = asList(asRecord(pod.securityContext).sysctls).map(asRecord);
  return Object.fromEntries(parameters.map(({ name, value }) => [asText(name), asText(value)]));
}

const understoodOfPod: ReadonlySet<string> = new Set([
  ...["containers", "volumes", "restartPolicy", "securityContext", "terminationGracePeriodSeconds"],
]);

const understood: ReadonlySet<string> = new Set([
  ...["name", "image", "env", "ports", "securityContext", "volumeMounts", "tty", "stdin", "imagePullPolicy"],
]);

function environmentOf(container: JsonRecord): Pick<ContainerForm, "environment" | "asked"> {
  const entries = asList(container.env).map(asRecord);
  return {
    environment: Object.fromEntries(
      entries.flatMap((one) => ("valueFrom" in one ? [] : [[asText(one.name), withoutEscapes(asText(one.value))]])),
    ),
    asked: entries.flatMap((one) => ("valueFrom" in one ? [asText(one.name)] : [])),
  };
}

/** A pod says it in other words; what a Deployment makes always runs again. */
function restartOf(kind: string, pod: JsonRecord): string {
  switch (asText(pod.restartPolicy)) {
    case "Never":
      return "no";
    case "OnFailure":
      return "on-failure";
    default:
      return kind === "Job" ? "no" : "always";
  }
}

interface Places {
  readonly mounts: readonly Mount[];
  readonly devices: readonly string[];
  /** The paths of what a pod gets of its cluster, and nobody gets elsewhere. */
  readonly leftOut: readonly string[];
}

function placesOf({ pod, container, claimTemplates }: Workload, rest: Rest): Places {
  const volumes = new Map(
    asList(pod.volumes)
      .map(asRecord)
      .map((volume) => [asText(volume.name), volume]),
  );
  const found = asList(container.volumeMounts).map((entry) => {
    const mount = asRecord(entry);
    const name = asText(mount.name);
    const volume = volumes.get(name) ?? {};
    const claim = claimTemplates.includes(name) ? name : asText(asRecord(volume.persistentVolumeClaim).claimName);
    return { path: asText(mount.mountPath), place: placeOf(mount, { volume, claim, rest }) };
  });
  return {
    mounts: found.flatMap(({ place }) => (typeof place === "object" ? [place] : [])),
    devices: found.flatMap(({ place }) => (typeof place === "string" ? [place] : [])),
    leftOut: found.flatMap(({ path, place }) => (place === undefined ? [path] : [])),
  };
}

interface Source {
  readonly volume: JsonRecord;
  readonly claim: string;
  readonly rest: Rest;
}

/** A mount, or a device as a text. */
function placeOf(mount: JsonRecord, { volume, claim, rest }: Source): Mount | string | undefined {
  const target = asText(mount.mountPath);
  const access = isYes(mount.readOnly) ? "readOnly" : "readWrite";
  const hostPath = asRecord(volume.hostPath);
  const path = asText(hostPath.path);
  if (asText(mount.subPath) !== "" || (claim === "" && path === "")) {
    return undefined;
  }
  if (claim !== "") {
    return { kind: "volume", source: rest.volumes?.[claim] ?? claim, target, access };
  }
  const { selinux } = rest;
  return isDevice(volume, hostPath)
    ? path + (path === target ? "" : `:${target}`)
    : { kind: "bind", source: path, target, access, ...(selinux !== undefined && { selinux }) };
}

function isDevice(volume: JsonRecord, hostPath: JsonRecord): boolean {
  return (
    /^(Char|Block)Device$/.test(asText(hostPath.type)) ||
    (asText(volume.name).startsWith("dev-") && "path" in hostPath && !("type" in hostPath))
  );
}

/** The container's ports, by the numbers under which a Service offers them. */
function portsOf(container: JsonRecord, objects: readonly JsonRecord[]): ContainerForm["ports"] {
  const offered = objects
    .filter((object) => asText(object.kind) === "Service")
    .flatMap((service) => asList(asRecord(service.spec).ports).map(asRecord));
  return asList(container.ports)
    .map(asRecord)
    .map((port) => {
      const containerPort = Number(asText(port.containerPort));
      const protocol = asText(port.protocol).toUpperCase() === "UDP" ? "udp" : "tcp";
      const service = offered.find(
        (one) =>
          [asText(port.containerPort), asText(port.name)].includes(asText(one.targetPort) || asText(one.port)) &&
          (asText(one.protocol) || "TCP").toLowerCase() === protocol,
      );
      return { hostPort: Number(asText(service?.port) || containerPort), containerPort, protocol };
    });
}
