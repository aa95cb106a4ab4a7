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
  const { endpoint, detail: said } = failure;
  const port = portInWay(said);
  const owner = port && containerOnPort(engines, endpoint, port);
  if (owner) {
    return { kind: "container", port, ...owner };
  }
  return recogniseError(said)?.id === "portTakenOrReserved"
    ? findPortHolder({ endpoint, said }, machine, AbortSignal.timeout(deadlineMs))
    : undefined;
}

/** Commands put their own errors, with what they offer, around the engine's. */
function failureBehind(error: unknown): EngineError["failure"] | undefined {
  if (error instanceof EngineError) {
    return error.failure;
  }
  return error instanceof Error ? failureBehind(error.cause) : undefined;
}
