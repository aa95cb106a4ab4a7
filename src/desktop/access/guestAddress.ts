import type { ProgramPlace } from "../desktopPlace";
import { outputOf } from "../../engine/exec/untilExit";
import { guestAddresses } from "./guestSide";

/** Says the first address of Windows that takes a connection. */
const script = `
for address in ${guestAddresses}; do
  if nc -z -w 1 "$address" "$1" 2> /dev/null; then
    echo "$address"
    exit 0
  fi
done
`;

/** Where the container of a running desktop reaches this TCP port of Windows; undefined when nothing listens there. */
export async function findGuestAddress(
  place: ProgramPlace,
  id: string,
  port: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  const command = ["bash", "-c", script, "bash", port.toString()];
  const session = await place.exec(id, { command, terminal: "none" }, signal);
  try {
    session.stream.end();
    const said = await outputOf(session, signal);
    return said.trim() === "" ? undefined : said.trim();
  } finally {
    session.close();
  }
}
