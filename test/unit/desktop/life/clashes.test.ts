import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cloneSpec } from "../../../../src/desktop/life/cloneDesktop";
import { findClashes, type Surroundings } from "../../../../src/desktop/life/clashes";
import { defaultSpec, type DesktopSpec } from "../../../../src/desktop/spec";

const nothing: Surroundings = { containers: [], networks: [], ports: [], desktops: [] };

function withNetwork(name: string, network: DesktopSpec["network"]): DesktopSpec {
  return { ...defaultSpec(name), network };
}

function port(hostPort: number, protocol: "tcp" | "udp" = "tcp") {
  return { hostPort, containerPort: 3389, protocol };
}

describe("findClashes", () => {
  const spec = defaultSpec("desk");

  it("finds none where nothing is, and none with its own network that was left behind", () => {
    assert.deepEqual(findClashes(spec, nothing), []);
    assert.deepEqual(findClashes(spec, { ...nothing, networks: [{ name: "desk-network", desktop: "desk" }] }), []);
  });

  it("knows a taken name, and a network that is somebody else's", () => {
    const around = { ...nothing, containers: [spec], networks: [{ name: "desk-network", desktop: undefined }] };
    assert.deepEqual(findClashes(spec, around), [
      { kind: "name", name: "desk" },
      { kind: "network", name: "desk-network" },
    ]);
  });

  it("knows a storage that another desktop has, however its folder is written", () => {
    const storage = { kind: "folder", path: "/srv/win/" } as const;
    const other = { ...spec, disks: { ...spec.disks, storage: { ...storage, path: "/srv/win" } } };
    const mine = { ...defaultSpec("mine"), disks: { ...spec.disks, storage } };
    assert.deepEqual(findClashes(mine, { ...nothing, desktops: [{ name: "desk", spec: other }] }), [
      { kind: "storage", storage: "/srv/win", usedBy: "desk" },
    ]);
  });

  it("knows a whole disk of the host that another desktop has, also when it is a clone's", () => {
    const other = { ...spec, disks: { ...spec.disks, device2: "/dev/sdb" } };
    const around = { ...nothing, desktops: [{ name: "desk", spec: other }] };
    const clash = { kind: "storage", storage: "/dev/sdb", usedBy: "desk" };
    assert.deepEqual(findClashes(cloneSpec(other, "copy"), around), [clash]);
    const mine = defaultSpec("mine");
    assert.deepEqual(findClashes({ ...mine, disks: { ...mine.disks, device1: "/dev/sdb" } }, around), [clash]);
  });

  it("knows ports that run now, and those that a stopped desktop wants; one that the engine chooses is free", () => {
    const wants = withNetwork("mine", { ports: [port(1), port(2), port(3, "udp"), port(0)] });
    const around = {
      ...nothing,
      ports: [{ port: 1, protocol: "tcp", usedBy: "web" }],
      desktops: [{ name: "other", spec: withNetwork("other", { ports: [port(2), port(3), port(0)] }) }],
    };
    assert.deepEqual(findClashes(wants, around), [
      { kind: "port", port: 1, protocol: "tcp", usedBy: "web" },
      { kind: "port", port: 2, protocol: "tcp", usedBy: "other" },
    ]);
  });

  it("knows an address of a network card in either spelling", () => {
    const other = withNetwork("other", { macAddress: "02-AA-BB-CC-DD-EE" });
    assert.deepEqual(
      findClashes(withNetwork("mine", { macAddress: "02:aa:bb:cc:dd:ee" }), {
        ...nothing,
        desktops: [{ name: "other", spec: other }],
      }),
      [{ kind: "mac", mac: "02:aa:bb:cc:dd:ee", usedBy: "other" }],
    );
  });
});

describe("cloneSpec", () => {
  it("never clashes with the desktop that it is of", () => {
    const spec: DesktopSpec = {
      ...withNetwork("desk", {
        ...{ macAddress: "02:aa:bb:cc:dd:ee", computerName: "DESK", ipAddress: "172.30.0.9" },
        ...{ ports: [port(3389)], networks: [{ name: "lan", address: "10.0.0.7" }] },
      }),
      hardware: { ...defaultSpec("desk").hardware, uuid: "123e4567-e89b-12d3-a456-426614174000" },
      disks: {
        ...defaultSpec("desk").disks,
        ...{ storage: { kind: "folder", path: "/srv/a" }, storage2: { kind: "folder", path: "/srv/b" } },
      },
    };
    const clone = cloneSpec(spec, "copy");
    assert.deepEqual(findClashes(clone, { ...nothing, containers: [spec], desktops: [{ name: "desk", spec }] }), []);
    assert.deepEqual(clone.windows, spec.windows);
    assert.equal(clone.hardware.uuid, undefined);
    assert.deepEqual(clone.network, { ports: [port(0)], networks: [{ name: "lan" }] });
    assert.deepEqual(clone.disks.storage2, { kind: "volume", name: "copy-storage2" });
  });
});
