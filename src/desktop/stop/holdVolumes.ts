import type { Engine } from "../../engine/engine";
import { heldVolumes, helperLabel } from "../../engine/probes/helperLabel";
import { sleep } from "../../platform/clock";
import type { ContainerRecord } from "../containerRecord";
import { passIfGone } from "../../engine/passIfGone";

const goneDeadlineMs = 30_000;
const pollMs = 200;

/**
 * Keeps the volumes of a container that is about to be removed with them, by a second container that has them by their
 * names and never runs. Without their names nobody would find them again: `removalByStop` tells them.
 */
export async function holdVolumes(
  engine: Engine,
  { image, mounts }: ContainerRecord,
  signal: AbortSignal,
): Promise<{ readonly id: string }> {
  const volumes = mounts.filter(({ kind }) => kind === "volume");
  return engine.create(
    {
      image,
      labels: { [helperLabel]: heldVolumes },
      mounts: volumes.map(({ source, target }) => ({ kind: "volume", source, target, access: "readWrite" })),
      network: "none",
      restart: "no",
    },
    signal,
  );
}

/** The engine removes a container after it has said that it stopped; volumes that nobody holds then go with it. */
export async function releaseWhenGone(engine: Engine, holder: string, id: string, afterMs = 0): Promise<void> {
  const deadline = AbortSignal.timeout(afterMs + goneDeadlineMs);
  while ((await engine.inspect("container", id, deadline).catch(passIfGone)) !== undefined) {
    await sleep(pollMs, deadline);
  }
  await engine.remove("container", holder, {}, deadline);
}
