import type { Engine } from "../engine/engine";
import { ScreenTunnel, type ScreenListener } from "./screenTunnel";

/** What the connection says when it ends because the desktop was made without sound. */
export const noSound = "no-sound";

const line = `
[ -S /run/shm/audio.sock ] || { echo ${noSound} >&2; exit 1; }
exec nc -q 0 -U /run/shm/audio.sock
`;

/** The sound of a running desktop: raw samples, as they are played. */
export async function openSound(
  engine: Engine,
  id: string,
  listener: ScreenListener,
  signal: AbortSignal,
): Promise<ScreenTunnel> {
  const session = await engine.exec(id, { command: ["sh", "-c", line], terminal: "none" }, signal);
  return new ScreenTunnel(session, listener);
}
