import { portInWay } from "../../engine/catalogue";
import { EngineError } from "../../engine/engineError";
import type { RunOptions } from "../../engine/runOptions";

/** A Windows engine does not say which of the ports it could not have: whoever asked for them knows. */
export function withAskedPorts(error: unknown, { ports = [] }: Pick<RunOptions, "ports">): unknown {
  if (!(error instanceof EngineError) || error.failure.kind !== "portTaken" || portInWay(error.failure.detail)) {
    return error;
  }
  const asked = ports
    .filter(({ hostPort }) => hostPort !== 0)
    .map(({ hostPort, protocol }) => ({ hostPort, protocol }));
  return new EngineError({ ...error.failure, asked }, { cause: error });
}
