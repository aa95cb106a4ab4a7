import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { containerRecord, toContainer } from "../../../../src/engine/docker/containerRecord";
import { sinceOf, toEngineEvent } from "../../../../src/engine/docker/eventRecord";
import { imageInspectRecord, imageRecord, inspectedToImage, toImage } from "../../../../src/engine/docker/imageRecord";
import { infoRecord, toEngineInfo } from "../../../../src/engine/docker/infoRecord";
import { networkRecord, toNetwork } from "../../../../src/engine/docker/networkRecord";
import { parseRecord, parseRecords } from "../../../../src/engine/docker/parseRecords";
import { toPing } from "../../../../src/engine/docker/pingRecord";
import { toPullProgress } from "../../../../src/engine/docker/pullRecord";
import { toEngineVersion, versionRecord } from "../../../../src/engine/docker/versionRecord";
import { toVolume, volumeRecord, volumesRecord } from "../../../../src/engine/docker/volumeRecord";
import * as windows from "./builtWindowsAnswers";
import containers from "./fixtures/containers.json";
import noContainers from "./fixtures/containers-none.json";
import events from "./fixtures/events.json";
import imageInspect from "./fixtures/image-inspect.json";
import images from "./fixtures/images.json";
import info from "./fixtures/info.json";
import networks from "./fixtures/networks.json";
import pingHeaders from "./fixtures/ping-headers.json";
import pull from "./fixtures/pull.json";
import version from "./fixtures/version.json";
import volumes from "./fixtures/volumes.json";
import noVolumes from "./fixtures/volumes-none.json";

function containerOf(record: object) {
  return toContainer(parseRecord(containerRecord, record));
}

