import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readHypervisor } from "../../../src/compatibility/hypervisor";
import type { ProgramResult } from "../../../src/platform/runProgram";

const options = { signal: new AbortController().signal, deadlineMs: 1_000 };

async function found(result: ProgramResult): Promise<string> {
  return readHypervisor(async () => Promise.resolve(result), options);
}

function said(stdout: string, code = 0): ProgramResult {
  return { kind: "exited", code, stdout, stderr: "" };
}

describe("readHypervisor", () => {
  it("goes by the property that Windows has for it", async () => {
    assert.equal(await found(said("True\r\n")), "present");
    assert.equal(await found(said("False\r\n")), "missing");
  });

  it("takes nothing for missing that was not read", async () => {
    const answers = [said(""), said("", 1), { kind: "missing", detail: "ENOENT" } as const];
    for (const answer of [...answers, { kind: "timedOut", stdout: "", stderr: "" } as const]) {
      assert.equal(await found(answer), "unknown");
    }
  });

  it("asks Windows' own PowerShell for this one property", async () => {
    const calls: (readonly string[])[] = [];
    await readHypervisor(async (program, words) => {
      calls.push([program, ...words]);
      return Promise.resolve(said("True"));
    }, options);
    assert.match(calls[0]?.[0] ?? "", /System32[\\/]WindowsPowerShell\\v1\.0\\powershell\.exe$/);
    assert.ok(calls[0]?.at(-1)?.includes("-Property HypervisorPresent"));
  });
});
