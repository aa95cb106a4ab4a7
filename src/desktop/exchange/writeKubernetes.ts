import { formatMebibytes, parseDiskSize } from "../spec/size";
import type { ContainerForm } from "./containerForm";
import { kubernetesName, restAnnotation, withoutExpansion } from "./kubernetesNames";
import { restOf } from "./kubernetesRest";
import { podVolumes } from "./kubernetesVolumes";
import { yamlText } from "./yamlText";

/** A manifest of claims, a Deployment and a Service, as the image's own documentation has it. */
export function writeKubernetes(form: ContainerForm): string {
  const name = kubernetesName(form.name);
  const { claims, mounts, volumes, names } = podVolumes(form);
  const rest = { ...restOf(form), ...(Object.keys(names).length > 0 && { volumes: names }) };
  const deployment = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: {
      name,
      labels: { name },
      ...(Object.keys(rest).length > 0 && { annotations: { [restAnnotation]: JSON.stringify(rest) } }),
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name } },
      strategy: { type: "Recreate" },
      template: {
        metadata: { labels: { app: name } },
        spec: { ...kernelOf(form), containers: [container(form, name, mounts)], ...grace(form), volumes },
      },
    },
  };
  return [
    ...claims.map(({ claim, target }) => documentOf(persistentVolumeClaim(claim, claimSize(form, target)))),
    documentOf(
      deployment,
      addedByKubernetes(form).map((one) => comments[one]),
    ),
    ...(form.ports.length > 0 ? [documentOf(service(form, name))] : []),
  ].join("");
}

function documentOf(object: unknown, lines: readonly string[] = []): string {
  return `---\n${lines.map((line) => `# ${line}\n`).join("")}${yamlText(object)}`;
}

/** What a desktop has in a cluster and not where it comes from. */
export type AddedByKubernetes = "privileges" | "restarts";

export function addedByKubernetes({ privileged, restart }: ContainerForm): readonly AddedByKubernetes[] {
  return [...(privileged ? [] : ["privileges" as const]), ...(restart === "always" ? [] : ["restarts" as const])];
}

const comments: Readonly<Record<AddedByKubernetes, string>> = {
  privileges: "Privileged, as a container in a cluster has to be to use devices of its node, such as /dev/kvm.",
  restarts: "Started again whenever it ends, also by a shutdown in Windows: a Deployment knows no other way.",
};

/** What a pod of the manifest does not get, by its name in `docker run`: it stands there for whoever reads it back. */
export function onlyKept({ groups, gpus, deviceRules, networks }: ContainerForm): readonly string[] {
  const kept = { "--gpus": gpus, "--group-add": groups, "--device-cgroup-rule": deviceRules, "--network": networks };
  return Object.entries(kept).flatMap(([option, values]) => (values.length > 0 ? [option] : []));
}

/** They are the whole pod's; a node has to allow most of them. */
function kernelOf({ sysctls }: ContainerForm): object {
  const parameters = Object.entries(sysctls).map(([name, value]) => ({ name, value }));
  return parameters.length > 0 ? { securityContext: { sysctls: parameters } } : {};
}

function persistentVolumeClaim(name: string, storage: string): unknown {
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name },
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } },
  };
}

const usualDisk = "64Gi";
const usualDiskSize = "64G";

/** As large as the disk in it; what fills its place (`half`, `max`) asks for as much as a usual one. */
function claimSize({ environment }: ContainerForm, target: string): string {
  const number = /^\/storage(\d?)$/.exec(target)?.[1];
  const size = parseDiskSize(environment[`DISK${number ?? ""}_SIZE`] ?? usualDiskSize);
  return size?.kind === "amount" ? `${formatMebibytes(size.mebibytes)}i` : usualDisk;
}

function container(form: ContainerForm, name: string, volumeMounts: readonly unknown[]): unknown {
  return {
    name,
    image: form.image,
    env: [
      ...Object.entries(withDiskSize(form.environment)).map(([variable, value]) => ({
        name: variable,
        value: withoutExpansion(value),
      })),
      ...form.asked.map((variable) => ({
        name: variable,
        valueFrom: { secretKeyRef: { name: secretName(form.name), key: secretKey(variable) } },
      })),
    ],
    ...(form.ports.length > 0 && { ports: distinct(form, "containerPort").map(containerPort) }),
    securityContext: { capabilities: { add: form.capabilities }, privileged: true },
    ...(form.terminal && { stdin: true, tty: true }),
    volumeMounts,
  };
}

/** A claim's size is said beside it, and so is that of the disk in it. */
function withDiskSize({ VERSION, ...environment }: ContainerForm["environment"]): ContainerForm["environment"] {
  return { ...(VERSION !== undefined && { VERSION }), DISK_SIZE: usualDiskSize, ...environment };
}

/** Of the Secret that holds what the manifest does not. */
export function secretName(name: string): string {
  return `${kubernetesName(name)}-secret`;
}

export function secretKey(variable: string): string {
  return variable.toLowerCase();
}

function grace({ stopSeconds }: ContainerForm): { readonly terminationGracePeriodSeconds?: number } {
  return stopSeconds === undefined ? {} : { terminationGracePeriodSeconds: stopSeconds };
}

type Port = ContainerForm["ports"][number];

function distinct({ ports }: ContainerForm, key: "containerPort" | "hostPort"): readonly Port[] {
  return ports.filter(
    (port, index) => ports.findIndex((other) => other[key] === port[key] && other.protocol === port.protocol) === index,
  );
}

function containerPort(port: Port): unknown {
  return { containerPort: port.containerPort, name: portName(port), protocol: port.protocol.toUpperCase() };
}

function service(form: ContainerForm, name: string): unknown {
  const ports = distinct(form, "hostPort").filter(({ hostPort }) => hostPort !== 0);
  const shown = ports.length > 0 ? ports : distinct(form, "containerPort");
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name },
    spec: {
      internalTrafficPolicy: "Cluster",
      ports: shown.map((port) => ({
        name: servicePortName(port, shown),
        port: port.hostPort === 0 ? port.containerPort : port.hostPort,
        protocol: port.protocol.toUpperCase(),
        targetPort: port.containerPort,
      })),
      selector: { app: name },
      type: "ClusterIP",
    },
  };
}

const usualNames: Readonly<Record<string, string>> = {
  "8006/tcp": "http",
  "3389/tcp": "rdp",
  "3389/udp": "udp",
  "5900/tcp": "vnc",
};

function portName({ containerPort: port, protocol }: Port): string {
  return usualNames[`${port}/${protocol}`] ?? `${protocol}-${port}`;
}

/** Several ports of a Service may lead to one of the container's, and each wants a name of its own. */
function servicePortName(port: Port, shown: readonly Port[]): string {
  const twins = shown.filter((other) => portName(other) === portName(port));
  return twins[0] === port ? portName(port) : `${portName(port)}-${twins.indexOf(port) + 1}`;
}
