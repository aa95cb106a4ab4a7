import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findPortHolder, type PortHolder } from "../../../src/diagnosis/portHolder";
import type { PortInWay } from "../../../src/engine/catalogue";
import { sleep } from "../../../src/platform/clock";
import type { ProgramResult } from "../../../src/platform/runProgram";
import { exited, machineOf } from "./aNetwork";

const pipe = "npipe:////./pipe/dockerDesktopLinuxEngine";
const wanted = (hostPort: number, protocol: PortInWay["protocol"] = "tcp"): PortInWay => ({ hostPort, protocol });

const programs: Readonly<Record<string, ProgramResult>> = {
  "netstat -ano": exited(
    [
      "  Proto  Lokale Adresse         Remoteadresse          Status           PID",
      "  TCP    0.0.0.0:8080           0.0.0.0:0              ABHÖREN         4711",
      "  TCP    [::]:8081              [::]:0                 ABHÖREN         4712",
      "  TCP    127.0.0.1:51022        127.0.0.1:50051        HERGESTELLT     4713",
      "  UDP    0.0.0.0:53             *:*                                    4713",
    ].join("\r\n"),
  ),
  "tasklist /fo csv /nh /fi pid eq 4711": exited('\r\n"nginx.exe","4711","Console","1","10.324 K"\r\n'),
  "tasklist /fo csv /nh /fi pid eq 4712": exited('"com.docker.backend.exe","4712","Console","1","80.324 K"\r\n'),
  "tasklist /fo csv /nh /fi pid eq 4713": exited("INFORMATION: Es werden keine Aufgaben ausgeführt.\r\n"),
  "netsh int ipv4 show excludedportrange protocol=tcp": exited("  50000  50099\r\n  60000  60099   *\r\n"),
  "netsh int ipv4 show excludedportrange protocol=udp": exited(""),
};

interface Circumstances {
  readonly endpoint?: string;
  readonly platform?: NodeJS.Platform;
  readonly told?: typeof programs;
}

async function holderOf(
  port: PortInWay,
  { endpoint = pipe, platform = "win32", told = programs }: Circumstances = {},
): Promise<PortHolder | undefined> {
  const machine = machineOf({ platform, programs: told });
  return findPortHolder({ endpoint, port }, machine, new AbortController().signal);
}

describe("what holds a port that Windows does not give away", () => {
  it("is the program that listens on it", async () => {
    const port = { hostPort: 8080, protocol: "tcp" } as const;

    assert.deepEqual(await holderOf(wanted(8080)), { kind: "inUse", port, process: 4711, program: "nginx.exe" });
  });

  it("is a process without a name when it has ended since", async () => {
    const port = { hostPort: 53, protocol: "udp" } as const;

    assert.deepEqual(await holderOf(wanted(53, "udp")), { kind: "inUse", port, process: 4713, program: undefined });
  });

  it("is Docker Desktop's own publication of a port", async () => {
    assert.equal((await holderOf(wanted(8081)))?.kind, "published");
  });

  it("is the range that Windows reserves, in which only a connection of somebody's has an end", async () => {
    const port = { hostPort: 50_051, protocol: "tcp" } as const;

    assert.deepEqual(await holderOf(wanted(50_051)), { kind: "reserved", port, from: 50_000, to: 50_099 });
  });

  it("stays open for a port in an administrator's range, of the other protocol, and where nothing is read", async () => {
    assert.equal(await holderOf(wanted(60_001)), undefined);
    assert.equal(await holderOf(wanted(8080, "udp")), undefined);
    assert.equal(await holderOf(wanted(8080), { told: {} }), undefined);
  });

  it("is found although another question hangs", async () => {
    const machine = machineOf({ platform: "win32", programs });
    const hanging: typeof machine.runProgram = async (program, words, options) =>
      /netsh|tasklist/.test(program)
        ? sleep(60_000, options.signal).then(() => Promise.reject(new Error("It should have been given up.")))
        : machine.runProgram(program, words, options);
    const asked = { endpoint: pipe, port: wanted(8080) };
    const late = new AbortController();
    setTimeout(() => late.abort(), 20);

    const holder = await findPortHolder(asked, { ...machine, runProgram: hanging }, late.signal);

    assert.deepEqual(holder?.kind === "inUse" && [holder.process, holder.program], [4711, undefined]);
  });

  it("stays open where the port is one of another machine, or of no Windows", async () => {
    assert.equal(await holderOf(wanted(8080), { endpoint: "ssh://me@lab" }), undefined);
    assert.equal(await holderOf(wanted(8080), { endpoint: "tcp://10.0.0.9:2376" }), undefined);
    assert.equal(await holderOf(wanted(8080), { platform: "linux" }), undefined);
  });
});
