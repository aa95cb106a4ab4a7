import type { Engine } from "../../engine/engine";
import { EngineError } from "../../engine/engineError";
import { isAlive, type Container, type Volume } from "../../engine/model";
import { heldVolumes, helperLabel } from "../../engine/probes/helperLabel";
import { runOnce } from "../../engine/probes/runOnce";
import { findDesktops } from "../findDesktops";
import { copyLabel, desktopLabel } from "../labels";
import { passIfGone } from "../../engine/passIfGone";
import { incoming } from "./snapshotScripts";

/** What an engine may have of a window that died in the middle of a work. */
export interface Abandoned {
  /** They have ended, or never started. */
  readonly helpers: readonly Container[];
  /** Made for copies, and not known to belong to a desktop that is there. */
  readonly volumes: readonly Volume[];
}

/** By what is known of an engine anyway; which of it is really abandoned is a question to the engine. */
export function findAbandoned(containers: Iterable<Container>, volumes: Iterable<Volume>): Abandoned {
  const all = [...containers];
  const desktops = new Set(findDesktops(all).flatMap(({ name, labels }) => [name, labels[desktopLabel]]));
  return {
    helpers: all.filter((one) => (one.labels[helperLabel] ?? heldVolumes) !== heldVolumes && !isAlive(one)),
    volumes: [...volumes].filter(({ labels }) => copyLabel in labels && !desktops.has(labels[desktopLabel])),
  };
}

/** Long enough for any window to come from one of its steps to the next, by the engine's own clock. */
const usualAgeSeconds = 120;

/**
 * Removes what is left of works whose window died. Nothing that another window works with: its container runs, and an engine
 * removes no volume that a container has. Nothing that holds anything: a storage goes only when no copy ever came to its end
 * in it. Says how much is too young to tell.
 */
export async function sweepAbandoned(
  engine: Engine,
  { helpers, volumes }: Abandoned,
  signal: AbortSignal,
  ageSeconds = usualAgeSeconds,
): Promise<{ readonly left: number }> {
  const { time = "0" } = helpers.length > 0 ? await engine.ping(signal) : {};
  const bornBefore = Number(BigInt(time) / 1_000_000_000n) - ageSeconds;
  let left = 0;
  for (const { id, createdAt } of helpers) {
    if (createdAt <= bornBefore) {
      await removeHelper(engine, id, signal);
    } else {
      left += 1;
    }
  }
  for (const { name, labels } of volumes) {
    const fate = await removeIfEmpty(engine, { volume: name, image: labels[copyLabel] ?? "", ageSeconds }, signal);
    left += fate === "young" ? 1 : 0;
  }
  return { left };
}

async function removeHelper(engine: Engine, id: string, signal: AbortSignal): Promise<void> {
  await engine.remove("container", id, { anonymousVolumes: "remove" }, signal).catch(passIfTaken);
}

/** Prints that something else is in it, or its age; what cannot be searched has failed. */
const look = `
others=$(find /left -mindepth 1 ! -path /left/.windows-containers ! -path '/left/${incoming}' ! -path '/left/${incoming}/*') || exit 1
if [ -n "$others" ]; then echo used; else echo "empty $(($(date +%s) - $(stat -c %Z /left)))"; fi`;

async function removeIfEmpty(
  engine: Engine,
  { volume, image, ageSeconds }: { readonly volume: string; readonly image: string; readonly ageSeconds: number },
  signal: AbortSignal,
): Promise<"done" | "young"> {
  const mount = { kind: "volume", source: volume, target: "/left", access: "readOnly" } as const;
  // The image of the copy may have gone since, and with it what could look.
  const answer = await runOnce(engine, look, { image, mounts: [mount], network: "none" }, signal).catch(passIfGone);
  const [, age] = (answer?.exitCode === 0 ? /^empty (\d+)$/m.exec(answer.output) : null) ?? [];
  if (age !== undefined && Number(age) < ageSeconds) {
    return "young";
  }
  if (age !== undefined) {
    await engine.remove("volume", volume, {}, signal).catch(passIfTaken);
  }
  return "done";
}

/** Somebody has it after all, or was faster. */
function passIfTaken(error: unknown): void {
  if (!(error instanceof EngineError) || error.failure.kind !== "conflict") {
    passIfGone(error);
  }
}
