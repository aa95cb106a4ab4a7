import type { Endpoint } from "../engine/endpoint";
import type { ConnectEngine } from "../engine/engine";
import { EngineError } from "../engine/engineError";
import type { ModeAnswer } from "./mode";

/** The address that follows the mode, as one of our own: its only use is to ask which engine is behind it. */
export function activeEndpoint(host: string): Endpoint {
  return {
    id: host,
    name: "Docker Desktop",
    host,
    source: "dockerDesktop",
    contextName: undefined,
    tls: undefined,
    isCurrent: false,
  };
}

/** Asks over a new connection: one that is kept open may lead to the engine that was active before. */
export async function askMode(connect: ConnectEngine, host: string, signal: AbortSignal): Promise<ModeAnswer> {
  try {
    const engine = await connect(activeEndpoint(host));
    try {
      const { mode } = await engine.ping(signal);
      return { kind: "answered", mode: mode ?? (await engine.info(signal)).mode };
    } finally {
      engine.dispose();
    }
  } catch (error) {
    if (error instanceof EngineError) {
      return { kind: "silent", failure: error.failure };
    }
    throw error;
  }
}
