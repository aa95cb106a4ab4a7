import type { Engine } from "../engine/engine";
import type { EngineInfo } from "../engine/model";
import { toContainerFacts } from "./containerFacts";
import type { DiagnosisRow } from "./diagnosis";
import { enginePlace } from "./enginePlace";
import type { DiagnosisMachine } from "./machine";
import { networkChecks } from "./networkChecks";
import { runDiagnosis, type DiagnosisProgress } from "./runDiagnosis";

export interface NetworkQuestion {
  readonly engine: Engine;
  readonly info: EngineInfo | undefined;
  /** Of the container. */
  readonly id: string;
  readonly machine: DiagnosisMachine;
}

/** Why a container cannot be reached, or that it can. */
export async function diagnoseNetwork(
  { engine, info, id, machine }: NetworkQuestion,
  progress: DiagnosisProgress,
  signal: AbortSignal,
): Promise<readonly DiagnosisRow[]> {
  const [record, networks] = await Promise.all([
    engine.inspect("container", id, signal),
    engine.list("network", signal),
  ]);
  const place = enginePlace(engine.endpoint.host, info, machine.platform);
  const subject = { engine, info, id, facts: toContainerFacts(record), networks, machine, place };
  return runDiagnosis(networkChecks(subject), progress, signal);
}
