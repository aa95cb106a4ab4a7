import { basename } from "node:path";
import { programOnPath } from "./programOnPath";
import { programPlacesHere } from "./programPlacesHere";

/**
 * What to start for a program's name or path; undefined when Windows has no such program. By a bare name alone Windows would
 * run a program of the working folder, which may be anybody's workspace.
 */
export async function programToRun(
  program: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  return process.platform === "win32" && basename(program) === program
    ? programOnPath(program.replace(/\.exe$/i, ""), { ...programPlacesHere, environment })
    : program;
}
