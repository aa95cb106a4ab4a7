import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { Agent, type AgentOptions } from "node:http";
import { Duplex } from "node:stream";
import type { DockerHost } from "../endpoints/dockerHost";

type SshHost = DockerHost & { kind: "ssh" };

/** How much of what ssh says is kept for the message when it fails. */
const keptErrorBytes = 2_000;

/** Makes connections through the user's own `ssh`. */
export class SshAgent extends Agent {
  constructor(
    /** What `ssh` is started as. */
    private readonly program: string,
    private readonly host: SshHost,
    options: AgentOptions,
  ) {
    super(options);
  }

  override createConnection(): Duplex {
    return new SshConnection(this.program, this.host);
  }
}

/** What `ssh` is run with. Never asks anything: there is no terminal to answer on. */
export function sshWords({ user, hostname, port, socketPath }: SshHost): readonly string[] {
  const remoteHost = socketPath === undefined ? [] : ["--host", `unix://${socketPath}`];
  return [
    ...["-o", "BatchMode=yes", "-o", "ConnectTimeout=30", "-T"],
    // A server that has gone without a word is noticed after 40 s of silence.
    ...["-o", "ServerAliveInterval=10", "-o", "ServerAliveCountMax=3"],
    ...(user === undefined ? [] : ["-l", user]),
    ...(port === undefined ? [] : ["-p", String(port)]),
    "--",
    hostname,
    ...["docker", ...remoteHost, "system", "dial-stdio"],
  ];
}

/**
 * One `ssh` running `docker system dial-stdio` on the other machine, as the docker program does it: the user's
 * configuration, jump hosts, agents and known hosts all count.
 */
class SshConnection extends Duplex {
  private readonly child: ChildProcessWithoutNullStreams;
  private said = "";
  private when: SshError["when"] = "connecting";
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(program: string, host: SshHost) {
    super({ allowHalfOpen: false });
    this.child = spawn(program, sshWords(host), { windowsHide: true, stdio: ["pipe", "pipe", "pipe"] });
    const { stdin, stdout, stderr } = this.child;
    stdout.on("data", (chunk: Buffer) => {
      this.when = "inUse";
      if (!this.push(chunk)) {
        stdout.pause();
      }
    });
    stderr.setEncoding("utf8").on("data", (text: string) => {
      this.said = (this.said + text).slice(-keptErrorBytes);
    });
    // Whether its input is closed tells less than how ssh ends.
    stdin.on("error", () => undefined);
    this.child.once("error", (error) => this.destroy(new SshError(error.message, this.when, { cause: error })));
    this.child.once("close", (code) => this.finish(code));
  }

  override _read(): void {
    this.child.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.child.stdin.write(chunk, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    // Without waiting: the input of an ssh that has ended never finishes.
    this.child.stdin.end();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearTimeout(this.idleTimer);
    this.child.kill();
    done(error);
  }

  /** What Node's agent does to a socket that it keeps for later; it closes the connection on "timeout". */
  setTimeout(milliseconds: number): this {
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => this.emit("timeout"), milliseconds);
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    this.child.ref();
    return this;
  }

  unref(): this {
    this.child.unref();
    return this;
  }

  private finish(code: number | null): void {
    if (code === 0) {
      this.push(null);
    } else {
      this.destroy(new SshError(this.said.trim() || `ssh exited with ${code ?? "a signal"}`, this.when));
    }
  }
}

/** ssh could not be run, could not connect, or was refused; its own words say which. */
export class SshError extends Error {
  override readonly name = "SshError";

  constructor(
    message: string,
    /** Whether the engine had said something by then. */
    readonly when: "connecting" | "inUse",
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
