import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { isAbortError } from "../../../src/platform/abort";
import { runProgram, runProgramForBytes, type ProgramOptions } from "../../../src/platform/runProgram";

function options(other: Partial<ProgramOptions> = {}): ProgramOptions {
  return { signal: new AbortController().signal, deadlineMs: 20_000, ...other };
}

function runNode(script: string, other: Partial<ProgramOptions> = {}) {
  return runProgram(process.execPath, ["-e", script], options(other));
}

/** A program that starts another one, which writes down its id and stays. */
async function family(test: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), "run-program-"));
  test.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "pid");
  const child = `require("fs").writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => 0, 1000);`;
  const parent = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" });
    setInterval(() => 0, 1000);`;
  return {
    parent,
    childId: async (): Promise<number> => {
      for (;;) {
        const text = await readFile(file, "utf8").catch(() => "");
        if (text !== "") {
          return Number(text);
        }
        await delay(50);
      }
    },
  };
}

async function ends(processId: number): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      process.kill(processId, 0);
    } catch {
      return true;
    }
    await delay(50);
  }
  return false;
}

describe("runProgram", () => {
  it("tells how a program ended and what it wrote", async () => {
    const result = await runNode(`console.log("out"); console.error("bad"); process.exit(3)`);
    assert.deepEqual(result, { kind: "exited", code: 3, stdout: "out\n", stderr: "bad\n" });
  });

  it("gives the program its input, environment and folder, and its words untouched by any shell", async () => {
    const script = `process.stdin.on("data", (data) => console.log(String(data), process.env.GREETING, process.cwd(), process.argv[1]))`;
    const result = await runProgram(
      process.execPath,
      ["-e", script, "$HOME 'x' && y"],
      options({ input: "in", environment: { ...process.env, GREETING: "hello" }, workingFolder: tmpdir() }),
    );
    assert.ok(result.kind === "exited");
    assert.match(result.stdout, /^in hello .* \$HOME 'x' && y\r?\n$/);
  });

  it("survives a program that does not read its input", async () => {
    const result = await runNode("process.stdin.destroy()", { input: "x".repeat(1 << 20) });
    assert.equal(result.kind, "exited");
  });

  it("hands out bytes for programs that do not write UTF-8", async () => {
    const result = await runProgramForBytes(
      process.execPath,
      ["-e", `process.stdout.write(Buffer.from("WSL", "utf16le"))`],
      options(),
    );
    assert.ok(result.kind === "exited");
    assert.equal(result.stdout.toString("utf16le"), "WSL");
  });

  it("says that a program is missing", async () => {
    const result = await runProgram("no-such-program-anywhere", [], options());
    assert.equal(result.kind, "missing");
  });

  it("kills a program at its deadline, together with what it started", async (test) => {
    const { parent, childId } = await family(test);
    const running = runNode(parent, { deadlineMs: 1_500 });
    const child = await childId();
    assert.equal((await running).kind, "timedOut");
    assert.ok(await ends(child));
  });

  it("rejects with the abort and kills a program together with what it started", async (test) => {
    const { parent, childId } = await family(test);
    const controller = new AbortController();
    const running = runNode(parent, { signal: controller.signal });
    const child = await childId();
    controller.abort();
    await assert.rejects(running, isAbortError);
    assert.ok(await ends(child));
  });

  it("does not start anything for a signal that has aborted", async () => {
    await assert.rejects(runNode("", { signal: AbortSignal.abort() }), isAbortError);
  });
});
