import { spawn, type ChildProcess } from "node:child_process";
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { programPaths } from "../../parts/windowsNode/programPaths.mjs";

/** A pipe of the kind that Docker's engine makes, which no server of Node can: see `messagePipe.c`. */
export class MessagePipe {
  readonly path: string;
  private program: ChildProcess | undefined;

  constructor(
    private readonly name: string,
    private readonly port: number,
  ) {
    this.path = `//./pipe/${name}`;
  }

  async open(): Promise<void> {
    this.program = spawn(programPaths.messagePipe, [this.name, String(this.port)], { stdio: "ignore" });
    while (!(await this.isThere())) {
      await delay(20);
    }
  }

  close(): void {
    this.program?.kill();
  }

  private isThere(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.path, () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => resolve(false));
    });
  }
}
