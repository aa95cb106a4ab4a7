import { parseArgsStringToArgv } from "string-argv";
import type { DaemonMode } from "../model";
import type { Mount, PortMapping } from "../runOptions";

/** What a person typed into one field of `Run...`: its value, or which part of it is wrong. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly wrong: string };

const containerName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

export function parseContainerName(text: string): Parsed<string> {
  return containerName.test(text) ? right(text) : wrong(text);
}

/** Words as a shell would split them: quotes hold words together. */
export function parseCommand(text: string): readonly string[] {
  return parseArgsStringToArgv(text);
}

const port =
  /^(?:(?<hostIp>\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:]+\]):)?(?<hostPort>\d{1,5}):(?<containerPort>\d{1,5})(?:\/(?<protocol>tcp|udp))?$/;

/**
 * "8080:80, 127.0.0.1:5000:5000/udp": as `docker run --publish`, several divided by commas or blanks. Windows publishes on
 * every address of the host and refuses to be told one.
 */
export function parsePorts(text: string, mode: DaemonMode): Parsed<readonly PortMapping[]> {
  return parseEach(words(text), (word) => {
    const { hostIp, hostPort, containerPort, protocol } = port.exec(word)?.groups ?? {};
    if (hostIp !== undefined && mode === "windows") {
      return undefined;
    }
    const mapping = {
      ...(hostIp === undefined ? {} : { hostIp: hostIp.replace(/^\[|\]$/g, "") }),
      hostPort: Number(hostPort),
      containerPort: Number(containerPort),
      protocol: protocol === "udp" ? ("udp" as const) : ("tcp" as const),
    };
    // 0 as the host's port lets the engine choose.
    return mapping.hostPort <= 65535 && mapping.containerPort >= 1 && mapping.containerPort <= 65535
      ? mapping
      : undefined;
  });
}

const linuxMount = /^(?<source>[^:]+):(?<target>\/[^:]*)(?::(?<access>ro|rw))?$/;
const windowsMount =
  /^(?<source>[a-zA-Z]:[\\/][^:]*|\\\\\.\\pipe\\[^:]+|[^:\\/]+):(?<target>[a-zA-Z]:[\\/][^:]*|\\\\\.\\pipe\\[^:]+)(?::(?<access>ro|rw))?$/;

/** "data:/var/lib/data, /srv:/srv:ro" or "C:\src:C:\app": as `docker run --volume`. */
export function parseMounts(text: string, mode: DaemonMode): Parsed<readonly Mount[]> {
  const grammar = mode === "windows" ? windowsMount : linuxMount;
  return parseEach(
    text.split(",").map((part) => part.trim()),
    (word) => {
      const { source, target, access } = grammar.exec(word)?.groups ?? {};
      if (source === undefined || target === undefined) {
        return undefined;
      }
      return { kind: mountKind(source), source, target, access: access === "ro" ? "readOnly" : "readWrite" };
    },
  );
}

function mountKind(source: string): Mount["kind"] {
  if (source.startsWith("\\\\.\\pipe\\")) {
    return "npipe";
  }
  return /^([a-zA-Z]:)?[\\/]/.test(source) ? "bind" : "volume";
}

/** `NAME=value` words; a value with blanks stands in quotes. */
export function parseEnvironment(text: string): Parsed<Readonly<Record<string, string>>> {
  const parsed = parseEach(parseCommand(text), (word) => {
    const equals = word.indexOf("=");
    return equals < 1 ? undefined : ([word.slice(0, equals), word.slice(equals + 1)] as const);
  });
  return parsed.ok ? right(Object.fromEntries(parsed.value)) : parsed;
}

const memory = /^(?<number>\d+(?:\.\d+)?)\s*(?<unit>[bkmg])?b?$/i;
const unitBytes: Readonly<Record<string, number>> = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** "512m", "2g", as `docker run --memory`; bytes without a unit. Engines refuse less than 6 MiB. */
export function parseMemory(text: string): Parsed<number> {
  const { number, unit } = memory.exec(text.trim())?.groups ?? {};
  const bytes = Math.floor(Number(number) * (unitBytes[unit?.toLowerCase() ?? "b"] ?? 1));
  return bytes >= 6 * 1024 ** 2 ? right(bytes) : wrong(text);
}

function words(text: string): readonly string[] {
  return text.split(/[\s,]+/);
}

function parseEach<T>(parts: readonly string[], parse: (part: string) => T | undefined): Parsed<readonly T[]> {
  const values: T[] = [];
  for (const part of parts.filter((word) => word !== "")) {
    const value = parse(part);
    if (value === undefined) {
      return wrong(part);
    }
    values.push(value);
  }
  return right(values);
}

function right<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

function wrong(part: string): { readonly ok: false; readonly wrong: string } {
  return { ok: false, wrong: part };
}
