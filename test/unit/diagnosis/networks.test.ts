import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { natWords } from "../../../src/diagnosis/nats";
import { anAddress, anInspect, aNetwork, exited, found, type NetworkDescription } from "./aNetwork";

const bridge = aNetwork("bridge", "172.17.0.0/16", { subnets: [{ subnet: "172.17.0.0/16", gateway: "172.17.0.1" }] });
const docker0 = anAddress("docker0", "172.17.0.1/16");

async function only(check: Parameters<typeof found>[0], description: NetworkDescription) {
  const [result] = await found(check, description);
  return result ?? assert.fail(check);
}

describe("the check of an engine's networks", () => {
  it("finds two that use the same addresses, and removes the one that the container does not need", async () => {
    const networks = [bridge, aNetwork("old", "172.17.4.0/24"), aNetwork("far", "10.9.0.0/16")];

    const { status, finding, remedy } = await only("networkOverlap", { networks });

    assert.equal(status, "problem");
    assert.deepEqual(finding, {
      kind: "networksOverlap",
      pairs: [{ network: "bridge 172.17.0.0/16", other: "old 172.17.4.0/24" }],
    });
    assert.equal(remedy?.kind === "command" && remedy.line, "docker --host unix:///var/run/docker.sock network rm old");
    assert.equal(remedy?.kind === "command" && remedy.rights, "user");
  });

  it("warns of those that the container is not in, and removes no network of Windows itself", async () => {
    const networks = [
      aNetwork("nat", "172.30.128.0/20", { driver: "nat" }),
      aNetwork("Default Switch", "172.30.128.0/20", { driver: "ics", owner: "host" }),
    ];

    const { status, remedy } = await only("networkOverlap", { networks });

    assert.equal(status, "warning");
    assert.equal(remedy, undefined);
  });

  it("is content with networks beside each other, and with one of Windows that leaves its subnet open", async () => {
    const open = aNetwork("Default Switch", "0.0.0.0/0", { driver: "ics", owner: "host" });

    for (const other of [aNetwork("far", "10.9.0.0/16"), open]) {
      assert.equal((await only("networkOverlap", { networks: [bridge, other] })).status, "ok");
    }
  });
});

describe("the check of the machine's networks", () => {
  it("does not take the engine's own end of a network for a clash", async () => {
    const files = {
      "/proc/net/route":
        "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\ndocker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\n",
    };

    assert.equal((await only("machineOverlap", { networks: [bridge], addresses: [docker0], files })).status, "ok");
    // The bridge of a network without containers has no carrier, and its address is not told.
    assert.equal((await only("machineOverlap", { networks: [bridge], files })).status, "ok");
  });

  it("finds an address of the machine in a network of the engine, and makes another network", async () => {
    const networks = [bridge, aNetwork("app", "192.168.1.0/24")];
    const inspect = anInspect({ networks: { app: { IPAddress: "192.168.1.2" } } });
    const addresses = [docker0, anAddress("eth0", "192.168.1.7/24"), anAddress("lo", "127.0.0.1/8")];

    const { status, finding, remedy } = await only("machineOverlap", { inspect, networks, addresses });

    assert.equal(status, "problem");
    assert.deepEqual(finding, {
      kind: "machineOverlaps",
      pairs: [{ network: "app 192.168.1.0/24", other: "eth0 192.168.1.7/24" }],
    });
    assert.equal(
      remedy?.kind === "command" && remedy.line,
      "docker --host unix:///var/run/docker.sock network create --driver bridge --subnet 10.200.0.0/24 app-2",
    );
  });

  it("finds a way of the machine, as of a private network, that leads into a network of the engine", async () => {
    const files = {
      "/proc/net/route":
        "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\ntun0\t000010AC\t0100080A\t0003\t0\t0\t0\t0000F0FF\t0\t0\t0\n",
    };

    const { finding, remedy } = await only("machineOverlap", { networks: [bridge], addresses: [docker0], files });

    assert.deepEqual(finding, {
      kind: "machineOverlaps",
      pairs: [{ network: "bridge 172.17.0.0/16", other: "route tun0 172.16.0.0/12" }],
    });
    assert.equal(remedy?.kind, "read");
  });

  it("counts the same address as a clash where the engine's networks are in a virtual machine", async () => {
    const description = { networks: [bridge], addresses: [docker0], info: { operatingSystem: "Docker Desktop" } };

    assert.equal((await only("machineOverlap", description)).status, "problem");
  });

  it("reads Windows' ways, and cannot see those of another machine", async () => {
    const networks = [aNetwork("nat", "172.30.128.0/20", { driver: "nat" })];
    const programs = { "route print -4": exited("  172.30.0.0  255.255.0.0  10.8.0.1  10.8.0.2  25\r\n") };
    const windows = { platform: "win32", host: "npipe:////./pipe/docker_engine", info: { mode: "windows" } } as const;

    const { finding } = await only("machineOverlap", { ...windows, networks, programs });
    const elsewhere = await only("machineOverlap", { networks, host: "tcp://10.0.0.5:2375" });

    assert.deepEqual(finding, {
      kind: "machineOverlaps",
      pairs: [{ network: "nat 172.30.128.0/20", other: "route 10.8.0.2 172.30.0.0/16" }],
    });
    assert.deepEqual([elsewhere.status, elsewhere.finding.kind], ["cannotTell", "machineNotHere"]);
  });
});

