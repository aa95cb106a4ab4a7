import type { ExecSession, ProgramPlace } from "../desktopPlace";

/** How many bytes of the screen may be on their way to the viewer: enough for two full pictures, uncompressed. */
export const screenWindowBytes = 8 * 1024 * 1024;

export interface ScreenListener {
  /** The listener may keep them; they may be windows into larger buffers. */
  readonly onData: (pieces: readonly Uint8Array[]) => void;
  /** Once, whoever closed; `detail` is what the program at the other end said. */
  readonly onClose: (detail: string) => void;
}

/** `held`: nobody looks at the moment. */
export type ScreenFlow = "flowing" | "held";

/**
 * The screen of a desktop: the raw RFB protocol through the engine's own exec stream, with no port published. The viewer
 * grants credit as it takes bytes in; without credit nothing more is read, and the screen waits instead of our memory.
 */
export class ScreenTunnel {
  private credit = screenWindowBytes;
  private flow: ScreenFlow = "flowing";
  private closed = false;
  /** What came and was not handed over yet. */
  private readonly pieces: Uint8Array[] = [];
  private said = "";

  constructor(
    private readonly session: Pick<ExecSession, "stream" | "stderr" | "close">,
    private readonly listener: ScreenListener,
  ) {
    const { stream, stderr } = session;
    stderr?.on("data", (chunk: Uint8Array) => {
      this.said = (this.said + new TextDecoder().decode(chunk)).slice(-500);
    });
    stream.on("data", (piece: Uint8Array) => this.take(piece));
    stream.on("error", (error: Error) => this.finish(error.message));
    stream.on("end", () => {
      this.handOver();
      this.finish(this.said.trim());
    });
    stream.on("close", () => this.finish(this.said.trim()));
  }

  /** The viewer took in so many bytes. */
  grant(byteCount: number): void {
    this.credit += byteCount;
    this.apply();
  }

  /** A screen that is held asks for no new pictures either: viewers ask for one after they drew the last. */
  setFlow(flow: ScreenFlow): void {
    this.flow = flow;
    this.apply();
  }

  /** Keys and pointer, at once: a person waits for each of them. */
  send(data: Uint8Array): void {
    if (!this.closed && this.session.stream.writable) {
      this.session.stream.write(data);
    }
  }

  close(): void {
    this.finish("");
  }

  private take(piece: Uint8Array): void {
    this.credit -= piece.length;
    this.pieces.push(piece);
    this.apply();
    if (this.pieces.length === 1) {
      // After all that the machine has at this moment was read: a picture comes in many pieces and goes in one.
      setImmediate(() => this.handOver());
    }
  }

  private handOver(): void {
    const pieces = this.pieces.splice(0);
    if (pieces.length > 0 && !this.closed) {
      this.listener.onData(pieces);
    }
  }

  private apply(): void {
    const { stream } = this.session;
    if (this.flow === "flowing" && this.credit > 0) {
      stream.resume();
    } else {
      stream.pause();
    }
  }

  private finish(detail: string): void {
    if (this.closed) {
      return;
    }
    this.closed = true;
    this.session.close();
    this.listener.onClose(detail);
  }
}

/** The port is the container's own variable. */
const connectLine = 'exec nc -q 0 127.0.0.1 "${VNC_PORT:-5900}"';

/**
 * Opens the screen of a running desktop. `nc` is in every release of the image; with `-q 0` it goes when we go, instead
 * of staying connected to the screen.
 */
export async function openScreen(
  place: ProgramPlace,
  id: string,
  listener: ScreenListener,
  signal: AbortSignal,
): Promise<ScreenTunnel> {
  const command = ["sh", "-c", connectLine];
  const session = await place.exec(id, { command, terminal: "none" }, signal);
  return new ScreenTunnel(session, listener);
}
