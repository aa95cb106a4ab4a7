import type { Engine } from "../engine/engine";
import { EngineError, type EngineFailure } from "../engine/engineError";
import type { DaemonMode, EngineInfo } from "../engine/model";

/** Which engine answers at an address. */
export interface EngineIdentity {
  readonly info: EngineInfo;
  readonly platformName: string | undefined;
  readonly apiVersion: string | undefined;
  /** As the ping tells it, the cheapest sign that another engine answers now. */
  readonly pingMode: DaemonMode | undefined;
}

/** What answers has to be looked at anew: it is another engine, or the same with other settings. */
export class EngineChanged extends Error {
  override readonly name = "EngineChanged";

  constructor(
    message: string,
    /** `timeNano` of the event that told, if it was one. */
    readonly toldAt?: string,
  ) {
    super(message);
  }
}

/** All at once: the ping fails within 3 s where the other calls may wait for half a minute, and ends the wait for them. */
export async function identify(engine: Engine, signal: AbortSignal): Promise<EngineIdentity> {
  const [{ mode: pingMode }, info, version] = await Promise.all([
    engine.ping(signal),
    engine.info(signal),
    engine.version(signal),
  ]);
  return { info, platformName: version.platformName, apiVersion: version.apiVersion, pingMode };
}

/**
 * Asks for a sign of life, and notices an address that leads elsewhere by now, as after a switch of Docker Desktop's mode.
 * Returns the engine's time.
 */
export async function confirmIdentity(
  engine: Engine,
  identity: EngineIdentity,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { mode, time } = await engine.ping(signal);
  if (mode !== identity.pingMode) {
    throw new EngineChanged(`the engine at ${engine.endpoint.host} answers as ${mode ?? "unknown"} now`);
  }
  return time;
}

/** Anything that is not the engine's failure is a fault of ours or of the address; it is shown all the same. */
export function toFailure(error: unknown): EngineFailure {
  return error instanceof EngineError
    ? error.failure
    : {
        kind: "unexpectedAnswer",
        operation: "connect",
        detail: error instanceof Error ? error.message : String(error),
      };
}
