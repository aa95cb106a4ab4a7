import type { ContainerChanges } from "./containerChanges";
import type { Engine } from "./engine";
import type { Container } from "./model";
import { UndoList } from "./undoList";

export interface Recreation {
  readonly changes: Omit<ContainerChanges, "name">;
  /** What becomes of the container that cannot run. */
  readonly old: "remove" | "keep";
}

/** Under which name the old one is until it is removed, or stays. */
export function nameBefore({ id, name }: Pick<Container, "id" | "name">): string {
  return `${name}-before-${id.slice(0, 8)}`;
}

/**
 * Gives a stopped container another one in its place, made as it was and with its volumes, but for what is changed: an
 * engine keeps what a container was made with. It runs then, or all is as it was.
 */
export async function recreateChanged(
  engine: Engine,
  container: Pick<Container, "id" | "name">,
  { changes, old }: Recreation,
  signal: AbortSignal,
): Promise<{ readonly id: string; readonly old: "removed" | "left" }> {
  const { id, name } = container;
  const undo = new UndoList();
  try {
    await engine.containers.rename(id, nameBefore(container), signal);
    undo.push((cleanUp) => engine.containers.rename(id, name, cleanUp));
    const { id: made } = await engine.containers.createLike(id, { ...changes, name }, signal);
    undo.push((cleanUp) => engine.remove("container", made, { force: "force" }, cleanUp));
    await engine.start(made, signal);
    return { id: made, old: old === "keep" ? "left" : await removeOld(engine, id) };
  } catch (error) {
    throw await undo.after(error);
  }
}

const removalMs = 30_000;

/** Its volumes are the new one's now, which runs: that the old one cannot be removed takes nothing away. */
export async function removeOld(engine: Engine, id: string): Promise<"removed" | "left"> {
  return engine.remove("container", id, {}, AbortSignal.timeout(removalMs)).then(
    () => "removed",
    () => "left",
  );
}
