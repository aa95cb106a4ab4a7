import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { describe, it, type TestContext } from "node:test";
import { machineHere } from "../../../src/diagnosis/machineHere";
import { programPaths } from "../../parts/windowsNode/programPaths.mjs";
import { StandIn } from "../../parts/windowsNode/standIn.mjs";
import { anInspect, aNetwork, everywhere, found, type NetworkDescription } from "../../unit/diagnosis/aNetwork";

const switchList = String.raw`HKLM\SYSTEM\CurrentControlSet\Services\vmsmp\parameters\SwitchList`;
const programs = {
  sc: new StandIn(programPaths.sc),
  netsh: new StandIn(programPaths.netsh),
  route: new StandIn(programPaths.route),
};

/** A Windows engine on this machine, whose programs, registry and connections are real. */
function onThisWindows(other: NetworkDescription = {}): NetworkDescription {
  return {
    machine: machineHere,
    host: "npipe:////./pipe/dockerDesktopWindowsEngine",
    info: { mode: "windows", hostBuild: { build: 26_100, revision: 1 } },
    inspect: anInspect({ isolation: "process", networks: { nat: { IPAddress: "172.30.128.20" } } }),
    networks: [aNetwork("nat", "172.30.128.0/20", { driver: "transparent" })],
    ...other,
  };
}

async function behaving(test: TestContext, name: keyof typeof programs, stdout: string): Promise<void> {
  test.after(() => programs[name].behave({}));
  await programs[name].behave({ stdout });
}

describe("The diagnosis of a network on Windows", () => {
  it("asks netsh for the ports that Windows keeps to itself, in the words of any language", async (test) => {
    await behaving(
      test,
      "netsh",
      "\r\nProtokoll tcp Portausschlussbereiche\r\n\r\nStartport    Endport\r\n----------    --------\r\n      8000        8099      \r\n",
    );

    const [result] = await found("reservedPorts", onThisWindows());

    assert.deepEqual(result?.finding, { kind: "reserved", port: 8_080, from: 8_000, to: 8_099 });
    const lines = (await programs.netsh.starts()).map(({ words }) => words.join(" "));
    for (const protocol of ["tcp", "udp"]) {
      const line = `int ipv4 show excludedportrange protocol=${protocol}`;
      assert.ok(
        lines.some((started) => started.endsWith(line)),
        lines.join("; "),
      );
    }
  });

  it("asks route for the ways of the machine", async (test) => {
    await behaving(test, "route", "     172.30.0.0      255.255.0.0         10.8.0.1         10.8.0.2     25\r\n");

    const [result] = await found("machineOverlap", onThisWindows());

    assert.deepEqual(result?.finding, {
      kind: "machineOverlaps",
      pairs: [{ network: "nat 172.30.128.0/20", other: "route 10.8.0.2 172.30.0.0/16" }],
    });
  });

  it("reads the names of virtual switches from the registry, and the service from sc", async (test) => {
    test.after(() => execFileSync("reg", ["delete", switchList, "/f"]));
    execFileSync("reg", ["add", String.raw`${switchList}\{1}`, "/v", "FriendlyName", "/d", "nat", "/f"]);
    await behaving(test, "sc", "\r\nSERVICE_NAME: hns\r\n        TYPE : 30  WIN32\r\n        STATUS : 4  RUNNING\r\n");

    const [result] = await found("virtualSwitch", onThisWindows());

    assert.equal(result?.finding.kind, "switchPresent");
    assert.deepEqual(result.evidence.slice(0, 2), [
      { source: "sc query hns", found: "running" },
      { source: switchList, found: "nat" },
    ]);
  });

  it("connects to a published port through loopback", async (test) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    test.after(() => server.close());
    const { port } = server.address() as AddressInfo;
    const ports = { "80/tcp": [{ ...everywhere, HostPort: `${port}` }] };

    const [result] = await found("published", onThisWindows({ inspect: anInspect({ ports, isolation: "process" }) }));

    assert.deepEqual(result?.finding, { kind: "takesConnections", address: `127.0.0.1:${port}` });
  });
});
