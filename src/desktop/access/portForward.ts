import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { pipeline } from "node:stream/promises";
import type { Engine, ExecSession } from "../../engine/engine";
import { isAbortError } from "../../platform/abort";
import type { Disposable } from "../../platform/emitter";
import { DesktopError } from "../desktopError";
import { findGuestAddress } from "./guestAddress";

export interface ForwardTarget {
  /** The engine that has the desktop now: it may be connected anew while the forward lives. */
  engine(): Engine | undefined;
  readonly containerId: string;
  /** Of Windows, TCP. */
  readonly port: number;
}

export interface ForwardListener {
  /** The number of connections changed. */
  onChange(): void;
  /** A connection could not be carried to Windows. */
  onError(error: unknown): void;
}

/** Forwards are for this machine alone. */
export const forwardHost = "127.0.0.1";

/**
 * A port of a desktop's Windows as a port of this machine. Each connection is a program of its own in the desktop's
 * container, so that nothing is published and it works however far away the engine is.
 */
export class PortForward implements Disposable {
  private readonly sockets = new Set<Socket>();
  private readonly life = new AbortController();
  private address: string | undefined;

  private constructor(
    readonly target: ForwardTarget,
    private readonly server: Server,
    private readonly listener: ForwardListener,
  ) {
    server.on("connection", (socket) => {
      void this.serve(socket);
    });
    server.on("error", (error) => listener.onError(error));
  }

  /** @param localPort 0: any that is free. Rejects with Node's EADDRINUSE or EACCES when that port cannot be had. */
  static async open(target: ForwardTarget, localPort: number, listener: ForwardListener): Promise<PortForward> {
    const server = createServer({ allowHalfOpen: true, noDelay: true });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(localPort, forwardHost, () => {
        server.off("error", reject);
        resolve();
      });
    });
    return new PortForward(target, server, listener);
  }

  get localPort(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get connectionCount(): number {
    return this.sockets.size;
  }

  /** Whether something in Windows takes connections on the port. */
  async isListenedTo(signal: AbortSignal): Promise<boolean> {
    this.address = await findGuestAddress(this.engine(), this.target.containerId, this.target.port, signal);
    return this.address !== undefined;
  }

  dispose(): void {
    this.life.abort();
    this.server.close();
    for (const socket of this.sockets) {
      socket.destroy();
    }
  }

  private async serve(socket: Socket): Promise<void> {
    // A client may reset its connection before anybody else listens; "close" tells all that follows from it.
    socket.on("error", () => undefined);
    this.sockets.add(socket);
    this.listener.onChange();
    try {
      await this.carry(socket);
    } catch (error) {
      this.address = undefined;
      if (!isAbortError(error) && !this.life.signal.aborted) {
        this.listener.onError(error);
      }
    } finally {
      socket.destroy();
      this.sockets.delete(socket);
      this.listener.onChange();
    }
  }

  private async carry(socket: Socket): Promise<void> {
    const left = new AbortController();
    socket.once("close", () => left.abort());
    const signal = AbortSignal.any([left.signal, this.life.signal]);
    const session = await this.connect(signal);
    try {
      session.stderr?.resume();
      await Promise.all([
        pipeline(socket, session.stream, { signal }).catch(unlessLeft(signal)),
        pipeline(session.stream, socket, { signal }).catch(unlessLeft(signal)),
      ]);
    } finally {
      session.close();
      if (!session.stream.readableDidRead) {
        // Windows may have another address since it was started again: it is looked for anew.
        this.address = undefined;
      }
    }
  }

  private async connect(signal: AbortSignal): Promise<ExecSession> {
    const { containerId, port } = this.target;
    this.address ??= await findGuestAddress(this.engine(), containerId, port, signal);
    if (this.address === undefined) {
      throw new DesktopError({ kind: "portNotListening", port });
    }
    // `-N` passes on that our side has said its last, and what Windows still answers then is not lost.
    const command = ["nc", "-N", this.address, port.toString()];
    return this.engine().exec(containerId, { command, terminal: "none" }, signal);
  }

  private engine(): Engine {
    const engine = this.target.engine();
    if (!engine) {
      throw new DesktopError({ kind: "engineAway" });
    }
    return engine;
  }
}

/** Either side may hang up at any time: that ends the connection and is no failure. */
function unlessLeft(signal: AbortSignal): (error: unknown) => void {
  return (error) => {
    const isReset = error instanceof Error && "code" in error && hangUps.has(error.code);
    if (!signal.aborted && !isReset) {
      throw error;
    }
  };
}

const hangUps: ReadonlySet<unknown> = new Set(["ECONNRESET", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE"]);
