import type { Engine } from "../../engine/engine";
import { DesktopError } from "../desktopError";
import { markInstalled } from "../stop/diskSafety";
import { lookAtRestingDisk } from "./mendStorage";

/** `mark`: there is a Windows in it, as the person has seen. `goOn`: it may be installed anew. */
export type UnsafeDisk = "refuse" | "mark" | "goOn";

/** No disk is touched, copied or given to another container that its next start would throw away unasked. */
export async function refuseUnsafeDisk(
  engine: Engine,
  id: string,
  answer: UnsafeDisk,
  signal: AbortSignal,
): Promise<void> {
  if (answer === "goOn" || (await lookAtRestingDisk(engine, id, signal, "any image")) !== "lost") {
    return;
  }
  if (answer === "refuse") {
    throw new DesktopError({ kind: "diskNotSafe" });
  }
  await markInstalled(engine, id, signal);
}
