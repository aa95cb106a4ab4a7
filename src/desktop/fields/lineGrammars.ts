import type { GpuRequest, Mount, PortMapping } from "../../engine/runOptions";
import { readGpus, writeGpus } from "../runWords/gpuText";
import { readMount } from "../runWords/mountSource";
import { readPorts, writePorts } from "../runWords/portText";

/** How a list is read from lines and written to them. */
export interface LineGrammar {
  /** Absent when one of the lines is none of its kind. */
  read(lines: readonly string[]): unknown;
  write(value: unknown): readonly string[];
}

/** What is wrong inside of a line the spec's schema says. */
export const plainLines: LineGrammar = {
  read: (lines) => lines,
  write: (value) => value as readonly string[],
};

/** As `docker run --publish` takes them. */
export const portLines: LineGrammar = {
  read: (lines) => whole(lines.map((line) => readPorts(line)))?.flat(),
  write: (value) => writePorts(value as readonly PortMapping[]),
};

/** A network's name, and the address in it where it is to be a certain one. */
export const networkLines: LineGrammar = {
  read: (lines) =>
    whole(
      lines.map((line) => {
        const [name = "", address, ...more] = line.split(/\s+/);
        return more.length > 0 ? undefined : { name, ...(address !== undefined && { address }) };
      }),
    ),
  write: (value) =>
    (value as readonly { readonly name: string; readonly address?: string }[]).map(({ name, address }) =>
      address === undefined ? name : `${name} ${address}`,
    ),
};

/** As `docker run --volume` takes them. */
export const mountLines: LineGrammar = {
  read: (lines) =>
    whole(
      lines.map((line) => {
        const mount = readMount(line);
        return mount && { kind: mount.kind, source: mount.source, target: mount.target, access: mount.access };
      }),
    ),
  write: (value) =>
    (value as readonly Mount[]).map(
      ({ source, target, access }) => `${source}:${target}${access === "readOnly" ? ":ro" : ""}`,
    ),
};

/** As `docker run --gpus` takes them. */
export const gpuLines: LineGrammar = {
  read: (lines) => whole(lines.map(readGpus)),
  write: (value) => (value as readonly GpuRequest[]).map(writeGpus),
};

/** `NAME=value`; a value that would not be the same on a line is written as JSON writes it. */
export const pairLines: LineGrammar = {
  read: (lines) => {
    const pairs = whole(
      lines.map((line): [string, string] | undefined => {
        const [, name = "", value = ""] = /^([^=]+)=(.*)$/su.exec(line) ?? [];
        return name === "" ? undefined : [name, unquoted(value)];
      }),
    );
    return pairs && Object.fromEntries(pairs);
  },
  write: (value) =>
    Object.entries(value as Readonly<Record<string, string>>).map(
      ([name, text]) => `${name}=${/^\s|^"|\s$|\p{Cc}/u.test(text) ? JSON.stringify(text) : text}`,
    ),
};

function unquoted(text: string): string {
  try {
    const value: unknown = text.startsWith('"') ? JSON.parse(text) : text;
    return typeof value === "string" ? value : text;
  } catch {
    return text;
  }
}

function whole<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  return values.every((value): value is T => value !== undefined) ? values : undefined;
}
