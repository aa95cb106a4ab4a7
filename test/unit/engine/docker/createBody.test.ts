import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBody } from "../../../../src/engine/docker/createBody";

describe("createBody", () => {
  it("leaves to the engine what is not asked for", () => {
    assert.deepEqual(createBody({ image: "app" }), {
      Image: "app",
      ExposedPorts: {},
      HostConfig: { PortBindings: {} },
    });
  });

  it("asks for accelerators and kernel parameters as docker run does", () => {
    const body = createBody({
      image: "app",
      gpus: [{ count: "all" }, { driver: "nvidia", deviceIds: ["0"], capabilities: ["utility"], options: { a: "b" } }],
      sysctls: { "net.ipv4.ip_forward": "1" },
    });
    assert.deepEqual(body.HostConfig, {
      PortBindings: {},
      DeviceRequests: [
        { Count: -1, Capabilities: [["gpu"]] },
        { Driver: "nvidia", DeviceIDs: ["0"], Capabilities: [["gpu", "utility"]], Options: { a: "b" } },
      ],
      Sysctls: { "net.ipv4.ip_forward": "1" },
    });
  });

  it("carries everything that is asked for", () => {
    const body = createBody({
      image: "app",
      name: "web",
      command: ["serve"],
      entrypoint: ["/bin/app"],
      environment: { A: "1", B: "" },
      labels: { team: "a" },
      ports: [
        { hostPort: 8080, containerPort: 80, protocol: "tcp" },
        { hostIp: "127.0.0.1", hostPort: 0, containerPort: 80, protocol: "tcp" },
        { hostPort: 53, containerPort: 53, protocol: "udp" },
      ],
      mounts: [{ kind: "bind", source: "/srv", target: "/data", access: "readOnly" }],
      memoryBytes: 2 ** 30,
      cpus: 1.5,
      isolation: "process",
      network: "lab",
      capabilities: ["NET_ADMIN"],
      devices: ["/dev/kvm", "/dev/net/tun:/dev/tun:rw", "class/GUID"],
      restart: "unless-stopped",
      stopTimeoutSeconds: 120,
      terminal: "terminal",
    });
    assert.deepEqual(body, {
      Image: "app",
      Cmd: ["serve"],
      Entrypoint: ["/bin/app"],
      Env: ["A=1", "B="],
      Labels: { team: "a" },
      StopTimeout: 120,
      Tty: true,
      OpenStdin: true,
      ExposedPorts: { "80/tcp": {}, "53/udp": {} },
      NetworkingConfig: { EndpointsConfig: { lab: {} } },
      HostConfig: {
        PortBindings: {
          "80/tcp": [{ HostPort: "8080" }, { HostIp: "127.0.0.1", HostPort: "" }],
          "53/udp": [{ HostPort: "53" }],
        },
        Mounts: [{ Type: "bind", Source: "/srv", Target: "/data", ReadOnly: true }],
        Memory: 1_073_741_824,
        NanoCpus: 1_500_000_000,
        Isolation: "process",
        NetworkMode: "lab",
        CapAdd: ["NET_ADMIN"],
        Devices: [
          { PathOnHost: "/dev/kvm", PathInContainer: "/dev/kvm", CgroupPermissions: "rwm" },
          { PathOnHost: "/dev/net/tun", PathInContainer: "/dev/tun", CgroupPermissions: "rw" },
          { PathOnHost: "class/GUID" },
        ],
        RestartPolicy: { Name: "unless-stopped" },
      },
    });
  });
});