describe("the check of what Windows translates", () => {
  const nat = aNetwork("nat", "172.30.128.0/20", { driver: "nat" });
  const inspect = anInspect({ networks: { nat: { IPAddress: "172.30.128.20" } } });
  const windows = {
    platform: "win32",
    host: "npipe:////./pipe/docker_engine",
    info: { mode: "windows" },
    inspect,
    networks: [nat],
  } as const;

  function translating(stdout: string, code = 0): NetworkDescription {
    return { ...windows, programs: { [`powershell ${natWords.join(" ")}`]: exited(stdout, code) } };
  }

  it("finds a translation that was left behind, which has no address and no way, and removes it", async () => {
    const left = '[{"Name":"old NAT","InternalIPInterfaceAddressPrefix":"172.30.0.0/16"}]';

    const { status, finding, remedy } = await only("machineOverlap", translating(left));

    assert.equal(status, "problem");
    assert.deepEqual(finding, {
      kind: "machineOverlaps",
      pairs: [{ network: "nat 172.30.128.0/20", other: "Get-NetNat old NAT 172.30.0.0/16" }],
    });
    assert.deepEqual(remedy?.kind === "command" && [remedy.line, remedy.rights], [
      "Remove-NetNat -Name 'old NAT'",
      "elevated",
    ]);
  });

  it("takes the translation of the engine's own network for no clash, nor one beside it or none", async () => {
    for (const text of [
      '[{"Name":"H1","InternalIPInterfaceAddressPrefix":"172.30.128.0/20"}]',
      '[{"Name":"H1","InternalIPInterfaceAddressPrefix":"192.168.5.0/24"}]',
      "[]",
    ]) {
      assert.equal((await only("machineOverlap", translating(text))).status, "ok", text);
    }
  });

  it("goes by addresses and ways where Windows does not tell its translations", async () => {
    assert.equal((await only("machineOverlap", translating("Zugriff verweigert", 1))).status, "ok");
  });

  it("leaves the networks of an engine in a virtual machine alone", async () => {
    const left = '[{"Name":"old","InternalIPInterfaceAddressPrefix":"172.30.0.0/16"}]';

    const { status } = await only("machineOverlap", { ...translating(left), info: { mode: "linux" } });

    assert.equal(status, "ok");
  });

  it("types no name of a translation that could be more than a name", async () => {
    const odd = '[{"Name":"a\\"; b","InternalIPInterfaceAddressPrefix":"172.30.0.0/16"}]';

    assert.equal((await only("machineOverlap", translating(odd))).remedy?.kind, "read");
  });
});

describe("the check of the virtual switch", () => {
  const list = String.raw`HKLM\SYSTEM\CurrentControlSet\Services\vmsmp\parameters\SwitchList`;
  const long = list.replace("HKLM", "HKEY_LOCAL_MACHINE");
  const nat = aNetwork("nat", "172.30.128.0/20", {
    driver: "nat",
    subnets: [{ subnet: "172.30.128.0/20", gateway: "172.30.128.1" }],
  });
  const gateway = anAddress("vEthernet (nat)", "172.30.128.1/20");
  const running = exited(
    "SERVICE_NAME: hns\r\n        TYP                : 30  WIN32\r\n        STATUS  : 4  RUNNING\r\n",
  );

  function windows(other: NetworkDescription = {}): NetworkDescription {
    return {
      platform: "win32",
      host: "npipe:////./pipe/docker_engine",
      info: { mode: "windows" },
      inspect: anInspect({ isolation: "process", networks: { nat: { IPAddress: "172.30.128.20" } } }),
      networks: [nat],
      ...other,
      programs: {
        "sc query hns": running,
        [`reg query ${list}`]: exited(`${long}\\{1}\r\n${long}\\{2}\r\n`),
        [`reg query ${long}\\{1}`]: exited(`${long}\\{1}\r\n    FriendlyName    REG_SZ    nat\r\n`),
        [`reg query ${long}\\{2}`]: exited(`${long}\\{2}\r\n    FriendlyName    REG_SZ    Default Switch\r\n`),
        ...other.programs,
      },
    };
  }

  it("finds the machine's end of it", async () => {
    const { status, finding, evidence } = await only("virtualSwitch", windows({ addresses: [gateway] }));

    assert.equal(status, "ok");
    assert.deepEqual(finding, { kind: "switchPresent", gateways: ["172.30.128.1"] });
    assert.deepEqual(evidence.at(1), { source: list, found: "nat, Default Switch" });
  });

  it("starts the network service anew when that end is missing", async () => {
    const { status, finding, remedy } = await only("virtualSwitch", windows());

    assert.equal(status, "problem");
    assert.deepEqual(finding, { kind: "switchMissing", gateways: ["172.30.128.1"] });
    assert.equal(remedy?.kind === "command" && remedy.line, "Restart-Service -Name hns -Force");
  });

  it("tells a network service that does not run from one that is not there", async () => {
    const stopped = exited("SERVICE_NAME: hns\r\n        TYPE : 30  WIN32\r\n        STATE : 1  STOPPED\r\n");
    const kinds = await Promise.all(
      [stopped, exited("", 1_060)].map(async (answer) =>
        only("virtualSwitch", windows({ programs: { "sc query hns": answer } })),
      ),
    );

    assert.deepEqual(
      kinds.map(({ finding }) => finding.kind),
      ["networkServiceStopped", "networkServiceAbsent"],
    );
  });

  it("goes by the list of switches for networks whose gateway is elsewhere", async () => {
    const transparent = { ...nat, driver: "transparent" };
    const none = { [`reg query ${list}`]: exited(`${long}\r\n`) };
    const unreadable = { [`reg query ${list}`]: exited("", 1) };
    const kinds = await Promise.all(
      [{}, none, unreadable].map(async (programs) =>
        only("virtualSwitch", windows({ networks: [transparent], programs })),
      ),
    );

    assert.deepEqual(
      kinds.map(({ finding }) => finding.kind),
      ["switchPresent", "noSwitches", "unreadable"],
    );
  });

  it("is not made where there is none", async () => {
    assert.deepEqual(await found("virtualSwitch", {}), []);
  });
});
