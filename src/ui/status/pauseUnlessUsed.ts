import type { Engine } from "../../engine/engine";

export interface QuietDesktop {
  readonly id: string;
  /** Somebody came since the look that found it quiet. */
  readonly isUsed: () => boolean;
  /** Who opens it has it go on. */
  readonly remember: () => Promise<void>;
}

/** A look takes its time, and so does a pause: who comes meanwhile must not find it standing still. */
export async function pauseUnlessUsed(
  engine: Pick<Engine, "containers">,
  { id, isUsed, remember }: QuietDesktop,
  signal: AbortSignal,
): Promise<"paused" | "used"> {
  if (isUsed()) {
    return "used";
  }
  await engine.containers.pause(id, signal);
  if (isUsed()) {
    // However little of the look's time is left: such a call has a deadline of its own.
    await engine.containers.unpause(id, new AbortController().signal);
    return "used";
  }
  await remember();
  return "paused";
}
