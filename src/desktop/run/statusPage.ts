import type { ProgramPlace } from "../desktopPlace";
import { guestAddresses, printfOf, rdpAnswer, rdpRequest } from "../access/guestSide";
import { rdpPort } from "../access/rdpFile";
import { LineReader } from "./lineReader";

/**
 * Tells the image's version, and at every change the status page and whether the installation's mark is there, until the
 * virtual machine starts: the image takes the mark away when it installs anew. Then that the machine runs, what its
 * firmware and Windows write to their serial port, and the mark as soon as somebody sets it. A desktop that does not
 * announce itself is asked for Remote Desktop's own greeting (RDP's X.224 connection confirm), since a port that takes a
 * connection proves nothing. Ends by itself when we go away: it waits on its input, which closes with the connection.
 */
const script = `
read -r version < /etc/version || read -r version < /run/version
[ -n "$version" ] && echo "version $version"
mark=\${STORAGE:-/storage}/windows.boot
told=
tell() {
  if [ -e "$mark" ]; then now=marked; else now=unmarked; fi
  [ "$now" = "$told" ] || { told=$now; echo "$now"; }
}
tell
pause() { read -r -t "$1"; [ $? -gt 128 ] || exit 0; }
last=
while [ ! -e /run/shm/qemu.pid ]; do
  page=$(tr '\\n' ' ' 2> /dev/null < /run/shm/msg.html)
  if [ -n "$page" ] && [ "$page" != "$last" ]; then last=$page; echo "page $page"; fi
  tell
  pause 0.5
done
greeting() {
  timeout 3 bash -c 'exec 3<> /dev/tcp/$0/${rdpPort} && printf "${printfOf(rdpRequest)}" >&3 && read -r -n 1 -u 3 first && [ "$first" = "$(printf "${printfOf([rdpAnswer])}")" ]' "$1" 2> /dev/null
}
echo machine
told=
tell
[ "$told" = marked ] && exit
tail -n +1 -F /run/shm/qemu.pty 2> /dev/null > >(grep -aE --line-buffered "BdsDxe: starting Boot|Booting from $2" | sed -u "s/^/serial /") &
trap "kill $!" EXIT
ask=$1
while [ ! -e "$mark" ]; do
  if [ "$ask" = ask ]; then
    for address in ${guestAddresses}; do
      if greeting "$address"; then echo rdp; ask=; break; fi
    done
    pause 3
  else
    pause 2
  fi
done 2> /dev/null
tell
`;

export interface StatusListener {
  onVersion(version: string): void;
  onMark(mark: "present" | "absent"): void;
  onPage(fragment: string): void;
  /** The virtual machine runs. */
  onMachine(): void;
  /** A line of the machine's serial port that tells how far it is. */
  onSerial(line: string): void;
  onRemoteDesktop(): void;
}

export interface StatusQuestion {
  readonly id: string;
  /** What Windows writes at its first logon, where it does. */
  readonly token: string | undefined;
  /** Whether Remote Desktop is to be asked, in the absence of a better sign. */
  readonly remoteDesktop: "ask" | "leave";
}

/** The download's percent is here long before it is in the log, which holds back a line until its end. */
export async function followStatusPage(
  place: ProgramPlace,
  { id, token, remoteDesktop }: StatusQuestion,
  listener: StatusListener,
  signal: AbortSignal,
): Promise<void> {
  const command = ["bash", "-c", script, "follow", remoteDesktop, token === undefined ? "" : `|${token}`];
  const session = await place.exec(id, { command, terminal: "none" }, signal);
  const close = (): void => session.close();
  signal.addEventListener("abort", close, { once: true });
  session.stderr?.resume();
  const reader = new LineReader();
  try {
    for await (const chunk of session.stream as AsyncIterable<Uint8Array>) {
      for (const line of reader.push(chunk)) {
        tell(line, listener);
      }
    }
  } finally {
    signal.removeEventListener("abort", close);
    session.close();
  }
}

function tell(line: string, listener: StatusListener): void {
  const [word = "", ...rest] = line.split(" ");
  const text = rest.join(" ");
  switch (word) {
    case "marked": {
      listener.onMark("present");
      return;
    }
    case "unmarked": {
      listener.onMark("absent");
      return;
    }
    case "machine": {
      listener.onMachine();
      return;
    }
    case "serial": {
      listener.onSerial(text);
      return;
    }
    case "version": {
      listener.onVersion(text);
      return;
    }
    case "page": {
      listener.onPage(text);
      return;
    }
    case "rdp": {
      listener.onRemoteDesktop();
      return;
    }
  }
}
