import { canContainer, type ContainerAbility } from "../../engine/capabilities";
import type { Container, Isolation } from "../../engine/model";
import type { EngineTarget } from "./pickEngine";

/** Whether a container's engine and isolation allow something; asks Windows engines once how their containers are isolated. */
export async function containerFitness(
  ability: ContainerAbility,
  engines: readonly EngineTarget[],
): Promise<(target: EngineTarget, container: Container) => boolean> {
  const { signal } = new AbortController();
  const windows = engines.filter(({ snapshot }) => snapshot.info?.mode === "windows");
  const answers = await Promise.allSettled(windows.map(({ engine }) => engine.containers.isolations(signal)));
  const isolations = new Map<string, Isolation>(
    answers.flatMap((answer) => (answer.status === "fulfilled" ? [...answer.value] : [])),
  );
  return ({ snapshot }, { id, state }) =>
    canContainer(ability, { mode: snapshot.info?.mode ?? "linux", isolation: isolations.get(id), state });
}
