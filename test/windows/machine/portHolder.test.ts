import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { machineHere } from "../../../src/diagnosis/machineHere";
import { findPortHolder, type PortHolder } from "../../../src/diagnosis/portHolder";
import { programPaths } from "../../parts/windowsNode/programPaths.mjs";
import { StandIn } from "../../parts/windowsNode/standIn.mjs";

const programs = {
  netstat: new StandIn(programPaths.netstat),
  netsh: new StandIn(programPaths.netsh),
  tasklist: new StandIn(programPaths.tasklist),
};

async function behaving(test: TestContext, name: keyof typeof programs, stdout: string): Promise<void> {
  test.after(() => programs[name].behave({}));
  await programs[name].behave({ stdout });
}

async function holderOf(hostPort: number): Promise<PortHolder | undefined> {
  const endpoint = "npipe:////./pipe/dockerDesktopLinuxEngine";
  return findPortHolder({ endpoint, port: { hostPort, protocol: "tcp" } }, machineHere, AbortSignal.timeout(20_000));
}

describe("What holds a port of Windows", () => {
  it("is asked of netstat, and its name of tasklist", async (test) => {
    await behaving(test, "netstat", "  TCP    0.0.0.0:8080   0.0.0.0:0   LISTENING   4711\r\n");
    await behaving(test, "tasklist", '"nginx.exe","4711","Console","1","10,324 K"\r\n');

    const holder = await holderOf(8080);

    assert.deepEqual(holder, {
      kind: "inUse",
      port: { hostPort: 8080, protocol: "tcp" },
      process: 4711,
      program: "nginx.exe",
    });
    assert.deepEqual(await lastWords("netstat"), ["-ano"]);
    assert.deepEqual(await lastWords("tasklist"), ["/fo", "csv", "/nh", "/fi", "pid eq 4711"]);
  });

  it("is otherwise looked for among the ranges that netsh knows", async (test) => {
    await behaving(test, "netsh", "      50000       50099      \r\n");

    const holder = await holderOf(50_051);

    assert.deepEqual([holder?.kind, holder?.kind === "reserved" && holder.from], ["reserved", 50_000]);
  });
});

async function lastWords(name: keyof typeof programs): Promise<readonly string[] | undefined> {
  return (await programs[name].starts()).at(-1)?.words;
}
