import type { ConnectEngine } from "../engine/engine";
import { EngineError } from "../engine/engineError";
import { isAlive } from "../engine/model";
import { activeEndpoint } from "./activeEngine";

/** The names of the containers that run on the engine behind this address; undefined when it does not tell. */
export async function runningContainers(
  connect: ConnectEngine,
  host: string,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  try {
    const engine = await connect(activeEndpoint(host));
    try {
      const containers = await engine.list("container", signal);
      return containers.filter(isAlive).map(({ name }) => name);
    } finally {
      engine.dispose();
    }
  } catch (error) {
    if (error instanceof EngineError) {
      return undefined;
    }
    throw error;
  }
}
