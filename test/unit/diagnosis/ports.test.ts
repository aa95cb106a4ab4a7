import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { anInspect, aNetwork, diagnosed, everywhere, exited, found, type NetworkDescription } from "./aNetwork";

const windowsHere = {
  platform: "win32",
  host: "npipe:////./pipe/dockerDesktopWindowsEngine",
  info: { mode: "windows", hostBuild: { build: 22_631, revision: 1 } },
  inspect: anInspect({ isolation: "process", networks: { nat: { IPAddress: "172.30.128.20" } } }),
  networks: [aNetwork("nat", "172.30.128.0/20", { driver: "nat" })],
} as const satisfies NetworkDescription;

async function publishedBy(description: NetworkDescription) {
  const [result] = await found("published", description);
  return [result?.status, result?.finding, result?.remedy];
}

describe("the check of a published port", () => {
  it("connects to loopback of this machine, where a local engine publishes", async () => {
    assert.deepEqual(await publishedBy({ connections: { "127.0.0.1:8080": "open" } }), [
      "ok",
      { kind: "takesConnections", address: "127.0.0.1:8080" },
      undefined,
    ]);
  });

  it("connects to the address that the port is published on, if it is one", async () => {
    const inspect = anInspect({ ports: { "80/tcp": [{ HostIp: "::1", HostPort: "8080" }] } });

    const [, finding] = await publishedBy({ inspect, connections: { "::1:8080": "open" } });

    assert.deepEqual(finding, { kind: "takesConnections", address: "[::1]:8080" });
  });

  it("connects to the machine of an engine elsewhere", async () => {
    const elsewhere = { host: "ssh://jane@build.example" };

    assert.deepEqual(await publishedBy({ ...elsewhere, connections: { "build.example:8080": "open" } }), [
      "ok",
      { kind: "takesConnections", address: "build.example:8080" },
      undefined,
    ]);
    assert.deepEqual(
      (await publishedBy({ ...elsewhere, connections: { "build.example:8080": { code: "ENOTFOUND" } } }))[1],
      {
        kind: "hostUnknown",
        address: "build.example:8080",
      },
    );
    const inspect = anInspect({ ports: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "8080" }] } });
    assert.deepEqual((await publishedBy({ ...elsewhere, inspect }))[1], {
      kind: "onOtherLoopback",
      address: "127.0.0.1:8080",
    });
  });

  it("tells one that refuses from one that takes connections and drops them", async () => {
    const refused = await publishedBy({});
    const dropped = await publishedBy({ connections: { "127.0.0.1:8080": "closedAtOnce" } });
    const silent = await publishedBy({ connections: { "127.0.0.1:8080": "noAnswer" } });

    assert.deepEqual(refused, [
      "problem",
      { kind: "refusesConnections", address: "127.0.0.1:8080" },
      { kind: "container", action: "restart" },
    ]);
    assert.deepEqual(dropped, [
      "problem",
      { kind: "dropsConnections", address: "127.0.0.1:8080" },
      { kind: "container", action: "openLogs" },
    ]);
    assert.deepEqual(silent[1], { kind: "doesNotAnswer", address: "127.0.0.1:8080" });
  });

  it("finds who has taken the port of a container that does not run", async () => {
    const inspect = anInspect({ status: "exited", exitCode: 128 });
    const connections = { "127.0.0.1:8080": "open" } as const;

    const [status, finding, remedy] = await publishedBy({ inspect, connections });
    const onWindows = await publishedBy({ ...windowsHere, inspect, connections });

    assert.deepEqual([status, finding], ["problem", { kind: "takenByOther", address: "127.0.0.1:8080" }]);
    assert.deepEqual(remedy, {
      kind: "command",
      line: "ss -ltnp 'sport = :8080'",
      rights: "elevated",
      where: "here",
      after: "nothing",
    });
    assert.match(JSON.stringify(onWindows[2]), /Get-NetTCPConnection -State Listen -LocalPort 8080/);
    assert.deepEqual((await publishedBy({ inspect }))[1], { kind: "free", address: "127.0.0.1:8080" });
  });

  it("tries the container's own address where an old Windows keeps its loopback to itself", async () => {
    const old = { ...windowsHere, info: { mode: "windows", hostBuild: { build: 17_134, revision: 1 } } } as const;

    assert.deepEqual((await publishedBy({ ...old, connections: { "172.30.128.20:80": "open" } })).slice(0, 2), [
      "warning",
      { kind: "takesConnectionsBesideLoopback", address: "172.30.128.20:80" },
    ]);
    assert.deepEqual((await publishedBy({ ...windowsHere, connections: { "127.0.0.1:8080": "open" } }))[0], "ok");
  });

  it("does not try IPv6 beside IPv4, and says what it left out of a long list", async () => {
    const both = anInspect({
      ports: {
        "80/tcp": [
          { ...everywhere, HostPort: "80" },
          { HostIp: "::", HostPort: "80" },
        ],
      },
    });
    const many = Array.from({ length: 40 }, (_, index) => [
      `${index + 1}/tcp`,
      [{ ...everywhere, HostPort: `${9_000 + index}` }],
    ]);
    const long = await found("published", { inspect: anInspect({ ports: Object.fromEntries(many) }) });

    assert.equal((await found("published", { inspect: both })).length, 1);
    assert.deepEqual(long.at(-1)?.finding, { kind: "notAllLookedAt", looked: 16, all: 40 });
  });

  it("says that none is published", async () => {
    assert.deepEqual((await publishedBy({ inspect: anInspect({ ports: { "80/tcp": null } }) }))[1], {
      kind: "nothingPublished",
    });
  });
});

