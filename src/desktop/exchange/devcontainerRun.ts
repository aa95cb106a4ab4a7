import { parse, type ParseError } from "jsonc-parser";
import type { ReadForm } from "./containerForm";
import { asList, asRecord, asText, isYes, type Json } from "./json";
import { readRunWords } from "./readRunLine";

type Values = Readonly<Record<string, string>>;

/**
 * The desktop of a `devcontainer.json` that names an image itself, as the line that would run it. Absent when it does not.
 *
 * @param values of the environment, and `localWorkspaceFolder`
 */
export function readDevcontainerRun(text: string, values: Values): ReadForm | undefined {
  const errors: ParseError[] = [];
  const settings = asRecord(parse(text, errors, { allowTrailingComma: true }) as Json);
  const image = asText(settings.image);
  if (errors.length > 0 || image === "") {
    return undefined;
  }
  const flags = (flag: string, texts: readonly string[]): readonly string[] => texts.flatMap((one) => [flag, one]);
  const lists = { "--cap-add": settings.capAdd, "--security-opt": settings.securityOpt };
  const words = [
    ...asList(settings.runArgs).map(asText),
    ...Object.entries(lists).flatMap(([flag, list]) => flags(flag, asList(list).map(asText))),
    ...flags("--publish", portsOf(settings.appPort)),
    ...flags("--mount", asList(settings.mounts).map(mountText)),
    ...flags("--env", assignments(settings.containerEnv)),
    ...(isYes(settings.privileged) ? ["--privileged"] : []),
    image,
  ];
  const read = readRunWords(words.map((word) => withValues(word, values)));
  return read && { ...read, form: { ...read.form, name: read.form.name || nameOf(asText(settings.name)) } };
}

/** One or several; a number is that of both sides. */
function portsOf(ports: Json | undefined): readonly string[] {
  const all = Array.isArray(ports) ? asList(ports) : [ports ?? ""];
  return all.map(asText).flatMap((port) => (port === "" ? [] : [/^\d+$/.test(port) ? `${port}:${port}` : port]));
}

/** A text, or its fields by name. */
function mountText(mount: Json): string {
  return typeof mount === "string" ? mount : assignments(mount).join(",");
}

function assignments(record: Json | undefined): readonly string[] {
  return Object.entries(asRecord(record)).map(([name, value]) => `${name}=${asText(value)}`);
}

/** `${localWorkspaceFolder}`, and `${localEnv:NAME}` with what to take where there is none. */
function withValues(text: string, values: Values): string {
  return text.replace(
    /\$\{(?:(localWorkspaceFolder)|localEnv:(\w+)(?::([^}]*))?)\}/g,
    (_all, folder: string | undefined, name: string | undefined, usual: string | undefined) =>
      values[folder ?? name ?? ""] ?? usual ?? "",
  );
}

/** Of a container, of which a title may say more. */
function nameOf(title: string): string {
  const plain = title.replace(/[^a-zA-Z0-9_.-]+/g, "-").replace(/^[^a-zA-Z0-9]+|-+$/g, "");
  return plain.length < 2 ? "windows" : plain.slice(0, 60);
}
