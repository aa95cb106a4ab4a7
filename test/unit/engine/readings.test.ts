import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { describe, it } from "node:test";
import { MalformedAnswer } from "../../../src/engine/docker/httpError";
import { EngineError } from "../../../src/engine/engineError";
import { readings, type Reading } from "./readings";

describe("what an engine answers", () => {
  it("is read by no schema that is not held against an answer here", () => {
    assert.deepEqual(Object.keys(readings).toSorted(), schemasInUse());
  });

  for (const [name, reading] of Object.entries(readings)) {
    it(`is read by ${name}, as it was recorded and as it is documented`, () => {
      const { read, recorded, built = [] } = reading;
      assert.ok(recorded.length > 0);

      for (const answer of [...recorded, ...built]) {
        assert.doesNotThrow(() => read(answer));
      }
    });

    it(`is refused by ${name} where something that it needs is missing, and nowhere else`, () => {
      assert.deepEqual(missed(reading), reading.needs);
    });

    it(`is refused by ${name} where it is something else altogether`, () => {
      for (const answer of [null, 7, "<html>Bad Gateway</html>", [reading.recorded[0]]]) {
        assert.ok(isRefused(reading, answer), JSON.stringify(answer));
      }
    });
  }
});

/** Every field without which an answer is refused. */
function missed(reading: Reading): readonly string[] {
  const answers = [...reading.recorded, ...(reading.built ?? [])];
  const fields = new Set(answers.flatMap((answer) => fieldsOf(answer)));
  return [...fields]
    .filter((field) => answers.some((answer) => isRefused(reading, without(answer, field.split("/")))))
    .toSorted();
}

function isRefused({ read }: Reading, answer: unknown): boolean {
  try {
    read(answer);
    return false;
  } catch (error) {
    const isOurs =
      error instanceof MalformedAnswer || (error instanceof EngineError && error.failure.kind === "unexpectedAnswer");
    assert.ok(isOurs, String(error));
    return true;
  }
}

/** "State", "State/ExitCode" and so on; what is below a list does not count. */
function fieldsOf(value: unknown): readonly string[] {
  return isObject(value)
    ? Object.entries(value).flatMap(([name, inner]) => [name, ...fieldsOf(inner).map((field) => `${name}/${field}`)])
    : [];
}

function without(value: unknown, [name = "", ...rest]: readonly string[]): unknown {
  if (!isObject(value) || !(name in value)) {
    return value;
  }
  const { [name]: inner, ...others } = value;
  return rest.length === 0 ? others : { ...others, [name]: without(inner, rest) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const uses = [/\b(?:parseRecords?|parseInspect)\(\s*(\w+),/g, /\bsafeParse\((\w+), (?:answer|record)\)/g];

/** Every schema that the sources give to what reads answers, by the file that has it. */
function schemasInUse(): readonly string[] {
  const found = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) => {
      const source = readFileSync(join("src", path), "utf8");
      const file = path.split(sep).join("/").replace(/\.ts$/, "");
      return uses
        .flatMap((use) => Array.from(source.matchAll(use), ([, schema = ""]) => schema))
        .filter((schema) => schema !== "schema")
        .map((schema) => `${homeOf(schema, file, source)} ${schema}`);
    });
  return [...new Set(found)].toSorted();
}

/** The file itself, or the one that it has the schema from. */
function homeOf(schema: string, file: string, source: string): string {
  const imported = new RegExp(`import \\{[^}]*\\b${schema}\\b[^}]*\\} from "([^"]+)"`).exec(source)?.[1];
  return imported === undefined ? file : posix.join(posix.dirname(file), imported);
}
