import type { ContainerForm } from "./containerForm";
import { writeGpus } from "../runWords/gpuText";
import { writePorts } from "../runWords/portText";
import { mountText } from "./writeCompose";

/** The `docker run` line of a POSIX shell, in the words of the image's own documentation. */
export function writeRunLine(form: ContainerForm): string {
  const asFlags = (flag: string, texts: readonly string[]): readonly string[] => texts.map((one) => `${flag} ${one}`);
  return [
    "docker run",
    form.terminal ? "-it" : "-d",
    ...(form.removeAfterStop ? ["--rm"] : []),
    `--name ${shellWord(form.name)}`,
    ...asFlags("-e", assignments(form.environment).map(quoted)),
    ...asFlags("-e", form.asked),
    ...asFlags("-p", writePorts(form.ports).map(shellWord)),
    ...form.devices.map((device) => `--device=${shellWord(device)}`),
    ...asFlags("--device-cgroup-rule", form.deviceRules.map(shellWord)),
    ...asFlags("--cap-add", form.capabilities),
    ...asFlags("--group-add", form.groups.map(shellWord)),
    ...asFlags("--gpus", form.gpus.map(writeGpus).map(shellWord)),
    ...asFlags("--sysctl", assignments(form.sysctls).map(shellWord)),
    ...(form.privileged ? ["--privileged"] : []),
    ...asFlags("--network", form.networks.map(networkText)),
    ...asFlags(
      "-v",
      form.mounts.map((mount) => quotedMount(mountText(mount))),
    ),
    ...asFlags("--label", assignments(form.labels).map(shellWord)),
    ...(form.restart === "no" ? [] : [`--restart ${form.restart}`]),
    ...(form.stopSeconds === undefined ? [] : [`--stop-timeout ${form.stopSeconds}`]),
    shellWord(form.image),
  ].join(" ");
}

function networkText({ name, address }: ContainerForm["networks"][number]): string {
  return address === undefined ? name : `name=${name},ip=${address}`;
}

function assignments(record: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(record).map(([name, value]) => `${name}=${value}`);
}

const plain = /^[\w@%+=:,./-]+$/;

/** Quoted only where a shell would not take it as it is. */
function shellWord(text: string): string {
  return plain.test(text) ? text : singleQuoted(text);
}

/** In quotes anyhow, as people do for what may come to hold a blank. */
function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : singleQuoted(text);
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Docker wants whole paths: the shell puts its folder before a relative one. */
function quotedMount(text: string): string {
  return text.startsWith("./") && plain.test(text) ? `"\${PWD:-.}${text.slice(1)}"` : quoted(text);
}