describe("the check of a published UDP port", () => {
  const head = "  sl  local_address rem_address   st tx_queue rx_queue\n";
  const taken = `${head}  12: 00000000:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 1 1\n`;
  const udp = { ports: { "53/udp": [{ ...everywhere, HostPort: "53" }] } };
  const onLinux = async (table: string, inspect = anInspect(udp)) =>
    publishedBy({ inspect, files: { "/proc/net/udp": table } });

  it("looks who has taken it, and sends nothing", async () => {
    assert.deepEqual((await onLinux(taken)).slice(0, 2), ["ok", { kind: "takesDatagrams", address: "0.0.0.0:53" }]);
    assert.deepEqual((await onLinux(head)).slice(0, 2), [
      "warning",
      { kind: "noOneTakesDatagrams", address: "0.0.0.0:53" },
    ]);
  });

  it("asks who has the port of a container that does not run", async () => {
    const stopped = anInspect({ ...udp, status: "exited" });
    const [status, finding, remedy] = await onLinux(taken, stopped);

    assert.deepEqual([status, finding], ["problem", { kind: "datagramsTakenByOther", address: "0.0.0.0:53" }]);
    assert.match(JSON.stringify(remedy), /ss -lunp 'sport = :53'/);
    assert.deepEqual((await onLinux(head, stopped))[1], { kind: "free", address: "0.0.0.0:53" });
  });

  it("knows that Windows' NAT hands on without a program", async () => {
    const netstat = (text: string) => ({
      ...windowsHere,
      inspect: anInspect(udp),
      programs: { "netstat -ano": exited(text) },
    });
    const line = "  UDP    0.0.0.0:53   *:*     4420\r\n";

    assert.deepEqual((await publishedBy(netstat(line)))[1], { kind: "takesDatagrams", address: "0.0.0.0:53" });
    assert.deepEqual((await publishedBy(netstat(""))).slice(0, 2), [
      "cannotTell",
      { kind: "noOneTakesDatagrams", address: "0.0.0.0:53" },
    ]);
  });

  it("cannot tell where nothing tells", async () => {
    const cannot = ["cannotTell", { kind: "withoutConnections", protocol: "udp" }];

    assert.deepEqual((await publishedBy({ inspect: anInspect(udp), platform: "darwin" })).slice(0, 2), cannot);
    const away = { inspect: anInspect(udp), host: "tcp://10.0.0.5:2375" };
    assert.deepEqual((await publishedBy(away)).slice(0, 2), cannot);
  });
});

