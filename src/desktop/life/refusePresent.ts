import type { Engine } from "../../engine/engine";
import { DesktopError } from "../desktopError";

/** A storage that was left behind has a Windows of its own in it. */
export async function refusePresent(engine: Engine, volume: string, signal: AbortSignal): Promise<void> {
  const [present] = await engine.list("volume", signal, [volume]);
  if (present) {
    throw new DesktopError({ kind: "clash", clashes: [{ kind: "storage", storage: volume, usedBy: "" }] });
  }
}
