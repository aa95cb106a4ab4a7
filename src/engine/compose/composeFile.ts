import * as z from "zod/mini";
import { parse } from "yaml";

/** One service, as `config` tells with all files, variables and defaults put together. */
export interface ComposeService {
  readonly name: string;
  /** Absent when it is only built. */
  readonly image: string | undefined;
  readonly build: ComposeBuild | undefined;
  /** e.g. "windows/amd64". */
  readonly platform: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
}

export interface ComposeBuild {
  readonly context: string;
  readonly dockerfile: string;
  /** The Dockerfile itself, where it stands in the compose file. */
  readonly inline: string | undefined;
  readonly target: string | undefined;
  readonly buildArguments: Readonly<Record<string, string>>;
}

const text = z.catch(z.optional(z.string()), undefined);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const pairsRecord = z.catch(z.union([z.record(z.string(), scalar), z.array(z.string())]), {});
const buildRecord = z.object({
  context: z.catch(z.string(), "."),
  dockerfile: z.catch(z.string(), "Dockerfile"),
  dockerfile_inline: text,
  target: text,
  args: pairsRecord,
});
const serviceRecord = z.object({
  image: text,
  build: z.optional(z.union([z.string(), buildRecord])),
  platform: text,
  environment: pairsRecord,
});
const configRecord = z.object({ services: z.record(z.string(), serviceRecord) });

/** Undefined for what is no answer of `config`. */
export function composeServices(config: string): readonly ComposeService[] | undefined {
  const parsed = z.safeParse(configRecord, parsedYaml(config));
  return parsed.success
    ? Object.entries(parsed.data.services).map(([name, { image, build, platform, environment }]) => ({
        name,
        image,
        build: build === undefined ? undefined : toBuild(build),
        platform,
        environment: toPairs(environment),
      }))
    : undefined;
}

function parsedYaml(config: string): unknown {
  try {
    return parse(config);
  } catch {
    return undefined;
  }
}

function toBuild(build: string | z.output<typeof buildRecord>): ComposeBuild {
  const { context, dockerfile, dockerfile_inline, target, args } =
    typeof build === "string" ? z.parse(buildRecord, { context: build }) : build;
  return { context, dockerfile, inline: dockerfile_inline, target, buildArguments: toPairs(args) };
}

/** A list of NAME=value, or a map; a name without a value comes from the environment and is not known here. */
function toPairs(record: z.output<typeof pairsRecord>): Readonly<Record<string, string>> {
  const pairs = Array.isArray(record)
    ? record.filter((word) => word.includes("=")).map((word) => [word.split("=", 1)[0], word.replace(/^[^=]*=/, "")])
    : Object.entries(record).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return Object.fromEntries(pairs) as Record<string, string>;
}
