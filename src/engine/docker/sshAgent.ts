import { spawn } from "node:child_process";
import { Agent, type AgentOptions } from "node:http";
import { Duplex } from "node:stream";
import type { DockerHost } from "../dockerHost";

type SshHost = DockerHost & { kind: "ssh" };

/** How much of what ssh says is kept for the message when it fails. */
const keptErrorBytes = 2_000;

/**
 * Each connection is the user's own `ssh` running `docker system dial-stdio` on the other machine, as the docker
 * program does it: the user's configuration, jump hosts, agents and known hosts all count.
 */
export class SshAgent extends Agent {
  constructor(
    private readonly host: SshHost,
    options: AgentOptions,
  ) {
    super(options);
  }

  override createConnection(): Duplex {
    return sshConnection(this.host);
  }

  /** The two below would call methods that only a real socket has. */
  override keepSocketAlive(): boolean {
    return true;
  }

  override reuseSocket(): void {
    // A running ssh needs nothing to be used again.
  }
}

/** What `ssh` is run with. Never asks anything: there is no terminal to answer on. */
export function sshWords({ user, hostname, port, socketPath }: SshHost): readonly string[] {
  const remoteHost = socketPath === undefined ? [] : ["--host", `unix://${socketPath}`];
  return [
    ...["-o", "BatchMode=yes", "-o", "ConnectTimeout=30", "-T"],
    ...(user === undefined ? [] : ["-l", user]),
    ...(port === undefined ? [] : ["-p", String(port)]),
    "--",
    hostname,
    ...["docker", ...remoteHost, "system", "dial-stdio"],
  ];
}

function sshConnection(host: SshHost): Duplex {
  const child = spawn("ssh", sshWords(host), { windowsHide: true, stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-keptErrorBytes);
  });
  const stream = new Duplex({
    read: () => child.stdout.resume(),
    write: (chunk: Buffer, _encoding, done) => child.stdin.write(chunk, done),
    final: (done) => child.stdin.end(done),
    destroy: (error, done) => {
      child.kill();
      done(error);
    },
  });
  child.stdout.on("data", (chunk: Buffer) => {
    if (!stream.push(chunk)) {
      child.stdout.pause();
    }
  });
  child.stdin.on("error", () => undefined);
  child.once("error", (error) => stream.destroy(new SshError(error.message, { cause: error })));
  child.once("close", (code) => {
    if (code === 0 || stream.destroyed) {
      stream.push(null);
    } else {
      stream.destroy(new SshError(said.trim() || `ssh exited with ${code ?? "a signal"}`));
    }
  });
  return stream;
}

/** ssh could not be run, could not connect, or was refused; its own words say which. */
export class SshError extends Error {
  override readonly name = "SshError";
}
