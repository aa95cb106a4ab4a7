import type { BuildOptions } from "../buildOptions";
import { assignments, flag, flags, memoryText, quoted, type Shell } from "../run/dockerRunLine";

/** What a person would type for the same build, from the context's folder. */
export function dockerBuildLine(options: BuildOptions, shell: Shell): string {
  const { dockerfile, memoryBytes } = options;
  return [
    "docker",
    "build",
    ...flag("--tag", options.tag),
    ...flag("--file", dockerfile === "Dockerfile" ? undefined : dockerfile),
    ...flag("--target", options.target),
    ...flags("--build-arg", assignments(options.buildArguments)),
    ...flag("--platform", options.platform),
    ...flag("--isolation", options.isolation),
    ...flag("--memory", memoryBytes === undefined ? undefined : memoryText(memoryBytes)),
    ".",
  ]
    .map((word) => quoted(word, shell))
    .join(" ");
}
