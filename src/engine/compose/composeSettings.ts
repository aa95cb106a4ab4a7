import { isDeepStrictEqual } from "node:util";
import { isAlias, isMap, isPair, isScalar, parseDocument, stringify } from "yaml";
import type { Alias, Document, Pair, Scalar, YAMLMap } from "yaml";

/** What is to be so for one service of a compose file; `path` is below the service. */
export interface ServiceSetting {
  readonly service: string;
  readonly path: readonly [string, ...string[]];
  readonly value: string;
}

/** The file, and the one whose settings win, where there is one. */
export interface ComposeTexts {
  readonly main: string;
  readonly override: string | undefined;
}

/**
 * The files with the settings in them and all else as it is written, comments included. A setting goes where it wins: into
 * the override when that has it already, else beside the service; what neither file can take, such as a service that is
 * included or an alias, goes into the override, which is begun for it.
 */
export function withServiceSettings(texts: ComposeTexts, settings: readonly ServiceSetting[]): ComposeTexts {
  return settings.reduce((now, setting) => withSetting(now, setting), texts);
}

function withSetting({ main, override }: ComposeTexts, setting: ServiceSetting): ComposeTexts {
  const overridden = override !== undefined && has(override, setting);
  const beside = overridden ? undefined : settingIn(main, setting, "service");
  return beside === undefined
    ? { main, override: settingIn(override ?? "", setting, "file") ?? appended(override ?? "", setting) }
    : { main: beside, override };
}

function has(text: string, { service, path }: ServiceSetting): boolean {
  return parsed(text).hasIn(["services", service, ...path]);
}

/** @param within what has to be there: the service, or nothing */
function settingIn(text: string, setting: ServiceSetting, within: "service" | "file"): string | undefined {
  const document = parsed(text);
  const services = document.get("services", true);
  if (document.errors.length > 0 || !isMap(services)) {
    return undefined;
  }
  const { service, path, value } = setting;
  const known = services.get(service, true);
  const edit = isMap(known)
    ? editIn(text, known, path, value)
    : known === undefined && within === "file"
      ? insertion(text, services, service, nested(path, value))
      : undefined;
  const after = edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return after !== undefined && isOnlyThat(document, after, setting) ? after : undefined;
}

/** The last safety of somebody else's file: what was written says this and nothing else anew. */
function isOnlyThat(before: Document, after: string, { service, path, value }: ServiceSetting): boolean {
  const document = parsed(after);
  const wanted = changed(withoutAliases(before), ["services", service, ...path], value);
  return document.errors.length === 0 && isDeepStrictEqual(withoutAliases(document), wanted);
}

/** Each alias as an object of its own. */
function withoutAliases(document: Document): unknown {
  return JSON.parse(JSON.stringify(document.toJS() ?? {}));
}

function changed(part: unknown, [key, ...rest]: readonly string[], value: string): unknown {
  if (key === undefined) {
    return value;
  }
  const known = typeof part === "string" ? { context: part } : (part as Readonly<Record<string, unknown>> | undefined);
  return { ...known, [key]: changed(known?.[key], rest, value) };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function editIn(text: string, map: YAMLMap, path: readonly string[], value: string): Edit | undefined {
  const [key, ...rest] = path;
  if (key === undefined) {
    return undefined;
  }
  const node = pairOf(map, key)?.value;
  if (node === undefined) {
    return insertion(text, map, key, nested(rest, value));
  }
  if (rest.length > 0 && isMap(node)) {
    return editIn(text, node, rest, value);
  }
  if (rest.length > 0) {
    // The short form, "build: ./web".
    const isShort = isScalar(node) && typeof node.value === "string";
    return isShort ? replacement(text, node, `{ context: ${flowText(node)}, ${rest.join()}: ${value} }`) : undefined;
  }
  return isScalar(node) || isAlias(node) ? replacement(text, node, quotedLike(text, node, value)) : undefined;
}

function replacement(text: string, { range }: Scalar | Alias, replaced: string): Edit | undefined {
  if (!range) {
    return undefined;
  }
  const [start, end] = range;
  // "isolation:" with nothing behind it.
  const gap = start === end && text[start - 1] === ":" ? " " : "";
  return { start, end, text: `${gap}${replaced}` };
}

function quotedLike(text: string, { range }: Scalar | Alias, value: string): string {
  const first = range && text[range[0]];
  return first === '"' || first === "'" ? `${first}${value}${first}` : value;
}

/** A new pair: below the service's image where that is a line of its own, else before the first. */
function insertion(text: string, map: YAMLMap, key: string, value: unknown): Edit | undefined {
  const pairs = map.items.filter((item): item is Pair<Scalar> => isPair(item) && isScalar(item.key));
  const start = pairs[0]?.key.range?.[0];
  if (map.flow === true || start === undefined) {
    return map.flow === true && map.range ? flowInsertion(text, map.range[0], start, { [key]: value }) : undefined;
  }
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const indent = " ".repeat(start - (text.lastIndexOf("\n", start - 1) + 1));
  const lines = stringify({ [key]: value }, { lineWidth: 0 })
    .trimEnd()
    .split("\n");
  const block = lines.join(`${lineBreak}${indent}`);
  const end = endOfLineOf(text, pairOf(map, "image") ?? pairOf(map, "context"));
  return end === undefined
    ? { start, end: start, text: `${block}${lineBreak}${indent}` }
    : { start: end, end, text: `${lineBreak}${indent}${block}` };
}

/** Of a pair whose value is on that line. */
function endOfLineOf(text: string, pair: Pair | undefined): number | undefined {
  const node = pair?.value;
  if (!isScalar(node) || !node.range || node.type?.startsWith("BLOCK")) {
    return undefined;
  }
  const rest = /[^\r\n]*/y;
  rest.lastIndex = node.range[1];
  return node.range[1] + (rest.exec(text)?.[0].length ?? 0);
}

/** As the map's first pair is written: quoted or not, on a line of its own or not. */
function flowInsertion(text: string, brace: number, first: number | undefined, pair: object): Edit {
  const start = first ?? brace + 1;
  const isJson = first === undefined ? text.trimStart().startsWith("{") : text[first] === '"';
  const written = isJson
    ? JSON.stringify(pair).slice(1, -1)
    : stringify(pair, { collectionStyle: "flow", lineWidth: 0 })
        .trim()
        .replace(/^\{ | \}$/g, "");
  const gap = /[\r\n]+[ \t]*$/.exec(text.slice(brace + 1, start))?.[0] ?? " ";
  return { start, end: start, text: first === undefined ? written : `${written},${gap}` };
}

/** Begins what is not there, or is empty; what is written in another way is left as it is. */
function appended(text: string, { service, path, value }: ServiceSetting): string {
  const document = parsed(text);
  const keys = ["services", service, ...path];
  for (const count of keys.keys()) {
    const above = keys.slice(0, count);
    const node: unknown = count === 0 ? document.contents : document.getIn(above, true);
    if (isScalar(node) && node.value === null) {
      document.deleteIn(above);
    } else if (node !== undefined && node !== null && !isMap(node)) {
      return text;
    }
  }
  document.setIn(keys, value);
  return document.toString({ lineWidth: 0 });
}

/** As compose reads it, which knows "<<". */
function parsed(text: string): Document {
  return parseDocument(text, { merge: true });
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find(({ key: node }) => isScalar(node) && node.value === key);
}

/** "a", "b" and a value as { a: { b: value } }. */
function nested(path: readonly string[], value: string): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

function flowText({ source, value }: Scalar): string {
  const text = String(value);
  return source === undefined || /^[\w./\\-]+$/.test(text) ? text : JSON.stringify(text);
}