describe("a container's record", () => {
  const recorded = new Map(
    parseRecords(containerRecord, containers)
      .map(toContainer)
      .map((one) => [one.name, one]),
  );

  it("is read of every recorded container", () => {
    assert.deepEqual([...recorded.values()].map(({ name, state }) => `${name} ${state}`).toSorted(), [
      "fresh created",
      "frozen paused",
      "job exited",
      "web running",
    ]);
    assert.deepEqual(parseRecords(containerRecord, noContainers), []);
  });

  it("tells everything about a running one", () => {
    const web = recorded.get("web");
    assert.deepEqual(web?.labels, { "com.docker.compose.project": "shop", "com.docker.compose.service": "web" });
    assert.equal(web.image, "busybox:latest");
    assert.match(web.imageId, /^sha256:[0-9a-f]{64}$/);
    assert.match(web.command, /^sh -c 'while true/);
    assert.match(web.status, /^Up /);
    assert.ok(web.createdAt > 1_700_000_000);
    assert.deepEqual(web.networks, ["bridge"]);
  });

  it("tells published and merely exposed ports apart", () => {
    const ports = recorded.get("web")?.ports ?? [];
    assert.ok(
      ports.some(
        ({ hostIp, hostPort, containerPort }) => hostIp === "127.0.0.1" && hostPort === 18080 && containerPort === 80,
      ),
    );
    assert.ok(ports.some(({ hostPort, protocol }) => hostPort === 18053 && protocol === "udp"));
    assert.deepEqual(
      ports.filter(({ hostPort }) => hostPort === undefined),
      [{ hostIp: undefined, hostPort: undefined, containerPort: 9000, protocol: "tcp" }],
    );
  });

  it("of a Windows engine has no labels and no host address", () => {
    const [iis] = parseRecords(containerRecord, windows.windowsContainers).map(toContainer);
    assert.deepEqual(iis?.labels, {});
    assert.deepEqual(iis.ports, [{ hostIp: undefined, hostPort: 8080, containerPort: 80, protocol: "tcp" }]);
    assert.deepEqual(iis.networks, ["nat"]);
  });

  it("needs nothing but its id", () => {
    assert.deepEqual(containerOf({ Id: "0123456789abcdef", Names: null, Ports: null, Labels: null }), {
      id: "0123456789abcdef",
      name: "0123456789ab",
      image: "",
      imageId: "",
      command: "",
      state: "exited",
      status: "",
      createdAt: 0,
      ports: [],
      labels: {},
      networks: [],
    });
  });

  it("is called by its own name, not by the names that others link it with", () => {
    assert.equal(containerOf({ Id: "a", Names: ["/other/alias", "/own"] }).name, "own");
  });

  it("of a state that is new to us counts as running when its status says so", () => {
    assert.equal(containerOf({ Id: "a", State: "migrating", Status: "Up 2 hours" }).state, "running");
    assert.equal(containerOf({ Id: "a", State: "toString", Status: "Exited (1)" }).state, "exited");
  });
});

describe("an image's record", () => {
  const recorded = parseRecords(imageRecord, images).map(toImage);

  it("has every name, and none for a dangling image", () => {
    const [dangling, tagged] = recorded;
    assert.deepEqual([dangling?.tags, dangling?.digests], [[], []]);
    assert.ok(tagged?.tags.includes("busybox:latest") === true && tagged.tags.includes("example/busybox:1"));
    assert.match(tagged.digests[0] ?? "", /^registry\.example:5000\/library\/busybox@sha256:/);
    assert.ok(tagged.sizeBytes > 1_000_000);
  });

  it("is the same from the list and from an inspection", () => {
    const inspected = inspectedToImage(parseRecord(imageInspectRecord, imageInspect));
    assert.deepEqual(
      inspected,
      recorded.find(({ id }) => id === inspected.id),
    );
  });

  it("has no time when the engine has none", () => {
    assert.equal(inspectedToImage(parseRecord(imageInspectRecord, { Id: "a", Created: "" })).createdAt, 0);
  });
});

describe("a network's record", () => {
  it("is read of every recorded network", () => {
    const recorded = parseRecords(networkRecord, networks).map(toNetwork);
    const lab = recorded.find(({ name }) => name === "lab");
    assert.deepEqual(
      { ...lab, id: "" },
      {
        id: "",
        name: "lab",
        driver: "bridge",
        scope: "local",
        isInternal: true,
        labels: { "com.example.team": "a" },
        owner: "engine",
        subnets: [{ subnet: "10.214.0.0/28", gateway: "10.214.0.1" }],
      },
    );
    assert.deepEqual(recorded.map(({ driver }) => driver).toSorted(), ["bridge", "bridge", "host", "null"]);
  });

  it("is read of a Windows engine's, which also has networks of its host", () => {
    const [nat, host] = parseRecords(networkRecord, windows.windowsNetworks).map(toNetwork);
    assert.deepEqual([nat?.driver, nat?.owner], ["nat", "engine"]);
    assert.deepEqual(nat?.subnets, [{ subnet: "172.20.0.0/16", gateway: "172.20.0.1" }]);
    assert.deepEqual([host?.name, host?.driver, host?.owner], ["Default Switch", "ics", "host"]);
    assert.deepEqual(host?.subnets, [{ subnet: "0.0.0.0/0", gateway: undefined }]);
  });
});

describe("a volume's record", () => {
  it("is read of every recorded volume", () => {
    const list = parseRecord(volumesRecord, volumes).Volumes;
    assert.deepEqual(parseRecords(volumeRecord, list).map(toVolume), [
      {
        name: "data",
        driver: "local",
        mountpoint: "/var/lib/docker/volumes/data/_data",
        labels: { "com.example.team": "a" },
      },
      { name: "plain", driver: "local", mountpoint: "/var/lib/docker/volumes/plain/_data", labels: {} },
    ]);
  });

  it("is no failure when there is none", () => {
    assert.deepEqual(parseRecords(volumeRecord, parseRecord(volumesRecord, noVolumes).Volumes), []);
  });
});

describe("the engine's own records", () => {
  it("tell of a Linux engine", () => {
    const { id, ...rest } = toEngineInfo(parseRecord(infoRecord, info));
    assert.match(id, /^[A-Z0-9:]{59}$/);
    assert.deepEqual(rest, {
      name: "engine-host",
      mode: "linux",
      operatingSystem: "Debian GNU/Linux 12 (bookworm)",
      kernelVersion: "6.1.0-18-amd64",
      architecture: "x86_64",
      serverVersion: "20.10.24+dfsg1",
      storageDriver: "overlay2",
      rootDirectory: "/var/lib/docker",
      cpuCount: 2,
      memoryBytes: 8_589_934_592,
      defaultIsolation: undefined,
      hostBuild: undefined,
    });
    assert.deepEqual(toEngineVersion(parseRecord(versionRecord, version)), {
      version: "20.10.24+dfsg1",
      apiVersion: "1.41",
      minApiVersion: "1.12",
      mode: "linux",
      architecture: "amd64",
      platformName: undefined,
    });
    assert.deepEqual(toPing(pingHeaders), { mode: "linux", apiVersion: "1.41", time: undefined });
  });

  it("tell of a Windows engine, with isolation and build", () => {
    const engine = toEngineInfo(parseRecord(infoRecord, windows.windowsInfo));
    assert.equal(engine.mode, "windows");
    assert.equal(engine.defaultIsolation, "hyperv");
    assert.deepEqual(engine.hostBuild, { build: 26100, revision: 1742 });
    assert.equal(
      toEngineVersion(parseRecord(versionRecord, windows.windowsVersion)).platformName,
      "Docker Desktop 4.43.1 (198352)",
    );
    assert.deepEqual(toPing(windows.windowsPingHeaders), { mode: "windows", apiVersion: "1.47", time: undefined });
  });

  for (const [operatingSystem, other, hostBuild] of [
    ["Windows 10 Pro Version 2009 (OS Build 22621.963)", {}, { build: 22621, revision: 963 }],
    ["Windows Server 2022 (OS Build 20348)", {}, { build: 20348, revision: undefined }],
    ["Windows", { OSVersion: "10.0.20348" }, { build: 20348, revision: undefined }],
    [
      "Windows",
      { OSVersion: "", KernelVersion: "10.0 17763 (17763.1.amd64fre.rs5_release.180914-1434)" },
      { build: 17763, revision: undefined },
    ],
    ["Windows", { OSVersion: "", KernelVersion: "" }, undefined],
  ] as const) {
    it(`find the host's build in ${JSON.stringify([operatingSystem, other])}`, () => {
      const record = { ...windows.windowsInfo, OperatingSystem: operatingSystem, ...other };
      assert.deepEqual(toEngineInfo(parseRecord(infoRecord, record)).hostBuild, hostBuild);
    });
  }

  it("tell no mode of a ping that does not", () => {
    assert.deepEqual(toPing({}), { mode: undefined, apiVersion: undefined, time: undefined });
  });

  it("tell the engine's time in the unit of its events", () => {
    assert.equal(toPing({ date: "Fri, 27 Nov 2026 07:08:17 GMT" }).time, "1795763297000000000");
  });
});

describe("an event's record", () => {
  const recorded = events.map(toEngineEvent);

  it("is read of every recorded line", () => {
    assert.deepEqual([...new Set(recorded.map(({ kind }) => kind))].toSorted(), [
      "container",
      "image",
      "network",
      // A builder's.
      "other",
      "volume",
    ]);
    const died = recorded.find(({ kind, action }) => kind === "container" && action === "die");
    assert.deepEqual(died?.attributes, { exitCode: "3", image: "busybox:latest", name: "job" });
    assert.match(died.id, /^[0-9a-f]{64}$/);
  });

  it("keeps the time to the nanosecond, which a number could not", () => {
    for (const [index, { timeNano }] of recorded.entries()) {
      assert.ok(events[index]?.endsWith(`"timeNano":${timeNano}}`) === true);
    }
    assert.equal(sinceOf("1795490989268033792"), "1795490989.268033792");
  });

  it("is not taken in by a label that looks like the time", () => {
    const line = JSON.stringify({
      Type: "container",
      Action: "start",
      Actor: { ID: "a", Attributes: { trick: '"timeNano":1' } },
      time: 5,
    });
    assert.equal(toEngineEvent(line).timeNano, "5000000000");
  });

  it("of what we do not keep counts as other", () => {
    assert.equal(toEngineEvent('{"Type":"daemon","Action":"reload"}').kind, "other");
  });
});

describe("a pull's record", () => {
  it("is read of every recorded line", () => {
    const steps = pull.pulled.map(toPullProgress);
    const downloading = steps.find(({ status }) => status === "Downloading");
    assert.ok((downloading?.totalBytes ?? 0) > (downloading?.currentBytes ?? Infinity));
    assert.match(downloading?.layer ?? "", /^[0-9a-f]{12}$/);
    assert.ok(steps.some(({ layer, status }) => layer === undefined && status.startsWith("Digest: sha256:")));
  });
});
