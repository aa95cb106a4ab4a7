import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { imageConfigOf, likeBody, otherNetworks, recordToCopy } from "../../../../src/engine/docker/likeBody";

const id = "0123456789abcdef0123456789abcdef";

function recordOf(config: object, host: object = {}, more: object = {}) {
  return recordToCopy.parse({
    Id: id,
    Image: "sha256:1",
    Config: { Image: "desk:1", ...config },
    HostConfig: { NetworkMode: "own", ...host },
    NetworkSettings: { Networks: {} },
    ...more,
  });
}

const noImage = imageConfigOf(undefined);

describe("likeBody", () => {
  it("keeps what nobody here knows", () => {
    const record = recordOf({ StopTimeout: 90, Later: { a: 1 } }, { Sysctls: { "net.a": "1" }, ShmSize: 5 });
    const body = likeBody(record, noImage, { name: "desk" }) as Record<string, unknown>;
    assert.equal(body.StopTimeout, 90);
    assert.deepEqual(body.Later, { a: 1 });
    const host = body.HostConfig as Record<string, unknown>;
    assert.deepEqual([host.Sysctls, host.ShmSize], [{ "net.a": "1" }, 5]);
  });

  it("leaves to the new image what the old one said, and the engine its names", () => {
    const image = imageConfigOf({
      Config: {
        Env: ["PATH=/bin", "VERSION=11"],
        Entrypoint: ["/old"],
        Labels: { a: "1" },
        Volumes: { "/storage": {} },
      },
    });
    const record = recordOf({
      ...{ Env: ["PATH=/bin", "VERSION=11", "MINE=yes"], Entrypoint: ["/old"], Volumes: { "/storage": {} } },
      ...{ Labels: { a: "1", "com.docker.compose.project": "p" }, Hostname: id.slice(0, 12) },
    });
    const body = likeBody(record, image, { name: "desk", image: "desk:2" }) as Record<string, unknown>;
    assert.deepEqual(body.Env, ["MINE=yes"]);
    assert.deepEqual(body.Labels, { "com.docker.compose.project": "p" });
    assert.deepEqual(body.Volumes, {});
    assert.equal(body.Image, "desk:2");
    assert.ok(!("Entrypoint" in body) && !("Hostname" in body));
  });

  it("changes and removes variables, mounts and devices", () => {
    const record = recordOf(
      { Env: ["RAM_SIZE=4G", "VM_NET_IP=1", "KEPT=1"] },
      {
        Binds: ["/srv/a:/data:ro", "/srv/b:/kept"],
        Mounts: [{ Type: "volume", Source: "s", Target: "/storage" }],
        Devices: [{ PathOnHost: "/dev/kvm", PathInContainer: "/dev/kvm", CgroupPermissions: "rwm" }],
      },
    );
    const body = likeBody(record, noImage, {
      name: "desk",
      environment: { set: { RAM_SIZE: "8G" }, unset: ["VM_NET_IP"] },
      mounts: {
        remove: ["/data", "/shared"],
        add: [{ kind: "bind", source: "/x", target: "/shared", access: "readWrite" }],
      },
      devices: { remove: ["/dev/kvm"], add: [] },
    }) as { Env: unknown; HostConfig: { Binds: unknown; Mounts: { Target: string }[]; Devices: unknown } };
    assert.deepEqual(body.Env, ["KEPT=1", "RAM_SIZE=8G"]);
    assert.deepEqual(body.HostConfig.Binds, ["/srv/b:/kept"]);
    assert.deepEqual(
      body.HostConfig.Mounts.map(({ Target }) => Target),
      ["/storage", "/shared"],
    );
    assert.deepEqual(body.HostConfig.Devices, []);
  });

  it("keeps the rules for devices, or has those that it is given", () => {
    const record = recordOf({}, { DeviceCgroupRules: ["c 189:* rwm"] });
    const rulesWith = (changes: object): unknown =>
      (likeBody(record, noImage, { name: "desk", ...changes }) as { HostConfig: { DeviceCgroupRules: unknown } })
        .HostConfig.DeviceCgroupRules;
    assert.deepEqual(rulesWith({}), ["c 189:* rwm"]);
    assert.deepEqual(rulesWith({ deviceRules: ["c 189:* rwm", "c *:* rwm"] }), ["c 189:* rwm", "c *:* rwm"]);
  });

  it("runs another command, with other ports and more memory, where that is wanted", () => {
    const PortBindings = { "80/tcp": [{ HostIp: "", HostPort: "8080" }] };
    const record = recordOf({ Cmd: ["powershell"] }, { PortBindings, Memory: 1 });
    const bodyWith = (changes: object) => {
      const body = likeBody(record, noImage, { name: "desk", ...changes }) as Record<string, unknown>;
      const host = body.HostConfig as Record<string, unknown>;
      return [body.Cmd, host.PortBindings, host.Memory];
    };
    const ports = [{ hostPort: 0, containerPort: 80, protocol: "tcp" }];

    assert.deepEqual(bodyWith({}), [["powershell"], PortBindings, 1]);
    assert.deepEqual(bodyWith({ command: ["cmd.exe"], ports, memoryBytes: 2 }), [
      ...[["cmd.exe"], { "80/tcp": [{ HostPort: "" }] }, 2],
    ]);
  });

  it("takes a volume along that the engine made because the image wants one", () => {
    const record = recordOf({}, {}, { Mounts: [{ Type: "volume", Name: "f00", Destination: "/storage", RW: true }] });
    const { HostConfig: host } = likeBody(record, noImage, { name: "desk" });
    assert.deepEqual(host.Mounts, [{ Type: "volume", Source: "f00", Target: "/storage", ReadOnly: false }]);
  });

  it("joins all networks again, with the addresses that were asked for alone", () => {
    const Networks = {
      own: { IPAMConfig: { IPv4Address: "10.0.0.9" }, Aliases: ["win", id.slice(0, 12)], NetworkID: "n1" },
      second: { IPAMConfig: null, NetworkID: "n2" },
    };
    const record = recordOf({}, {}, { NetworkSettings: { Networks } });
    const { NetworkingConfig: networking } = likeBody(record, noImage, { name: "desk" });
    assert.deepEqual(networking.EndpointsConfig, {
      own: { IPAMConfig: { IPv4Address: "10.0.0.9" }, Aliases: ["win"] },
    });
    assert.deepEqual(otherNetworks(record), [["second", {}]]);
  });

  it("isolates the other one as it is told, and leaves the rest of a Windows container as it was", () => {
    const host = { Isolation: "process", NetworkMode: "default", CpuCount: 2 };
    const networks = { NetworkSettings: { Networks: { nat: { NetworkID: "n1", Aliases: ["web"] } } } };
    const record = recordOf({}, host, networks);
    const body = likeBody(record, noImage, { name: "desk", isolation: "hyperv" });
    assert.equal(body.HostConfig.Isolation, "hyperv");
    assert.equal((body.HostConfig as Record<string, unknown>).CpuCount, 2);
    // The network that an engine takes by itself is not joined a second time.
    assert.deepEqual(Object.keys(body.NetworkingConfig.EndpointsConfig), ["nat"]);
    assert.deepEqual(otherNetworks(record), []);
  });
});
