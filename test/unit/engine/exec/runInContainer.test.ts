import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { describe, it } from "node:test";
import type { Engine } from "../../../../src/engine/engine";
import { runInContainer } from "../../../../src/engine/exec/runInContainer";

/** An engine that knows of a program's end only when it is asked for the last of these answers. */
function engineWith(...exitCodes: readonly (number | undefined)[]) {
  const stream = new PassThrough();
  const answers = [...exitCodes];
  let closings = 0;
  const session = {
    stream,
    stderr: undefined,
    exitCode: () => Promise.resolve(answers.shift()),
    close: () => (closings += 1),
  };
  const engine = { exec: () => Promise.resolve(session) } as unknown as Engine;
  return { engine, stream, closings: () => closings };
}

const { signal } = new AbortController();

describe("runInContainer", () => {
  it("waits until the engine knows how a program ended that has said all", async () => {
    const { engine, stream, closings } = engineWith(undefined, undefined, 0);
    stream.end("data.img\n");

    assert.deepEqual(await runInContainer(engine, "desk", ["ls"], signal), { exitCode: 0, output: "data.img\n" });
    assert.equal(closings(), 1);
  });

  it("fails with the abort, and not with what that does to the connection", async () => {
    const { engine, stream, closings } = engineWith(0);
    const controller = new AbortController();
    controller.signal.addEventListener("abort", () => stream.destroy());
    setTimeout(() => controller.abort(), 5);

    await assert.rejects(runInContainer(engine, "desk", ["sleep"], controller.signal), { name: "AbortError" });
    assert.equal(closings(), 1);
  });
});
