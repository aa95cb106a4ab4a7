import type { GpuRequest } from "../../engine/runOptions";
import { splitFields } from "./mountSource";

/** As `docker run --gpus` takes it: `all`, `2`, or fields such as `"device=0,1"`. Absent when it is none. */
export function readGpus(text: string): GpuRequest | undefined {
  const request: { -readonly [K in keyof GpuRequest]: GpuRequest[K] } = {};
  for (const field of splitFields(text)) {
    const [name, value] = halvesOf(field);
    switch (value === undefined ? "count" : name) {
      case "count":
        request.count = readCount(value ?? name);
        break;
      case "device":
        request.deviceIds = value?.split(",");
        break;
      case "driver":
        request.driver = value;
        break;
      case "capabilities":
        request.capabilities = value?.split(",").filter((word) => word !== "gpu");
        break;
      case "options":
        request.options = assignmentsIn(value ?? "");
        break;
      default:
        return undefined;
    }
  }
  return oneRequest(request, 1);
}

/**
 * With a count or with names, and nothing that says nothing.
 *
 * @param usual how many there are where neither is said
 */
export function oneRequest(request: GpuRequest, usual: "all" | number): GpuRequest | undefined {
  const { driver, deviceIds = [], capabilities = [], options = {} } = request;
  const which = deviceIds.length > 0 ? { deviceIds: [...deviceIds] } : someOf(request.count ?? usual);
  return (
    which && {
      ...(driver && { driver }),
      ...which,
      ...(capabilities.length > 0 && { capabilities: [...capabilities] }),
      ...(Object.keys(options).length > 0 && { options: { ...options } }),
    }
  );
}

function someOf(count: "all" | number): Pick<GpuRequest, "count"> | undefined {
  return count === "all" || (Number.isInteger(count) && count > 0) ? { count } : undefined;
}

/** Every engine's -1 is all. */
export function readCount(text: string): "all" | number {
  return text === "all" || text === "-1" ? "all" : Number(text || NaN);
}

export function writeGpus({ driver, count, deviceIds, capabilities, options }: GpuRequest): string {
  const fields = [
    ...(driver === undefined ? [] : [`driver=${driver}`]),
    ...(deviceIds === undefined ? [] : [`device=${deviceIds.join(",")}`]),
    ...(capabilities === undefined ? [] : [`capabilities=${capabilities.join(",")}`]),
    ...(options === undefined ? [] : [`options=${Object.entries(options).map(assignmentText).join(",")}`]),
  ];
  return [...(count === undefined ? [] : [String(count)]), ...fields].map(quotedField).join(",");
}

function assignmentText([name, value]: readonly [string, string]): string {
  return quotedField(`${name}=${value}`);
}

function assignmentsIn(text: string): Readonly<Record<string, string>> {
  const halves = splitFields(text).map(halvesOf);
  return Object.fromEntries(halves.map(([name, value = ""]): [string, string] => [name, value]));
}

/** Also where a blank at its end would be taken for none of it. */
function quotedField(field: string): string {
  return /[",]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function halvesOf(text: string): readonly [name: string, value?: string] {
  const equals = text.indexOf("=");
  return equals < 0 ? [text] : [text.slice(0, equals), text.slice(equals + 1)];
}

/** A device by the name that its maker's driver gave it (CDI), which stands where a path could. */
export function namedDevice(text: string): GpuRequest | undefined {
  return /^[a-z][\w.-]*\/[\w.-]+=[\w.:-]+$/i.test(text) ? { driver: "cdi", deviceIds: [text] } : undefined;
}
