import type { Engine } from "../engine/engine";
import type { EngineInfo, Network } from "../engine/model";
import type { ContainerFacts } from "./containerFacts";
import type { DiagnosisMachine, EnginePlace } from "./machine";

/** A container whose network is looked at, and all that the checks stand on. */
export interface NetworkSubject {
  readonly engine: Engine;
  readonly info: EngineInfo | undefined;
  readonly id: string;
  readonly facts: ContainerFacts;
  readonly networks: readonly Network[];
  readonly machine: DiagnosisMachine;
  readonly place: EnginePlace;
}
