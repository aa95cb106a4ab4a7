import { parse } from "shell-quote";
import { emptyForm, type ContainerForm, type ReadForm } from "./containerForm";
import { readGpus } from "../runWords/gpuText";
import { interpolateAll } from "./interpolateAll";
import { readMount, splitFields } from "../runWords/mountSource";
import { readPorts } from "../runWords/portText";

type Draft = { -readonly [K in keyof ContainerForm]: ContainerForm[K] };

/** Takes a flag's value; false when it cannot be read. */
type Take = (draft: Draft, value: string) => boolean;

const list =
  (field: "devices" | "deviceRules" | "capabilities" | "groups"): Take =>
  (draft, value) => {
    draft[field] = [...draft[field], value];
    return true;
  };

const environment: Take = (draft, value) => {
  const equals = value.indexOf("=");
  if (equals < 0) {
    draft.asked = [...draft.asked, value];
  } else {
    draft.environment = { ...draft.environment, [value.slice(0, equals)]: value.slice(equals + 1) };
  }
  return true;
};

const ports: Take = (draft, value) => {
  const read = readPorts(value);
  draft.ports = [...draft.ports, ...(read ?? [])];
  return read !== undefined;
};

const volume: Take = (draft, value) => {
  const read = readMount(value);
  draft.mounts = [...draft.mounts, ...(read ? [read] : [])];
  return read !== undefined;
};

const mount: Take = (draft, value) => {
  const fields = splitFields(value).map((part) => [part.replace(/=.*$/s, ""), part.replace(/^[^=]*=?/, "")] as const);
  const find = (...names: readonly string[]): string => fields.find(([name]) => names.includes(name))?.[1] ?? "";
  const kind = find("type");
  const access = fields.some(([name, text]) => /^(readonly|ro)$/.test(name) && text !== "false");
  if (!["bind", "volume", ""].includes(kind) || find("source", "src") === "") {
    return false;
  }
  draft.mounts = [
    ...draft.mounts,
    {
      kind: kind === "bind" ? "bind" : "volume",
      source: find("source", "src"),
      target: find("target", "destination", "dst"),
      access: access ? "readOnly" : "readWrite",
    },
  ];
  return true;
};

const label: Take = (draft, value) => {
  const equals = value.indexOf("=");
  const [name, text] = equals < 0 ? [value, ""] : [value.slice(0, equals), value.slice(equals + 1)];
  draft.labels = { ...draft.labels, [name]: text };
  return true;
};

const gpus: Take = (draft, value) => {
  const read = readGpus(value);
  draft.gpus = [...draft.gpus, ...(read ? [read] : [])];
  return read !== undefined;
};

const sysctl: Take = (draft, value) => {
  const equals = value.indexOf("=");
  draft.sysctls = { ...draft.sysctls, [value.slice(0, equals)]: value.slice(equals + 1) };
  return equals > 0;
};

const network: Take = (draft, value) => {
  const fields = new Map(splitFields(value).map((part) => part.split("=", 2) as [string, string | undefined]));
  const name = fields.get("name") ?? (value.includes("=") ? "" : value);
  const address = fields.get("ip");
  if (name === "" || name === "host" || name.startsWith("container:")) {
    return false;
  }
  draft.networks = [...draft.networks, { name, ...(address !== undefined && { address }) }];
  return true;
};

const address: Take = (draft, value) => {
  draft.networks = draft.networks.map((joined, index) => (index === 0 ? { ...joined, address: value } : joined));
  return draft.networks.length > 0;
};

const stopSeconds: Take = (draft, value) => {
  draft.stopSeconds = Number(value);
  return /^\d+$/.test(value);
};

const takes: ReadonlyMap<string, Take> = new Map<string, Take>([
  ["--name", (draft, value) => ((draft.name = value), true)],
  ["--restart", (draft, value) => ((draft.restart = value), true)],
  ["--env", environment],
  ["--publish", ports],
  ["--volume", volume],
  ["--mount", mount],
  ["--label", label],
  ["--network", network],
  ["--net", network],
  ["--ip", address],
  ["--stop-timeout", stopSeconds],
  ["--device", list("devices")],
  ["--device-cgroup-rule", list("deviceRules")],
  ["--cap-add", list("capabilities")],
  ["--group-add", list("groups")],
  ["--gpus", gpus],
  ["--sysctl", sysctl],
]);

const longOf: Readonly<Record<string, string>> = { e: "--env", p: "--publish", v: "--volume", l: "--label" };

