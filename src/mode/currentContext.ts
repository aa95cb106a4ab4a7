import { readDockerConfig } from "../engine/endpoints/dockerConfig";
import type { CurrentContext } from "./mode";

/**
 * Docker Desktop moves the current context along with the mode, and older ones deleted the context that was left: then
 * every `docker` command in a terminal fails until somebody repairs config.json, which counts where the environment does
 * not say otherwise.
 */
export async function readCurrentContext(
  dockerConfigFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<CurrentContext> {
  const { currentContext: name = "default", contexts } = await readDockerConfig(dockerConfigFolder);
  const isOverruled = [environment.DOCKER_HOST, environment.DOCKER_CONTEXT].some((value = "") => value !== "");
  const exists = isOverruled || name === "default" || contexts.some((context) => context.name === name);
  return { name, state: exists ? "there" : "missing" };
}
