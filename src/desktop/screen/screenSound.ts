import type { ProgramPlace } from "../desktopPlace";
import { ScreenTunnel, type ScreenListener } from "./screenTunnel";

/** What the connection says when it ends because there is no sound to be had: none at all, or only in the image's own page. */
export const noSound = "no-sound";
export const soundOfPageOnly = "sound-of-page-only";

/** Releases before 6.04 had it on a port, in the form that only their page takes. */
const pagePort = 8003;

const line = `
if [ ! -S /run/shm/audio.sock ]; then
  if ss -ltn 2> /dev/null | grep -q ":${pagePort} "; then echo ${soundOfPageOnly} >&2; else echo ${noSound} >&2; fi
  exit 1
fi
exec nc -q 0 -U /run/shm/audio.sock
`;

/** The sound of a running desktop: raw samples, as they are played. */
export async function openSound(
  place: ProgramPlace,
  id: string,
  listener: ScreenListener,
  signal: AbortSignal,
): Promise<ScreenTunnel> {
  const session = await place.exec(id, { command: ["sh", "-c", line], terminal: "none" }, signal);
  return new ScreenTunnel(session, listener);
}
