/** Runs in node.exe: all checks of Windows as the view runs them, while PowerShell hangs; prints one line of JSON per run. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { CheckResult } from "../../../src/prerequisites/prerequisites";
import { runChecks, usualLateMs } from "../../../src/prerequisites/runChecks";
import { windowsGroupsHere } from "../../../src/ui/tree/prerequisites/windowsHere";
import { programPaths } from "../../parts/windowsNode/programPaths.mjs";
import { StandIn } from "../../parts/windowsNode/standIn.mjs";

const dockerDesktop = String.raw`C:\Program Files\Docker\Docker\Docker Desktop.exe`;
const hangMs = 60_000;

async function prepare(): Promise<void> {
  await mkdir(dirname(dockerDesktop), { recursive: true });
  await writeFile(dockerDesktop, "");
  const running = "\r\nSERVICE_NAME: x\r\n        TYPE : 30  WIN32\r\n        STATE : 4  RUNNING\r\n";
  await new StandIn(programPaths.sc).behave({ stdout: running });
  await new StandIn(programPaths.whoami).behave({ stdout: '"PC\\docker-users","Alias","S-1-5-21-1","x"\r\n' });
  await new StandIn(programPaths.wsl).behave({ stdout: "WSL version: 2.6.1.0\r\n" });
  await new StandIn(programPaths.powerShell).behave({ waitMs: hangMs });
}

async function measure() {
  const run = new AbortController();
  const began = performance.now();
  const checks = windowsGroupsHere({ engines: [] }, run.signal).flatMap((group) => group.checks);
  const results = new Map<string, CheckResult>();
  await runChecks(checks, {
    signal: run.signal,
    lateMs: usualLateMs,
    onResult: ({ id }, result) => results.set(id, result),
  });
  const ms = performance.now() - began;
  run.abort();
  const late = [...results.values()].filter(({ finding }) => finding === "late").length;
  return { ms, checks: checks.length, answered: results.size - late, late };
}

async function main(): Promise<void> {
  await prepare();
  const runs = Number(process.env.RUNS);
  for (let run = 0; run < runs; run += 1) {
    console.log(JSON.stringify(await measure()));
  }
}

void main().then(() => process.exit());