/** Flags that take no value; the others that nobody here knows do. */
const withoutValue: ReadonlySet<string> = new Set([
  ...["--detach", "--interactive", "--tty", "--rm", "--privileged", "--init", "--read-only", "--publish-all"],
  ...["--no-healthcheck", "--oom-kill-disable", "--quiet", "--sig-proxy", "--disable-content-trust"],
]);

const switchLetters = /^-[ditPq]+$/;

/** Absent when the text is no `docker run` line. Line ends after a backslash go on, as in a shell. */
export function readRunLine(text: string, values: Readonly<Record<string, string>> = {}): ReadForm | undefined {
  const words = shellWords(text, values);
  const start = words.findIndex((word, index) => word === "run" || (word === "create" && index > 0));
  const program = words.slice(0, start).findLast((word) => /(^|\/)(docker|podman|nerdctl)(\.exe)?$/.test(word));
  if (start < 0 || program === undefined) {
    return undefined;
  }
  return readRunWords(words.slice(start + 1));
}

/** What follows `docker run`, as a shell has taken it apart. */
export function readRunWords(words: readonly string[]): ReadForm | undefined {
  const draft: Draft = { ...emptyForm };
  const leftOut: string[] = [];
  let index = 0;
  const switches = new Set<string>();
  for (; index < words.length; index += 1) {
    const word = words[index] ?? "";
    if (!word.startsWith("-")) {
      break;
    }
    const [name, inline] = nameAndValue(word);
    if (withoutValue.has(name) || switchLetters.test(name)) {
      readSwitch(name, inline).forEach((one) => switches.add(one));
      continue;
    }
    const value = inline ?? words[(index += 1)] ?? "";
    if (takes.get(name)?.(draft, value) !== true) {
      leftOut.push(name);
    }
  }
  const image = words[index];
  return image === undefined ? undefined : { form: { ...draft, image, ...fromSwitches(switches) }, leftOut };
}

/** `--name=value`, `-pVALUE`, or a flag alone. */
function nameAndValue(word: string): readonly [name: string, value?: string] {
  const long = /^(--[a-z-]+)=(.*)$/s.exec(word);
  if (long) {
    return [long[1] ?? "", long[2] ?? ""];
  }
  // The letters of all short flags with a value, also of those that are left out: theirs must not be taken for the image.
  const short = /^-([acehlmpuvw])(.*)$/s.exec(word);
  if (!short) {
    return [word];
  }
  const [, letter = ""] = short;
  const name = longOf[letter] ?? `-${letter}`;
  return short[2] === "" ? [name] : [name, (short[2] ?? "").replace(/^=/, "")];
}

function readSwitch(name: string, value = "true"): readonly string[] {
  if (value === "false") {
    return [];
  }
  return name.startsWith("--") ? [name] : Array.from(name.slice(1), (letter) => `-${letter}`);
}

function fromSwitches(switches: ReadonlySet<string>): Pick<Draft, "terminal" | "privileged" | "removeAfterStop"> {
  const has = (...names: readonly string[]): boolean => names.some((name) => switches.has(name));
  return {
    terminal: has("-t", "--tty") && has("-i", "--interactive"),
    privileged: has("--privileged"),
    removeAfterStop: has("--rm"),
  };
}

/** The folder that the line is run in is the one that it stands in. */
const here = /^(\$\{PWD(:-\.)?\}|\$PWD|\$\(pwd\)|%cd%)(?=[\\/:])/i;

/** The parts of a line that shells read differently: the end of one that goes on, a path of Windows, what is in quotes. */
const parts = /[\\`^]\r?\n|\$\(pwd\)|(?<![^\s=])[a-z]:\\[^\s"']*|\\[^]|"(?:\\[^]|[^"\\])*"|'[^']*'|[^]/gi;

/** As a POSIX shell would want it. What is in single quotes means itself there. */
function asPosix(part: string): string {
  if (part.startsWith("'")) {
    return part;
  }
  return /^[a-z]:\\/i.test(part)
    ? part.replaceAll("\\", "/")
    : part.replace(/[\\`^]\r?\n/g, " ").replaceAll("$(pwd)", "${PWD}");
}

function shellWords(text: string, values: Readonly<Record<string, string>>): readonly string[] {
  const line = text.replace(parts, asPosix);
  // Variables stay as they are written, and are filled in as Compose does it.
  const words = parse(line, (name) => `\0{${name}}`);
  return words.flatMap((word) => {
    if (typeof word === "string") {
      const written = word.replaceAll("\0", "$").replace(here, ".");
      const filled = word.includes("\0") ? interpolateAll(written, values) : written;
      return [typeof filled === "string" ? filled : written];
    }
    return "pattern" in word ? [word.pattern] : [];
  });
}
