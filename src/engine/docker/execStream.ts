import { Socket } from "node:net";
import { Duplex, Readable } from "node:stream";
import { Demultiplexer } from "./demultiplexer";

/** What is kept of a program's complaints when nobody reads them. */
const unreadBytes = 64 * 1024;

/** A program's input and output over one connection; ending it is the end of the program's input. */
export class ExecStream extends Duplex {
  readonly stderr: Readable | undefined;
  private isClosed = false;
  private pipedInput: "open" | "ending" | "ended" = "open";
  private waiting: (() => void) | undefined;

  /** @param onError makes an `EngineError` of what breaks the connection */
  constructor(
    private readonly socket: Duplex,
    format: "raw" | "frames",
    onError: (error: unknown) => Error,
  ) {
    // A program may end its output and still read.
    super({ allowHalfOpen: true });
    this.stderr = format === "frames" ? new Readable({ read: () => socket.resume() }) : undefined;
    const take = format === "frames" ? this.frameTaker() : (chunk: Buffer) => this.takeOutput(chunk);
    socket.on("data", (chunk: Buffer) => {
      try {
        take(chunk);
      } catch (error) {
        this.destroy(onError(error));
      }
    });
    socket.once("end", () => this.endOutput());
    socket.once("error", (error) => this.destroy(onError(error)));
    socket.on("drain", () => this.goOnWriting());
    socket.once("close", () => {
      this.endOutput();
      // Whatever is still to be written has no reader any more.
      this.isClosed = true;
      this.goOnWriting();
      this.end();
    });
  }

  override _read(): void {
    this.socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    // A pipe would tell the end of the input by an empty message.
    const isNothing = this.isClosed || chunk.length === 0;
    if (isNothing || this.socket.write(chunk, () => this.endPipedInput())) {
      done();
    } else {
      this.waiting = done;
    }
  }

  override _final(done: (error?: Error | null) => void): void {
    if (isWindowsPipe(this.socket)) {
      this.pipedInput = "ending";
      this.endPipedInput();
    } else {
      this.socket.end();
    }
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.socket.destroy();
    this.stderr?.push(null);
    done(error);
  }

  /** The empty message goes alone: together with other data it would vanish, and a second one might find nobody. */
  private endPipedInput(): void {
    if (this.pipedInput === "ending" && this.socket.writableLength === 0) {
      this.pipedInput = "ended";
      this.socket.write(new Uint8Array(0));
    }
  }

  private frameTaker(): (chunk: Buffer) => void {
    const demultiplexer = new Demultiplexer((stream, data) => {
      if (stream === "stdout") {
        this.takeOutput(data);
      } else {
        this.takeComplaint(data);
      }
    });
    return (chunk) => demultiplexer.push(chunk);
  }

  private takeOutput(data: Buffer): void {
    if (!this.push(data)) {
      this.socket.pause();
    }
  }

  /** A reader may be slow; without any reader the rest is dropped, for it would stop the output as well. */
  private takeComplaint(data: Buffer): void {
    const { stderr } = this;
    if (stderr === undefined || (stderr.readableFlowing === null && stderr.readableLength > unreadBytes)) {
      return;
    }
    if (!stderr.push(data) && stderr.readableFlowing !== null) {
      this.socket.pause();
    }
  }

  private goOnWriting(): void {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.();
  }

  private endOutput(): void {
    if (!this.readableEnded && !this.destroyed) {
      this.push(null);
    }
    this.stderr?.push(null);
  }
}

/**
 * A Windows pipe cannot be closed for one direction alone: Node would take its own end for that of the other side, and
 * what the program still has to say would be lost. Docker's own programs say it with an empty message.
 */
function isWindowsPipe(socket: Duplex): boolean {
  return process.platform === "win32" && socket instanceof Socket && socket.remoteFamily === undefined;
}
