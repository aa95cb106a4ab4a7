import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseContainer } from "../../../src/desktop/containerRecord";
import inspects from "../engine/docker/fixtures/inspects.json";

describe("parseContainer", () => {
  it("tells all that a recorded desktop was created with", () => {
    const { id, startedAt, environment, ...record } = parseContainer(inspects.desktop);

    assert.match(id, /^[0-9a-f]{64}$/);
    assert.ok(startedAt > 1_700_000_000);
    assert.deepEqual([environment.VERSION, environment.RAM_SIZE, environment.USERNAME], ["11", "4G", ""]);
    assert.deepEqual(record, {
      name: "desk",
      image: "busybox:latest",
      status: "running",
      exitCode: 0,
      outOfMemory: false,
      restartCount: 0,
      finishedAt: 0,
      startFailure: undefined,
      labels: { "windows-containers.desktop": "desk" },
      mounts: [
        { kind: "bind", source: "/srv/shared", target: "/shared", access: "readOnly", selinux: "private" },
        { kind: "volume", source: "desk", target: "/storage", access: "readWrite" },
      ],
      networks: ["desk"],
      settings: {
        ports: [
          { hostIp: "127.0.0.1", hostPort: 13389, containerPort: 3389, protocol: "tcp" },
          { hostIp: "127.0.0.1", hostPort: 13389, containerPort: 3389, protocol: "udp" },
        ],
        devices: ["/dev/null:/dev/kvm:rwm"],
        deviceRules: ["c 10:232 rwm"],
        capabilities: ["NET_ADMIN"],
        groups: ["993"],
        gpus: [],
        sysctls: {},
        privileged: false,
        removeAfterStop: false,
        terminal: true,
        restart: "on-failure:3",
        stopSeconds: 120,
        addresses: { desk: "10.215.0.20" },
      },
      leftOut: [],
    });
  });

  it("names the settings that a spec has no place for", () => {
    const { HostConfig } = inspects.desktop;
    const given = {
      DeviceRequests: [
        {
          Driver: "",
          Count: -1,
          Capabilities: [
            ["gpu", "nvidia"],
            ["gpu", "amd"],
          ],
        },
      ],
      Memory: 8 * 1024 ** 3,
      NanoCpus: 2_000_000_000,
      Dns: ["10.0.0.53"],
      ExtraHosts: ["build:10.0.0.7"],
      Ulimits: [{ Name: "memlock", Hard: -1, Soft: -1 }],
      ShmSize: 1024 ** 3,
    };
    const leftOutOf = (more: object): readonly string[] | undefined =>
      parseContainer({ ...inspects.desktop, HostConfig: { ...HostConfig, ...more } }).leftOut;
    assert.deepEqual([...(leftOutOf(given) ?? [])].sort(), [
      "--add-host",
      "--cpus",
      "--dns",
      "--gpus",
      "--memory",
      "--shm-size",
      "--ulimit",
    ]);
    assert.deepEqual(leftOutOf({ SecurityOpt: ["label=disable"], Privileged: true }), []);
    assert.deepEqual(leftOutOf({ SecurityOpt: ["seccomp=unconfined"] }), ["--security-opt"]);
  });

  it("tells the accelerators and kernel parameters that it was given", () => {
    const { HostConfig } = inspects.desktop;
    const more = {
      DeviceRequests: [
        { Driver: "", Count: -1, DeviceIDs: null, Capabilities: [["gpu"]], Options: {} },
        { Driver: "nvidia", Count: 0, DeviceIDs: ["0", "2"], Capabilities: [["utility", "gpu"]], Options: { a: "b" } },
        { Driver: "cdi", Count: 0, DeviceIDs: ["nvidia.com/gpu=all"], Capabilities: null, Options: null },
      ],
      Sysctls: { "net.ipv4.ip_forward": "1" },
    };
    const { settings, leftOut } = parseContainer({ ...inspects.desktop, HostConfig: { ...HostConfig, ...more } });
    assert.deepEqual(settings?.gpus, [
      { count: "all" },
      { driver: "nvidia", deviceIds: ["0", "2"], capabilities: ["utility"], options: { a: "b" } },
      { driver: "cdi", deviceIds: ["nvidia.com/gpu=all"] },
    ]);
    assert.deepEqual(settings.sysctls, { "net.ipv4.ip_forward": "1" });
    assert.deepEqual(leftOut, []);
  });

  it("tells when a recorded one ended, and with what", () => {
    const { status, exitCode, startedAt, finishedAt } = parseContainer(inspects.ended);

    assert.deepEqual([status, exitCode], ["exited", 3]);
    assert.ok(startedAt > 1_700_000_000 && Math.abs(finishedAt - startedAt) < 5);
  });

  it("has no time of a recorded one that was never started, and no settings that nobody asked for", () => {
    const { status, startedAt, finishedAt, settings } = parseContainer(inspects.created);

    assert.deepEqual([status, startedAt, finishedAt], ["created", 0, 0]);
    assert.deepEqual(
      [settings?.ports, settings?.restart, settings?.stopSeconds, settings?.addresses],
      [[], "no", undefined, {}],
    );
  });
});
