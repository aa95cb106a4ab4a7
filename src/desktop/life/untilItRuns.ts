import type { Engine } from "../../engine/engine";
import { hasMachine, type DesktopState } from "../desktop";
import { DesktopError } from "../desktopError";
import { placeOn } from "../desktopPlace";
import { followRun } from "../run/followRun";

/** A host that takes longer than this is slow; what is wrong with a desktop's settings shows within seconds. */
const patienceMs = 60_000;

/** Starts a desktop and waits until its virtual machine runs; throws when it ends before. */
export async function untilItRuns(engine: Engine, id: string, signal: AbortSignal): Promise<void> {
  const place = placeOn(engine);
  await place.start(id, signal);
  const enough = new AbortController();
  const seen: { last: DesktopState | undefined } = { last: undefined };
  const onState = (state: DesktopState): void => {
    seen.last = state;
    // One that its engine starts again and again fails the same way each time.
    if (hasMachine(state) || state.kind === "failed") {
      enough.abort();
    }
  };
  const whole = AbortSignal.any([signal, enough.signal, AbortSignal.timeout(patienceMs)]);
  await followRun(place, id, { signal: whole, onState }).catch((error: unknown) => {
    signal.throwIfAborted();
    if (!whole.aborted) {
      throw error;
    }
  });
  if (!whole.aborted || seen.last?.kind === "failed") {
    throw new DesktopError({
      kind: "didNotStart",
      failure: seen.last?.kind === "failed" ? seen.last.failure : { cause: "unknown", text: "", exitCode: undefined },
    });
  }
}
