import type { BuildOptions } from "../../../engine/buildOptions";
import type { Isolation } from "../../../engine/model";
import { parseEnvironment, parseMemory } from "../../../engine/run/runInput";
import { isImageReference } from "../../../engine/imageReference";

/** What was chosen for a build, as it is remembered for its Dockerfile: texts as they were typed, empty for "not set". */
export interface BuildForm {
  readonly tag: string;
  readonly target: string;
  readonly buildArguments: string;
  readonly platform: string;
  readonly memory: string;
  readonly isolation: Isolation | undefined;
  /** The folder that is sent, absolute. */
  readonly contextFolder: string;
}

export type BuildTextField = "tag" | "buildArguments" | "platform" | "memory";

/** The part of a field's text that is wrong; undefined when it can be built with. */
export function wrongBuildPart(field: BuildTextField, text: string): string | undefined {
  const typed = text.trim();
  if (typed === "") {
    return undefined;
  }
  switch (field) {
    case "tag":
      return isImageReference(typed) ? undefined : typed;
    case "platform":
      return /^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9]+)?$/.test(typed) ? undefined : typed;
    case "buildArguments":
    case "memory": {
      const parsed = field === "memory" ? parseMemory(typed) : parseEnvironment(typed);
      return parsed.ok ? undefined : parsed.wrong;
    }
  }
}

/** Of a form whose fields are all right. */
export function argumentsOf({ buildArguments }: Pick<BuildForm, "buildArguments">): Readonly<Record<string, string>> {
  const parsed = parseEnvironment(buildArguments);
  return parsed.ok ? parsed.value : {};
}

/** The options of a form whose fields are all right; `dockerfile` with slashes, below the context. */
export function toBuildOptions(form: BuildForm, dockerfile: string): BuildOptions {
  const memory = form.memory.trim() === "" ? undefined : parseMemory(form.memory);
  const buildArguments = argumentsOf(form);
  return {
    contextFolder: form.contextFolder,
    dockerfile,
    ...(form.tag === "" ? {} : { tag: form.tag }),
    ...(form.target === "" ? {} : { target: form.target }),
    ...(Object.keys(buildArguments).length === 0 ? {} : { buildArguments }),
    ...(form.platform === "" ? {} : { platform: form.platform }),
    ...(form.isolation === undefined ? {} : { isolation: form.isolation }),
    ...(memory?.ok ? { memoryBytes: memory.value } : {}),
  };
}

/** A name that engines take, made of a folder's. */
export function tagOfFolder(name: string): string {
  const component = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return `${component === "" ? "image" : component}:latest`;
}
