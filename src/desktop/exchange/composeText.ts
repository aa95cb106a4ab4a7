/** Compose's way to write a time, in seconds; absent when it is none. */
export function readDuration(text: string): number | undefined {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/.exec(text.trim());
  if (!match || match[0] === "") {
    return undefined;
  }
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part: string | undefined) => Number(part ?? 0));
  return Math.ceil(hours * 3600 + minutes * 60 + seconds);
}

export function writeDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return `${minutes > 0 ? `${minutes}m` : ""}${rest > 0 || minutes === 0 ? `${rest}s` : ""}`;
}

const variable =
  /\$(?:(?<dollar>\$)|(?<plain>[a-z_]\w*)|\{(?<name>[a-z_]\w*)(?:(?<operator>:?[-?+])(?<operand>[^}]*))?\})/gi;

type Reference = Readonly<Partial<Record<"dollar" | "plain" | "name" | "operator" | "operand", string>>>;

/** `:` takes an empty value for none, `-` has another one for that case, `+` for the other. */
function valueOf(
  { dollar, operator = "", operand = "" }: Reference,
  name: string,
  values: Readonly<Record<string, string>>,
): string | undefined {
  if (dollar !== undefined) {
    return "$";
  }
  const value = operator.startsWith(":") && values[name] === "" ? undefined : values[name];
  if (operator.endsWith("+")) {
    return value === undefined ? undefined : operand;
  }
  return value ?? (operator.endsWith("-") ? operand : undefined);
}

/** A text with the values of its `${VARIABLES}`; `unknown` names those that have none. */
export function interpolate(
  text: string,
  values: Readonly<Record<string, string>>,
): { readonly text: string; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const result = text.replace(variable, (...found: unknown[]) => {
    const reference = found.at(-1) as Reference;
    const { name = reference.plain ?? "", operator = "" } = reference;
    const value = valueOf(reference, name, values);
    if (value === undefined && !operator.endsWith("+")) {
      unknown.push(name);
    }
    return value ?? "";
  });
  return { text: result, unknown };
}

/** So that Compose takes it as it is. */
export function withoutInterpolation(text: string): string {
  return text.replaceAll("$", "$$$$");
}

/** The values of an `.env` file. */
export function readEnvFile(text: string): Readonly<Record<string, string>> {
  const lines = text.split(/\r?\n/).map((line) => /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line));
  return Object.fromEntries(
    lines.flatMap((match) => (match ? [[match[1] ?? "", (match[2] ?? "").replace(/^(["'])(.*)\1$/s, "$2")]] : [])),
  );
}
