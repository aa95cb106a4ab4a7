import assert from "node:assert/strict";
import { Duplex } from "node:stream";
import { describe, it } from "node:test";
import { openContainerShell } from "../../../../src/engine/exec/containerShell";
import type { Engine, ExecSession } from "../../../../src/engine/engine";
import type { DaemonMode } from "../../../../src/engine/model";

const signal = AbortSignal.timeout(10_000);
const telling = "\u001b]windows-containers;42\u0007";
/** As Docker Engine says it, into the terminal. */
const notFound = 'OCI runtime exec failed: exec: "sh": executable file not found in $PATH: unknown\r\n';

/** A program in a container that puts something out and ends. */
function engineThatRuns(output: string, code: number): Engine {
  const session: ExecSession = {
    stream: Duplex.from([Buffer.from(output)]),
    stderr: undefined,
    resize: () => Promise.resolve(),
    exitCode: () => Promise.resolve(code),
    close: () => undefined,
  };
  return { exec: () => Promise.resolve(session) } as Partial<Engine> as Engine;
}

async function endOf(output: string, code: number, mode: DaemonMode = "linux") {
  const place = { engine: engineThatRuns(output, code), id: "web", mode };
  const shell = await openContainerShell(place, { columns: 80, rows: 24 }, signal);
  let shown = "";
  for await (const chunk of shell.output) {
    shown += Buffer.from(chunk).toString();
  }
  return { shown, end: await shell.exitCode(signal) };
}

describe("a shell in a container", () => {
  it("is none where its image brings none, and the engine's words are shown", async () => {
    assert.deepEqual(await endOf(notFound, 127), { shown: notFound, end: "noShell" });
    assert.deepEqual(await endOf(notFound, 126), { shown: notFound, end: "noShell" });
  });

  it("ends as the last command in it did, be that with the code of a missing program", async () => {
    assert.deepEqual(await endOf(`${telling}# `, 127), { shown: "# ", end: 127 });
    assert.deepEqual(await endOf(`${telling}# `, 0), { shown: "# ", end: 0 });
    assert.deepEqual(await endOf("C:\\>", 126, "windows"), { shown: "C:\\>", end: 126 });
  });
});
