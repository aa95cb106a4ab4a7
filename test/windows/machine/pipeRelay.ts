import { connect, createServer, type Server, type Socket } from "node:net";
import type { Endpoint } from "../../../src/engine/endpoint";
import { activeEndpoint } from "../../../src/mode/activeEngine";

/** Where the real engines are reached that run outside of Wine. */
export const enginePorts = {
  linux: Number(process.env.WINDOWS_CONTAINERS_LINUX_PORT),
  windows: Number(process.env.WINDOWS_CONTAINERS_WINDOWS_PORT),
};

let count = 0;

/** A named pipe that carries everything to an engine outside, byte by byte; or takes connections and says nothing. */
export class PipeRelay {
  readonly name: string;
  private server: Server | undefined;
  private target: number | "nobody" = "nobody";
  private readonly sockets = new Set<Socket>();

  constructor(name?: string) {
    count += 1;
    this.name = name ?? `engine-${process.pid}-${count}`;
  }

  get path(): string {
    return `//./pipe/${this.name}`;
  }

  get host(): string {
    return `npipe://${this.path}`;
  }

  get endpoint(): Endpoint {
    return activeEndpoint(this.host);
  }

  async leadTo(target: number | "nobody"): Promise<this> {
    this.target = target;
    if (this.server === undefined) {
      const server = createServer({ allowHalfOpen: true }, (socket) => {
        if (this.server === server) {
          this.accept(socket);
        } else {
          socket.destroy();
        }
      });
      this.server = server;
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(this.path, resolve);
      });
    }
    return this;
  }

  /** The pipe is gone, and with it every connection. */
  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    const closed = new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
    this.dropConnections();
    await closed;
  }

  dropConnections(): void {
    for (const socket of this.sockets) {
      socket.destroy();
    }
  }

  private accept(socket: Socket): void {
    this.remember(socket);
    // Its other side is gone altogether: a pipe cannot be closed for one direction.
    socket.once("end", () => socket.destroy());
    if (this.target !== "nobody") {
      const upstream = connect({ host: "127.0.0.1", port: this.target });
      this.remember(upstream);
      joinPipe(socket, upstream);
    }
  }

  private remember(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => this.sockets.delete(socket));
  }
}

/** A pipe is closed and never ended: closing one that still waits for its reader brings Wine's server down. */
function joinPipe(pipe: Socket, upstream: Socket): void {
  upstream.pipe(pipe, { end: false });
  pipe.pipe(upstream);
  upstream.once("close", () => pipe.write(new Uint8Array(0), () => pipe.destroy()));
  pipe.once("close", () => upstream.destroy());
}
