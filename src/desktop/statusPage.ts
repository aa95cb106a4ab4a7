import type { Engine } from "../engine/engine";
import { LineReader } from "./lineReader";

/**
 * Tells the installation mark and then the status page at every change, until the virtual machine starts. Ends by itself
 * when we go away: it waits on its input, which closes with the connection.
 */
const script = `
[ -e /storage/windows.boot ] && echo installed
last=
while [ ! -e /run/shm/qemu.pid ]; do
  page=$(tr '\\n' ' ' 2> /dev/null < /run/shm/msg.html)
  if [ -n "$page" ] && [ "$page" != "$last" ]; then last=$page; echo "page $page"; fi
  read -r -t 0.5
  [ $? -gt 128 ] || exit 0
done
`;

export interface StatusListener {
  onInstalled(): void;
  onPage(fragment: string): void;
}

/** The download's percent is here long before it is in the log, which holds back a line until its end. */
export async function followStatusPage(
  engine: Engine,
  id: string,
  listener: StatusListener,
  signal: AbortSignal,
): Promise<void> {
  const session = await engine.exec(id, { command: ["bash", "-c", script], terminal: "none" }, signal);
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
  if (line === "installed") {
    listener.onInstalled();
  } else if (line.startsWith("page ")) {
    listener.onPage(line.slice("page ".length));
  }
}