describe("the check of what listens in a container", () => {
  it("asks Windows' netstat, and names where else a program waits", async () => {
    const netstat =
      "  TCP    0.0.0.0:5000   0.0.0.0:0   ABHÖREN   1220\r\n  TCP    127.0.0.1:6000   0.0.0.0:0   ABHÖREN   1220\r\n";

    const [result] = await found("listener", { ...windowsHere, inside: { netstat } });

    assert.deepEqual(result?.finding, { kind: "doesNotListen", others: [5_000] });
    assert.deepEqual(result.evidence, [{ source: "netstat.exe -ano", found: "0.0.0.0:5000 127.0.0.1:6000" }]);
  });

  it("does not know where the program that would tell is missing", async () => {
    const [result] = await found("listener", { inside: {} });

    assert.equal(result?.status, "cannotTell");
    assert.deepEqual(result.finding, { kind: "noLookInside", program: "cat" });
    assert.match(result.evidence[0]?.found ?? "", /^exit code 126 OCI runtime exec failed/);
  });

  it("leaves a container alone that does not run", async () => {
    assert.deepEqual(await found("listener", { inspect: anInspect({ status: "exited" }) }), []);
  });
});

describe("the check of reserved ports", () => {
  const ranges = (text: string) => ({
    "netsh int ipv4 show excludedportrange protocol=tcp": exited(text),
    "netsh int ipv4 show excludedportrange protocol=udp": exited(""),
  });
  const check = async (text: string, inspect: unknown = windowsHere.inspect) =>
    (await found("reservedPorts", { ...windowsHere, inspect, programs: ranges(text) }))[0];

  it("finds a port that Windows keeps to itself, and reserves it for whoever asks", async () => {
    const result = await check("      8000        8099      \r\n");

    assert.equal(result?.status, "problem");
    assert.deepEqual(result.finding, { kind: "reserved", port: 8_080, from: 8_000, to: 8_099 });
    assert.deepEqual(result.remedy, {
      kind: "command",
      line: "net stop winnat; netsh int ipv4 add excludedportrange protocol=tcp startport=8080 numberofports=1 store=persistent; net start winnat",
      rights: "elevated",
      where: "here",
      after: "nothing",
    });
  });

  it("takes neither an administrator's range nor a running container's own port for one", async () => {
    assert.equal((await check("      8000        8099     *\r\n"))?.finding.kind, "notReserved");
    assert.equal((await check("      8080        8080      \r\n"))?.finding.kind, "notReserved");
    assert.equal(
      (await check("      8080        8080      \r\n", anInspect({ status: "exited" })))?.finding.kind,
      "reserved",
    );
  });

  it("cannot tell when netsh does not, and is not made where there is no Windows", async () => {
    assert.equal((await found("reservedPorts", windowsHere))[0]?.status, "cannotTell");
    assert.deepEqual(await found("reservedPorts", {}), []);
    assert.deepEqual(await found("reservedPorts", { ...windowsHere, host: "tcp://10.0.0.5:2375" }), []);
  });
});

describe("the checks of a container", () => {
  it("tell how packets get to it", async () => {
    for (const [description, path] of [
      [{}, "linuxNetwork"],
      [{ networkMode: "host" }, "host"],
      [{ networkMode: "container:3f2a" }, "otherContainer"],
      [{ networkMode: "nat", isolation: "hyperv" }, "hyperv"],
      [{ networkMode: "nat", isolation: "process" }, "process"],
      [{ networkMode: "none" }, "none"],
    ] as const) {
      const [result] = await found("path", { inspect: anInspect(description) });

      assert.deepEqual(result?.finding, { kind: "path", path });
      assert.equal(result.status, path === "none" ? "problem" : "ok");
    }
  });

  it("tell why it cannot answer", async () => {
    const rows = await Promise.all(
      ["created", "exited", "paused"].map(async (status) => diagnosed({ inspect: anInspect({ status, exitCode: 3 }) })),
    );

    assert.deepEqual(
      rows.map((all) => all.find(({ id }) => id === "container")?.result.finding),
      [{ kind: "notRunning", exitCode: undefined }, { kind: "notRunning", exitCode: 3 }, { kind: "paused" }],
    );
  });
});
