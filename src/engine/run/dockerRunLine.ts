import { quoted as quotedForPowerShell } from "../../platform/powerShellText";
import type { Mount, PortMapping, RunOptions } from "../runOptions";

export type Shell = "posix" | "powershell";

/** What a person would type for the same container; one line, ready to be pasted into that shell. */
export function dockerRunLine(options: RunOptions, shell: Shell): string {
  const [program = "", ...entrypointRest] = options.entrypoint ?? [];
  return [
    "docker",
    "run",
    options.terminal === undefined ? "--detach" : "--detach --interactive --tty",
    ...(options.afterEnd === undefined ? [] : ["--rm"]),
    ...flag("--name", options.name),
    ...flags("--publish", options.ports?.map(portText)),
    ...flags("--mount", options.mounts?.map(mountText)),
    ...flags("--env", assignments(options.environment)),
    ...flags("--label", assignments(options.labels)),
    ...flag("--memory", options.memoryBytes === undefined ? undefined : memoryText(options.memoryBytes)),
    ...flag("--cpus", options.cpus?.toString()),
    ...flag("--isolation", options.isolation),
    ...flag("--network", options.network),
    ...flags("--cap-add", options.capabilities),
    ...flags("--device", options.devices),
    ...flag("--restart", options.restart),
    ...flag("--stop-timeout", options.stopTimeoutSeconds?.toString()),
    ...flag("--entrypoint", program === "" ? undefined : program),
    options.image,
    ...entrypointRest,
    ...(options.command ?? []),
  ]
    .map((word, index) => (index < 3 ? word : quoted(word, shell)))
    .join(" ");
}

export function flag(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [name, value];
}

export function flags(name: string, values: readonly string[] = []): readonly string[] {
  return values.flatMap((value) => [name, value]);
}

export function assignments(record: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries(record).map(([name, value]) => `${name}=${value}`);
}

function portText({ hostIp, hostPort, containerPort, protocol }: PortMapping): string {
  const address = hostIp === undefined ? "" : `${hostIp.includes(":") ? `[${hostIp}]` : hostIp}:`;
  // Port 0 is left out: then the engine chooses.
  const host = hostPort === 0 ? "" : `${hostPort}`;
  const target = protocol === "tcp" ? `${containerPort}` : `${containerPort}/${protocol}`;
  return address === "" && host === "" ? target : `${address}${host}:${target}`;
}

/** Fields divided by commas; one that has a comma or quotes itself is quoted as in a CSV file. */
function mountText({ kind, source, target, access }: Mount): string {
  const fields = [`type=${kind}`, `source=${source}`, `target=${target}`];
  return [...fields, ...(access === "readOnly" ? ["readonly"] : [])]
    .map((field) => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(",");
}

const units = [
  ["g", 2 ** 30],
  ["m", 2 ** 20],
  ["k", 2 ** 10],
] as const;

export function memoryText(bytes: number): string {
  const [suffix, size] = units.find(([, unit]) => bytes % unit === 0) ?? ["b", 1];
  return `${bytes / size}${suffix}`;
}

/** Single quotes keep everything as it is, in both shells; they differ in how to write a single quote. */
export function quoted(word: string, shell: Shell): string {
  const plain = shell === "posix" ? /^[\w@%+=:,./-]+$/ : /^(?!-[^-])[\w%+=:./\\-]+$/;
  if (plain.test(word)) {
    return word;
  }
  return shell === "posix" ? `'${word.replaceAll("'", String.raw`'\''`)}'` : quotedForPowerShell(word);
}
