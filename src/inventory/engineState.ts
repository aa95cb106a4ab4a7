import type { Endpoint } from "../engine/endpoint";
import type { EngineFailure } from "../engine/engineError";
import type { Container, EngineInfo, Image, Network, Volume } from "../engine/model";

/** How the connection to one engine stands. */
export type ConnectionState =
  | { readonly kind: "connecting" }
  | { readonly kind: "connected" }
  /** The last known inventory stays; `retryAt` is Unix time in milliseconds. */
  | {
      readonly kind: "unavailable";
      readonly failure: EngineFailure;
      readonly attempt: number;
      readonly retryAt: number;
    };

/** The live picture of one engine. Replaced as a whole on every change, never mutated. */
export interface EngineSnapshot {
  /** Stable while the engine is shown; the `engine` part of tree ids. */
  readonly key: string;
  /** The preferred of its addresses. */
  readonly endpoint: Endpoint;
  /** Other addresses that lead to the same engine. */
  readonly aliases: readonly Endpoint[];
  readonly state: ConnectionState;
  /** Of the last successful connection. */
  readonly info: EngineInfo | undefined;
  /** e.g. "Docker Desktop 4.43.1 (198352)". */
  readonly platformName: string | undefined;
  readonly apiVersion: string | undefined;
  readonly container: ReadonlyMap<string, Container>;
  readonly image: ReadonlyMap<string, Image>;
  readonly network: ReadonlyMap<string, Network>;
  readonly volume: ReadonlyMap<string, Volume>;
}
