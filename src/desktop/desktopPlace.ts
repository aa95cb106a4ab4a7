import type { Engine, ExecSession, LogChunk } from "../engine/engine";
import { readContainer, type ContainerRecord } from "./containerRecord";

export type { ExecSession, LogChunk };

/** Where programs run in the container of a desktop. */
export type ProgramPlace = Pick<Engine, "exec">;

/**
 * All that the stages, the screen and the machine of a desktop need of what its container runs on. An engine is such a
 * place; a cluster would be another, and nothing else would change.
 */
export interface DesktopPlace extends ProgramPlace, Pick<Engine, "logs" | "start" | "stop"> {
  record(id: string, signal: AbortSignal): Promise<ContainerRecord>;
}

export function placeOn(engine: Engine): DesktopPlace {
  return {
    exec: async (...call) => engine.exec(...call),
    logs: (...call) => engine.logs(...call),
    start: async (...call) => engine.start(...call),
    stop: async (...call) => engine.stop(...call),
    record: async (id, signal) => readContainer(engine, id, signal),
  };
}
