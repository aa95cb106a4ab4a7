import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { runProgram, runProgramForBytes, type ProgramOptions } from "../../../src/platform/runProgram";
import { StandIn } from "../../parts/windowsNode/standIn.mjs";
import { awkwardFolder } from "./folders";

const options: ProgramOptions = { signal: new AbortController().signal, deadlineMs: 20_000 };

async function standIn(test: TestContext, behaviour: Parameters<StandIn["behave"]>[0] = {}): Promise<StandIn> {
  return StandIn.place(join(await awkwardFolder(test), "my program.exe"), behaviour);
}

describe("runProgram on Windows", () => {
  it("hands every word over as it is: blanks, quotes, backslashes, signs of the shell, any letter, nothing", async (test) => {
    const program = await standIn(test);
    const words = [
      ...["-SwitchWindowsEngine", "two words", "", " ", "\t"],
      ...['say "hello"', '"', '\\"', '\\\\"x', "it's"],
      ...["C:\\Program Files\\", "ends with \\\\", "\\\\server\\share\\"],
      ...["a&b|c<d>e^f", "%PATH%", "!x!", "$(x)", "*.txt", "/flag:a=b"],
      ...["Ünïcode", "容器", "🐳", "--format", "{{json .}}"],
    ];
    assert.equal((await runProgram(program.path, words, options)).kind, "exited");
    assert.deepEqual((await program.starts())[0]?.words, words);
  });

  it("quotes on the command line only what needs it", async (test) => {
    const program = await standIn(test);
    await runProgram(program.path, ["-SwitchDaemon", "two words"], options);
    assert.equal((await program.starts())[0]?.commandLine, `"${program.path}" -SwitchDaemon "two words"`);
  });

  it("tells what a program wrote and any exit code, of 32 bits too", async (test) => {
    const program = await standIn(test, { stdout: "out ✓\r\n", stderr: "bad ✗\r\n", code: 3 });
    assert.deepEqual(await runProgram(program.path, [], options), {
      kind: "exited",
      code: 3,
      stdout: "out ✓\r\n",
      stderr: "bad ✗\r\n",
    });
    await program.behave({ code: 0xc0370101 });
    const result = await runProgram(program.path, [], options);
    assert.ok(result.kind === "exited");
    assert.equal(result.code >>> 0, 0xc0370101);
  });

  it("hands out the bytes of a program that writes UTF-16, as wsl does", async (test) => {
    const program = await standIn(test, { stdout: Buffer.from("WSL-Version: 2.6.1.0\r\n", "utf16le") });
    const result = await runProgramForBytes(program.path, ["--version"], options);
    assert.ok(result.kind === "exited");
    assert.equal(result.stdout.toString("utf16le"), "WSL-Version: 2.6.1.0\r\n");
  });

  it("finds a program by its bare name on the PATH, whose folders may have blanks", async (test) => {
    const program = await standIn(test);
    const folder = join(program.path, "..");
    const environment = { ...process.env, PATH: `C:\\nowhere;${folder};${process.env.PATH ?? ""}` };
    const result = await runProgram("my program", ["x"], { ...options, environment });
    assert.deepEqual([result.kind, (await program.starts()).length], ["exited", 1]);
  });

  it("runs no program of the working folder by its bare name: that may be anybody's", async (test) => {
    const program = await standIn(test);
    const environment = { ...process.env, PATH: `.;;${process.env.PATH ?? ""}` };
    const workingFolder = join(program.path, "..");
    for (const name of ["my program", "my program.exe"]) {
      const result = await runProgram(name, [], { ...options, environment, workingFolder });
      assert.deepEqual([result.kind, (await program.starts()).length], ["missing", 0]);
    }
  });

  it("says what is missing or no program: a name, a path, a folder, a batch file, a text", async (test) => {
    const folder = await awkwardFolder(test);
    await mkdir(join(folder, "folder.exe"));
    await writeFile(join(folder, "batch.cmd"), "@echo hello\r\n");
    await writeFile(join(folder, "text.exe"), "no program");
    const nowhere = ["no-such-program", "C:\\no such folder\\program.exe", join(folder, "program.exe")];
    const notPrograms = ["folder.exe", "batch.cmd", "text.exe"].map((name) => join(folder, name));
    for (const path of [...nowhere, ...notPrograms]) {
      const result = await runProgram(path, [], options);
      assert.ok(result.kind === "missing", `${path}: ${result.kind}`);
      assert.match(result.detail, /^spawn /);
    }
  });

  it("kills a program at its deadline", async (test) => {
    const program = await standIn(test, { waitMs: 1_500 });
    const began = performance.now();
    const result = await runProgram(program.path, [], { ...options, deadlineMs: 300 });
    assert.equal(result.kind, "timedOut");
    assert.ok(performance.now() - began < 1_200);
    await delay(2_000);
    assert.deepEqual([(await program.starts()).length, await program.ends()], [1, []], "it went on to its own end");
  });
});
