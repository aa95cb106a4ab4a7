import type { Engine, ExecSession } from "../../engine/engine";
import { EngineError } from "../../engine/engineError";
import { helperLabel } from "../../engine/probes/helperLabel";
import { removeAnyway } from "../../engine/removeAnyway";
import type { RunOptions } from "../../engine/runOptions";
import { untilExit } from "../../engine/exec/untilExit";
import { sleep } from "../../platform/clock";
import { passIfGone } from "../../engine/passIfGone";

/** What holds a container says so this often; one that hears nothing for `lostAfterSeconds` ends itself. */
const beatMs = 20_000;
const lostAfterSeconds = 300;

/**
 * The container's first program does nothing but wait for the end of the one that holds it, which is whoever made it: an
 * engine ends the input of a program whose caller has gone, however that went. Then it stops what is at work, undoes it by
 * UNDO, and ends.
 */
const keeper = `
for second in {1..60}; do [ -s /tmp/.held-by ] && break; sleep 1; done
while [ -s /tmp/.held-by ] && kill -0 "$(cat /tmp/.held-by)" 2> /dev/null; do sleep 0.5; done
kill -KILL -1
bash -c "$UNDO"
`;

const hand = `echo $$ > /tmp/.held-by; while IFS= read -r -t ${lostAfterSeconds} beat; do :; done`;

const undoMs = 120_000;
const undoPollMs = 200;

export type HeldOptions = Pick<RunOptions, "image" | "mounts" | "environment"> & {
  /** What the container works on, for those who must not do so at the same time. */
  readonly purpose: string;
  /** For bash: what is done in the container when nobody holds it any more. */
  readonly undo: string;
};

/**
 * A container to work in, of an image that has bash, without network. It lives as long as it is held: it is gone, and its
 * work undone, also when the process that made it dies in the middle.
 */
export class HeldContainer {
  private constructor(
    private readonly engine: Engine,
    readonly id: string,
    private readonly holding: ExecSession,
    private readonly beat: NodeJS.Timeout,
  ) {}

  static async create(engine: Engine, options: HeldOptions, signal: AbortSignal): Promise<HeldContainer> {
    const { purpose, undo, environment, ...others } = options;
    const { id } = await engine.create(
      {
        ...others,
        environment: { ...environment, UNDO: undo },
        entrypoint: ["/bin/bash", "-c"],
        command: [keeper],
        labels: { [helperLabel]: purpose },
        network: "none",
        restart: "no",
        afterEnd: "remove",
      },
      signal,
    );
    try {
      await engine.start(id, signal);
      const command = ["/bin/bash", "-c", hand];
      // With no signal: it is held until it is released, and what undoes may need it longer than the caller waits.
      const holding = await engine.exec(id, { command, terminal: "none" }, new AbortController().signal);
      holding.stderr?.resume();
      holding.stream.resume().on("error", () => undefined);
      const beat = setInterval(() => holding.stream.write("\n"), beatMs);
      beat.unref();
      return new HeldContainer(engine, id, holding, beat);
    } catch (error) {
      await removeAnyway(engine, id).catch(passIfGoing);
      throw error;
    }
  }

  /** Runs a script for bash to its end, and says how that was. */
  async run(
    script: string,
    onOutput: (text: string) => void,
    signal: AbortSignal,
  ): Promise<{ readonly exitCode: number; readonly output: string }> {
    const command = ["/bin/bash", "-c", `exec 2>&1\n${script}`];
    const session = await this.engine.exec(this.id, { command, terminal: "none" }, signal);
    return untilExit(session, signal, onOutput);
  }

  /** Ends it as it is: nothing is undone. */
  async release(): Promise<void> {
    await removeAnyway(this.engine, this.id).catch(passIfGoing);
    this.letGo();
  }

  /** Ends what is at work in it, and waits until that is undone. */
  async undo(): Promise<void> {
    this.letGo();
    const deadline = AbortSignal.timeout(undoMs);
    while ((await this.engine.inspect("container", this.id, deadline).catch(passIfGone)) !== undefined) {
      await sleep(undoPollMs, deadline);
    }
  }

  private letGo(): void {
    clearInterval(this.beat);
    this.holding.close();
  }
}

/** The engine may be at it already, or have done it. */
function passIfGoing(error: unknown): void {
  if (!(error instanceof EngineError) || !["notFound", "conflict"].includes(error.failure.kind)) {
    throw error;
  }
}
