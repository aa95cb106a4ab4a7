import { DockerfileParser, type Dockerfile, type From, type ModifiableInstruction } from "dockerfile-ast";
import { isImageReference, withDefaultTag } from "../imageReference";

/** What a Dockerfile says of itself before it is built. */
export interface DockerfileFacts {
  /** Names of its stages, in order; those without one are left out. */
  readonly stages: readonly string[];
  /** What can be set from outside, with what counts when it is not. */
  readonly buildArguments: ReadonlyMap<string, string | undefined>;
  /** Images that the build needs from elsewhere, each once; what cannot be known before is left out. */
  readonly baseImages: readonly string[];
  /** Whether a stage begins with nothing, which Windows engines cannot do. */
  readonly beginsFromScratch: boolean;
}

export interface DockerfileChoices {
  readonly target?: string | undefined;
  readonly buildArguments?: Readonly<Record<string, string>> | undefined;
}

const scratch = "scratch";

/** The engine without BuildKit runs every stage up to the target, so the images of all of them are needed. */
export function readDockerfile(text: string, choices: DockerfileChoices = {}): DockerfileFacts {
  const dockerfile = DockerfileParser.parse(text);
  const froms = dockerfile.getFROMs();
  const stages = froms.map((from) => from.getBuildStage()?.toLowerCase());
  const variables = initialVariables(dockerfile, choices.buildArguments);
  const needed = froms.slice(0, lastStage(stages, choices.target) + 1);
  const roots = needed.flatMap((from, index) => {
    const image = expanded(from.getImage() ?? "", variables);
    return image === undefined || stages.slice(0, index).includes(image.toLowerCase()) ? [] : [image];
  });
  const copied = copySources(dockerfile, froms[needed.length]).filter((source) => !isStage(source, stages));
  const images = [...roots.filter((image) => image !== scratch), ...copied].filter(isImageReference);
  return {
    stages: stages.filter((stage) => stage !== undefined),
    buildArguments: argumentsOf(dockerfile),
    baseImages: [...new Set(images.map(withDefaultTag))],
    beginsFromScratch: roots.includes(scratch),
  };
}

/** Names count whatever their case; a number counts from 0. */
function lastStage(stages: readonly (string | undefined)[], target: string | undefined): number {
  const last = stages.length - 1;
  if (target === undefined) {
    return last;
  }
  const named = stages.indexOf(target.toLowerCase());
  return named === -1 ? last : named;
}

/** Only what is declared before the first FROM counts in a FROM. */
function initialVariables(
  dockerfile: Dockerfile,
  given: DockerfileChoices["buildArguments"] = {},
): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const { name, value } of properties(dockerfile.getInitialARGs())) {
    const known = Object.hasOwn(given, name) ? given[name] : value && expanded(value, variables);
    if (known !== undefined) {
      variables.set(name, known);
    }
  }
  return variables;
}

function argumentsOf(dockerfile: Dockerfile): ReadonlyMap<string, string | undefined> {
  const all = properties([...dockerfile.getInitialARGs(), ...dockerfile.getARGs()]);
  // The first declaration is the one with the default; the others only let it into a stage.
  return new Map(all.toReversed().map(({ name, value }) => [name, value] as const));
}

function properties(args: ReturnType<Dockerfile["getARGs"]>) {
  return args.flatMap((arg) => {
    const property = arg.getProperty();
    return property ? [{ name: property.getName(), value: property.getValue() ?? undefined }] : [];
  });
}

const variable = /\$(?:(?<bare>\w+)|\{(?<braced>\w+)(?::(?<modifier>[-+])(?<word>[^}]*))?\})/g;

/** Undefined when a variable is not known. */
function expanded(text: string, variables: ReadonlyMap<string, string>): string | undefined {
  let result = "";
  let end = 0;
  for (const match of text.matchAll(variable)) {
    const value = valueOf(match.groups ?? {}, variables);
    if (value === undefined) {
      return undefined;
    }
    result += text.slice(end, match.index) + value;
    end = match.index + match[0].length;
  }
  return result + text.slice(end);
}

/** Of `$NAME`, `${NAME}`, `${NAME:-word}` and `${NAME:+word}`. */
function valueOf(
  { bare, braced, modifier, word = "" }: Readonly<Record<string, string | undefined>>,
  variables: ReadonlyMap<string, string>,
): string | undefined {
  const value = variables.get(bare ?? braced ?? "");
  const isSet = value !== undefined && value !== "";
  if (modifier === "+") {
    return isSet ? word : "";
  }
  return modifier === "-" && !isSet ? word : value;
}

/** Of COPY --from, as far as they stand before `end`. */
function copySources(dockerfile: Dockerfile, end: From | undefined): readonly string[] {
  const endLine = end?.getRange().start.line ?? Infinity;
  return dockerfile
    .getCOPYs()
    .filter((copy) => copy.getRange().start.line < endLine)
    .flatMap(fromFlag);
}

function fromFlag(copy: ModifiableInstruction): readonly string[] {
  const source = copy
    .getFlags()
    .find((flag) => flag.getName() === "from")
    ?.getValue();
  return source === undefined || source === null ? [] : [source];
}

function isStage(source: string, stages: readonly (string | undefined)[]): boolean {
  return /^\d+$/.test(source) || stages.includes(source.toLowerCase());
}
