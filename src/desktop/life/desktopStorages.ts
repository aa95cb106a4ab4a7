import type { Engine } from "../../engine/engine";
import type { Container, Volume } from "../../engine/model";
import { parseContainer } from "../containerRecord";
import { findDesktops } from "../findDesktops";
import { desktopLabel } from "../labels";
import { passIfGone } from "../../engine/passIfGone";

/**
 * The volumes among some that hold a desktop: by our label, which outlives the container, else because a desktop's
 * container has them at `/storage`.
 */
export async function desktopStorages(
  engine: Engine,
  volumes: readonly Volume[],
  containers: Iterable<Container>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const mounted = await Promise.all(findDesktops(containers).map(({ id }) => storageOf(engine, id, signal)));
  return volumes.filter(({ name, labels }) => desktopLabel in labels || mounted.includes(name)).map(({ name }) => name);
}

/** A container that has just gone holds nothing any more. */
async function storageOf(engine: Engine, id: string, signal: AbortSignal): Promise<string | undefined> {
  const record = await engine.inspect("container", id, signal).catch(passIfGone);
  const mounts = record === undefined ? [] : parseContainer(record).mounts;
  return mounts.find(({ kind, target }) => kind === "volume" && target === "/storage")?.source;
}
