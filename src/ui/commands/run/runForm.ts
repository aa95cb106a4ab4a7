import {
  parseCommand,
  parseContainerName,
  parseEnvironment,
  parseMemory,
  parseMounts,
  parsePorts,
  type Parsed,
} from "../../../engine/run/runInput";
import type { DaemonMode, Isolation } from "../../../engine/model";
import type { Verdict } from "../../../compatibility/verdict";
import type { RunOptions } from "../../../engine/runOptions";

/** What the fields of `Run...` hold, as typed. */
export interface RunForm {
  readonly image: string;
  readonly name: string;
  readonly command: string;
  readonly ports: string;
  readonly mounts: string;
  readonly environment: string;
  readonly memory: string;
  readonly isolation: Isolation | undefined;
}

export type TextField = Exclude<keyof RunForm, "isolation" | "image">;

export function emptyForm(image: string, isolation?: Isolation): RunForm {
  return { image, name: "", command: "", ports: "", mounts: "", environment: "", memory: "", isolation };
}

/** The isolation to begin with: the engine's own, unless only the other one works. */
export function neededIsolation(engineDefault: Isolation | undefined, verdict: Verdict | undefined) {
  return verdict?.kind === "hypervOnly" && engineDefault !== "hyperv" ? "hyperv" : undefined;
}

/** The part of a field's text that is wrong; undefined when it can be run with. */
export function wrongPart(field: TextField, text: string, mode: DaemonMode): string | undefined {
  if (text.trim() === "") {
    return undefined;
  }
  const parsed = parseField(field, text.trim(), mode);
  return parsed.ok ? undefined : parsed.wrong;
}

function parseField(field: TextField, text: string, mode: DaemonMode): Parsed<unknown> {
  switch (field) {
    case "name":
      return parseContainerName(text);
    case "command":
      return { ok: true, value: parseCommand(text) };
    case "ports":
      return parsePorts(text, mode);
    case "mounts":
      return parseMounts(text, mode);
    case "environment":
      return parseEnvironment(text);
    case "memory":
      return parseMemory(text);
  }
}

/** The options of a form whose fields are all right; empty fields are left to the engine. */
export function toRunOptions({ image, isolation, ...form }: RunForm, mode: DaemonMode): RunOptions {
  const name = filled(form.name, parseContainerName);
  const command = parseCommand(form.command);
  const ports = filled(form.ports, (text) => parsePorts(text, mode));
  const mounts = filled(form.mounts, (text) => parseMounts(text, mode));
  const environment = filled(form.environment, parseEnvironment);
  const memoryBytes = filled(form.memory, parseMemory);
  return {
    image,
    ...(name !== undefined && { name }),
    ...(command.length > 0 && { command }),
    ...(ports !== undefined && { ports }),
    ...(mounts !== undefined && { mounts }),
    ...(environment !== undefined && { environment }),
    ...(memoryBytes !== undefined && { memoryBytes }),
    ...(isolation !== undefined && { isolation }),
  };
}

function filled<T>(text: string, parse: (trimmed: string) => Parsed<T>): T | undefined {
  const parsed = text.trim() === "" ? undefined : parse(text.trim());
  return parsed?.ok ? parsed.value : undefined;
}
