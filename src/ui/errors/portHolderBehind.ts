import { machineHere } from "../../diagnosis/machineHere";
import { findPortHolder, type PortHolder } from "../../diagnosis/portHolder";
import { portInWay, recogniseError, type PortInWay } from "../../engine/catalogue";
import { EngineError } from "../../engine/engineError";
import { containerOnPort, type ContainerOnPort } from "../../inventory/containerOnPort";
import type { Inventory } from "../../inventory/inventory";

/** The error is shown after that at the latest. */
const deadlineMs = 3_000;

/** Who has a port that an engine was refused. */
export type FoundHolder = PortHolder | ({ readonly kind: "container"; readonly port: PortInWay } & ContainerOnPort);

/**
 * What holds the port that an error is about: a container of an engine that is known here, else what Windows, asked
 * here, tells where the error's words leave it open.
 */
export async function portHolderBehind(
  error: unknown,
  { engines }: Pick<Inventory, "engines"> = { engines: [] },
  machine = machineHere,
): Promise<FoundHolder | undefined> {
  const failure = failureBehind(error);
  if (failure?.kind !== "portTaken") {
    return undefined;
  }
  const { endpoint, detail, asked = [] } = failure;
  const named = portInWay(detail);
  const ports = named ? [named] : asked;
  for (const port of ports) {
    const owner = containerOnPort(engines, endpoint, port);
    if (owner) {
      return { kind: "container", port, ...owner };
    }
  }
  return named && recogniseError(detail)?.id !== "portTakenOrReserved"
    ? undefined
    : firstHolder(ports, endpoint, machine);
}

/** Of the ports that may be meant, the first that somebody has. */
async function firstHolder(
  ports: readonly PortInWay[],
  endpoint: string,
  machine: typeof machineHere,
): Promise<PortHolder | undefined> {
  const signal = AbortSignal.timeout(deadlineMs);
  const holders = await Promise.all(ports.map(async (port) => findPortHolder({ endpoint, port }, machine, signal)));
  return holders.find((holder) => holder !== undefined);
}

/** Commands put their own errors, with what they offer, around the engine's. */
function failureBehind(error: unknown): EngineError["failure"] | undefined {
  if (error instanceof EngineError) {
    return error.failure;
  }
  return error instanceof Error ? failureBehind(error.cause) : undefined;
}
