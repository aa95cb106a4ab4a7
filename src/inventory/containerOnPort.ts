import { isOnThisMachine } from "../engine/endpoints/isOnThisMachine";
import { isAlive, type Container, type PublishedPort } from "../engine/model";
import type { EngineSnapshot } from "./engineState";

export interface ContainerOnPort {
  readonly engineKey: string;
  readonly container: Container;
}

/**
 * The container that has a port of the machine on which this engine listens: one of its own, else one of another engine
 * there. A container that does not run has none.
 */
export function containerOnPort(
  engines: readonly EngineSnapshot[],
  host: string,
  port: Pick<PublishedPort, "hostPort" | "protocol">,
): ContainerOnPort | undefined {
  const own = engines.filter((engine) => listensOn(engine, host));
  const others = engines.filter((engine) => !own.includes(engine) && isBeside(engine, host));
  for (const { key, container: containers } of [...own, ...others]) {
    const container = [...containers.values()].find(
      (one) => isAlive(one) && one.ports.some((it) => it.hostPort === port.hostPort && it.protocol === port.protocol),
    );
    if (container) {
      return { engineKey: key, container };
    }
  }
  return undefined;
}

function listensOn({ endpoint, aliases }: EngineSnapshot, host: string): boolean {
  return [endpoint, ...aliases].some((one) => one.host === host);
}

function isBeside({ endpoint }: EngineSnapshot, host: string): boolean {
  return isOnThisMachine(endpoint) && isOnThisMachine({ host });
}
