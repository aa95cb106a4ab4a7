import { writeDuration, withoutInterpolation } from "./composeText";
import type { Mount } from "../../engine/runOptions";
import { writeComposeGpus } from "./composeGpus";
import type { ContainerForm } from "./containerForm";
import { writePorts } from "../runWords/portText";
import { yamlText } from "./yamlText";

/** Where a file says what its format has no word for. */
export const extensionField = "x-windows-containers";

/** A Compose file with the desktop as its one service, in the words of the image's own documentation. */
export function writeCompose(form: ContainerForm): string {
  const volumes = form.mounts.flatMap(({ kind, source }) => (kind === "volume" ? [source] : []));
  const file = {
    services: { [form.name]: service(form) },
    ...(volumes.length > 0 && { volumes: Object.fromEntries(volumes.map((name) => [name, { name }])) }),
    ...(form.networks.length > 0 && {
      networks: Object.fromEntries(form.networks.map(({ name }) => [name, { name, external: true }])),
    }),
  };
  return yamlText(file);
}

function service(form: ContainerForm): Readonly<Record<string, unknown>> {
  const plain = (texts: readonly string[]): readonly string[] => texts.map(withoutInterpolation);
  return withoutEmpty({
    image: withoutInterpolation(form.image),
    container_name: form.name,
    environment: { ...escaped(form.environment), ...Object.fromEntries(form.asked.map((one) => [one, `\${${one}}`])) },
    devices: plain(form.devices),
    device_cgroup_rules: plain(form.deviceRules),
    cap_add: form.capabilities,
    group_add: plain(form.groups),
    deploy: writeComposeGpus(form.gpus),
    sysctls: escaped(form.sysctls),
    privileged: form.privileged ? true : undefined,
    ports: writePorts(form.ports),
    networks: form.networks.length === 0 ? undefined : networks(form),
    volumes: form.mounts.map(mountText).map(withoutInterpolation),
    labels: escaped(form.labels),
    stdin_open: form.terminal ? true : undefined,
    tty: form.terminal ? true : undefined,
    restart: form.restart === "no" ? undefined : form.restart,
    stop_grace_period: form.stopSeconds === undefined ? undefined : writeDuration(form.stopSeconds),
    [extensionField]: form.removeAfterStop ? { removeAfterStop: true } : undefined,
  });
}

function networks({ networks: joined }: ContainerForm): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    joined.map(({ name, address }) => [name, address === undefined ? {} : { ipv4_address: address }]),
  );
}

/** As `docker run --volume` takes it too. */
export function mountText({ source, target, access, selinux }: Mount): string {
  const flags = [
    ...(access === "readOnly" ? ["ro"] : []),
    ...(selinux === undefined ? [] : [selinux === "private" ? "Z" : "z"]),
  ];
  return [source, target, ...(flags.length > 0 ? [flags.join(",")] : [])].join(":");
}

function escaped(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, withoutInterpolation(value)]));
}

function withoutEmpty(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== undefined && !(typeof value === "object" && value !== null && isEmpty(value)),
    ),
  );
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
