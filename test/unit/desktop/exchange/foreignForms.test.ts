import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { emptyForm } from "../../../../src/desktop/exchange/containerForm";
import { formOfSpec } from "../../../../src/desktop/exchange/formOfSpec";
import { interpolate, readDuration, readEnvFile, writeDuration } from "../../../../src/desktop/exchange/composeText";
import { readCompose } from "../../../../src/desktop/exchange/readCompose";
import { readDesktopFile } from "../../../../src/desktop/exchange/readDesktopFile";
import { readKubernetes } from "../../../../src/desktop/exchange/readKubernetes";
import { readPorts } from "../../../../src/desktop/runWords/portText";
import { readRunLine } from "../../../../src/desktop/exchange/readRunLine";
import { specOfForm } from "../../../../src/desktop/exchange/specOfForm";
import { defaultSpec, type DesktopSpec } from "../../../../src/desktop/spec";

function specOfCompose(text: string, values: Readonly<Record<string, string>> = {}): DesktopSpec {
  const file = readCompose(text, values);
  const read = file?.read(file.services[0]?.name ?? "");
  assert.ok(read);
  return specOfForm(read.form);
}

describe("desktops that others made", () => {
  it("are read from WinBoat's file", () => {
    const spec = specOfCompose(`
name: winboat
volumes:
  data: null
services:
  windows:
    image: ghcr.io/dockur/windows:6.03
    container_name: WinBoat
    environment:
      VERSION: "11"
      RAM_SIZE: 4G
      CPU_CORES: "4"
      DISK_SIZE: 64G
      USERNAME: me
      PASSWORD: secret
      HOME: /home/me
      LANGUAGE: English
      USER_PORTS: 7148,7150
      HOST_PORTS: "7149"
      ARGUMENTS: "-qmp tcp:0.0.0.0:7149,server,wait=off"
    cap_add:
      - NET_ADMIN
    privileged: true
    ports:
      - 127.0.0.1:47270:8006
      - 127.0.0.1:47273:3389/tcp
      - 127.0.0.1:47273:3389/udp
    stop_grace_period: 120s
    restart: on-failure
    volumes:
      - data:/storage
      - /home/me:/shared
      - /dev/bus/usb:/dev/bus/usb
      - ./oem:/oem
    devices:
      - /dev/kvm
`);
    assert.equal(spec.name, "WinBoat");
    assert.deepEqual(spec.windows, { version: "11", language: "English", oemFolder: "./oem" });
    assert.deepEqual(spec.hardware, { ramSize: "4G", coreCount: "4", acceleration: "kvm" });
    assert.deepEqual(spec.disks, { diskSize: "64G", storage: { kind: "volume", name: "data" } });
    assert.deepEqual(spec.network.userPorts, "7148,7150");
    assert.deepEqual(spec.network.ports?.[2], {
      hostIp: "127.0.0.1",
      hostPort: 47273,
      containerPort: 3389,
      protocol: "udp",
    });
    assert.deepEqual(spec.sharing, { folder: "/home/me" });
    assert.deepEqual(spec.access, { userName: "me", password: "secret" });
    assert.deepEqual(spec.advanced, {
      arguments: "-qmp tcp:0.0.0.0:7149,server,wait=off",
      restart: "on-failure",
      stopSeconds: 120,
      privileged: true,
      mounts: [{ kind: "bind", source: "/dev/bus/usb", target: "/dev/bus/usb", access: "readWrite" }],
    });
    assert.deepEqual(spec.otherVariables, {});
  });

  it("are read from WinApps' file, with what its variables and its .env stand for", () => {
    const text = `
services:
  windows:
    image: ghcr.io/dockur/windows:latest
    container_name: WinApps
    environment:
      - VERSION=11
      - PASSWORD=\${WINDOWS_PASSWORD}
      - RAM_SIZE=\${RAM:-8G}
    group_add: [keep-groups]
    volumes:
      - type: volume
        source: data
        target: /storage
      - \${HOME}:/shared
      - { type: bind, source: ./oem, target: /oem, bind: { selinux: Z } }
    devices:
      - { source: /dev/kvm, target: /dev/kvm }
    ports:
      - { target: 3389, published: "3389", host_ip: 127.0.0.1 }
volumes:
  data: { name: winapps-data }
`;
    const spec = specOfCompose(text, { HOME: "/home/me", ...readEnvFile('# mine\nexport WINDOWS_PASSWORD="p w"\n') });
    assert.equal(spec.access.password, "p w");
    assert.equal(spec.hardware.ramSize, "8G");
    assert.deepEqual(spec.disks.storage, { kind: "volume", name: "winapps-data" });
    assert.deepEqual(spec.sharing, { folder: "/home/me" });
    assert.equal(spec.advanced.selinux, "private");
    assert.deepEqual(spec.advanced.groups, ["keep-groups"]);
    assert.deepEqual(spec.network.ports, [
      { hostIp: "127.0.0.1", hostPort: 3389, containerPort: 3389, protocol: "tcp" },
    ]);
  });

  it("are the services whose image is a desktop's, and what has no place in a spec is named", () => {
    const file = readCompose(`
services:
  db: { image: postgres }
  win: { image: dockurr/windows, healthcheck: { test: x }, environment: [PASSWORD] }
  mac: { image: dockurr/macos }
`);
    assert.deepEqual(file?.services, [{ name: "win", image: "dockurr/windows" }]);
    const read = file.read("win");
    assert.deepEqual(read.leftOut, ["healthcheck"]);
    assert.deepEqual(read.form.asked, ["PASSWORD"]);
  });

  it("are read from a run line over several lines, in any way to write a flag", () => {
    const read = readRunLine(`sudo docker run -d --restart=on-failure:3 --cpus 2 -m8g -h=desk -u1000 -w /srv \\
  --env 'PASSWORD=it is' -eVERSION=10 -p3390:3389/udp -v win:/storage:Z --device /dev/kvm \\
  --mount type=bind,src=/srv/share,dst=/data,readonly --net lan --ip 10.0.0.5 --privileged=true dockurr/windows:5.14`);
    assert.ok(read);
    assert.deepEqual(read.leftOut, ["--cpus", "-m", "-h", "-u", "-w"]);
    const spec = specOfForm(read.form);
    assert.equal(spec.image, "dockurr/windows:5.14");
    assert.equal(spec.access.password, "it is");
    assert.equal(spec.windows.version, "10");
    assert.equal(spec.advanced.restart, "on-failure:3");
    assert.equal(spec.advanced.privileged, true);
    assert.deepEqual(spec.network.networks, [{ name: "lan", address: "10.0.0.5" }]);
    assert.deepEqual(spec.advanced.mounts, [
      { kind: "bind", source: "/srv/share", target: "/data", access: "readOnly" },
    ]);
  });

  it("are read from a line of a Windows shell, with its paths and its ways to go on", () => {
    for (const end of ["^\r\n", "`\n"]) {
      const read = readRunLine(
        `docker run -d ${end} -v C:\\my\\win:/storage ${end} --mount type=bind,source="D:\\a b",target=/shared -e A=x dockurr/windows`,
      );
      assert.deepEqual(read?.leftOut, []);
      assert.deepEqual(
        read.form.mounts.map(({ source, target }) => [source, target]),
        [
          ["C:/my/win", "/storage"],
          ["D:\\a b", "/shared"],
        ],
      );
    }
  });

  it("keep what stands in single quotes, whatever it would mean outside of them", () => {
    const command = "cd $(pwd)\\\nC:\\tools\\x ^\n$HOME";
    const read = readRunLine(`docker run -e 'COMMAND=${command}' -v "$(pwd)/win:/storage" dockurr/windows`, {
      HOME: "/h",
    });
    assert.equal(read?.form.environment.COMMAND, command);
    assert.equal(read.form.mounts[0]?.source, "./win");
  });

  it("have each mount once again, whichever of its places the image looks at", () => {
    const line = "docker run --name win -v /a:/shared:ro -v /b:/data -v win:/storage dockurr/windows";
    const spec = specOfForm(readRunLine(line)?.form ?? emptyForm);
    const targets = formOfSpec(spec, { secrets: "written", defaults: "leftOut" }).mounts.map(({ target }) => target);
    assert.equal(spec.sharing.folder, undefined);
    assert.deepEqual(targets.toSorted(), ["/data", "/shared", "/storage"]);
  });

  it("are read from a pod", () => {
    const read = readKubernetes(`
apiVersion: v1
kind: Pod
metadata: { name: win }
spec:
  restartPolicy: Never
  nodeSelector: { kvm: "true" }
  containers:
    - name: windows
      image: docker.io/dockurr/windows:6.05
      env: [{ name: PASSWORD, valueFrom: { secretKeyRef: { name: s, key: p } } }, { name: RAM_SIZE, value: 8G }]
      resources: {}
      volumeMounts: [{ name: disk, mountPath: /storage }, { name: kvm, mountPath: /dev/kvm }]
  volumes:
    - { name: disk, hostPath: { path: /srv/win } }
    - { name: kvm, hostPath: { path: /dev/kvm, type: CharDevice } }
`)?.read("win");
    assert.ok(read);
    assert.deepEqual(read.leftOut, ["nodeSelector", "resources"]);
    assert.deepEqual(read.form.asked, ["PASSWORD"]);
    const spec = specOfForm(read.form);
    assert.deepEqual(spec, {
      ...defaultSpec("win"),
      image: "docker.io/dockurr/windows:6.05",
      hardware: { ramSize: "8G", coreCount: "2", acceleration: "kvm" },
      disks: { diskSize: "64G", storage: { kind: "folder", path: "/srv/win" } },
    });
  });

  it("are read from a StatefulSet, and what only a cluster gives them is named by its path", () => {
    const read = readKubernetes(`
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: win }
spec:
  volumeClaimTemplates: [{ metadata: { name: disk }, spec: {} }]
  template:
    spec:
      containers:
        - name: windows
          image: dockurr/windows:6.05
          volumeMounts:
            - { name: disk, mountPath: /storage }
            - { name: script, mountPath: /oem }
            - { name: scratch, mountPath: /shared }
            - { name: host, mountPath: /data, subPath: deep }
      volumes:
        - { name: script, configMap: { name: oem } }
        - { name: scratch, emptyDir: {} }
        - { name: host, hostPath: { path: /srv } }
`)?.read("win");
    assert.ok(read);
    assert.deepEqual(read.form.mounts, [{ kind: "volume", source: "disk", target: "/storage", access: "readWrite" }]);
    assert.deepEqual(read.leftOut, ["/oem", "/shared", "/data"]);
  });

  it("are nothing in a text that is no such file", () => {
    assert.equal(readCompose("a: 1"), undefined);
    assert.equal(readCompose(""), undefined);
    assert.equal(readRunLine("docker ps"), undefined);
    assert.equal(readKubernetes("kind: Service"), undefined);
  });
});

describe("the words of Compose", () => {
  it("fill in variables as documented", () => {
    const values = { A: "1", EMPTY: "" };
    const cases: readonly (readonly [string, string])[] = [
      ["$A-${A}", "1-1"],
      ["$$A", "$A"],
      ["${B-x}${EMPTY-x}${EMPTY:-y}", "xy"],
      ["${A:+set}${B+set}", "set"],
    ];
    for (const [text, expected] of cases) {
      assert.deepEqual(interpolate(text, values), { text: expected, unknown: [] }, text);
    }
    assert.deepEqual(interpolate("${B}${C:?needed}", values).unknown, ["B", "C"]);
  });

  it("give every time back as it was", () => {
    fc.assert(fc.property(fc.nat(100_000), (seconds) => assert.equal(readDuration(writeDuration(seconds)), seconds)));
    assert.equal(readDuration("1h2m3.5s"), 3724);
    assert.equal(readDuration("soon"), undefined);
  });

  it("take a range for its ports", () => {
    assert.deepEqual(readPorts("8000-8001:80-81/udp"), [
      { hostPort: 8000, containerPort: 80, protocol: "udp" },
      { hostPort: 8001, containerPort: 81, protocol: "udp" },
    ]);
    assert.equal(readPorts("http"), undefined);
  });
});

describe("accelerators and kernel parameters", () => {
  const service = (lines: string): string => `services:\n  win:\n    image: dockurr/windows:6.05\n${lines}`;

  function readService(lines: string): { readonly spec: DesktopSpec; readonly leftOut: readonly string[] } {
    const read = readCompose(service(lines))?.read("win");
    assert.ok(read);
    return { spec: specOfForm(read.form), leftOut: read.leftOut };
  }

  it("are read from both of Compose's ways", () => {
    const short = readService("    gpus: all\n    sysctls: [net.ipv4.ip_forward=1]\n");
    assert.deepEqual(short.spec.advanced.gpus, [{ count: "all" }]);
    assert.deepEqual(short.spec.advanced.sysctls, { "net.ipv4.ip_forward": "1" });
    assert.deepEqual(short.leftOut, []);
    const long = readService(
      "    gpus:\n      - driver: nvidia\n        count: 2\n    sysctls: { net.core.somaxconn: 1024 }\n",
    );
    assert.deepEqual(long.spec.advanced.gpus, [{ driver: "nvidia", count: 2 }]);
    assert.deepEqual(long.spec.advanced.sysctls, { "net.core.somaxconn": "1024" });
    const devices = "[{ capabilities: [gpu, utility], device_ids: ['0', '3'] }, { capabilities: [gpu] }]";
    const reserved = readService(`    deploy: { resources: { reservations: { devices: ${devices} } } }\n`);
    assert.deepEqual(reserved.spec.advanced.gpus, [
      { deviceIds: ["0", "3"], capabilities: ["utility"] },
      { count: "all" },
    ]);
    assert.deepEqual(reserved.leftOut, []);
  });

  it("do not hide what else a service reserves, limits, or asks for", () => {
    const limits =
      "    deploy: { resources: { limits: { memory: 8G }, reservations: { devices: [{ capabilities: [gpu] }] } } }\n";
    assert.deepEqual(readService(limits).leftOut, ["deploy"]);
    assert.deepEqual(readService(limits).spec.advanced.gpus, [{ count: "all" }]);
    const other = "    deploy: { resources: { reservations: { devices: [{ capabilities: [tpu] }] } } }\n";
    assert.deepEqual(readService(other).leftOut, ["deploy"]);
    assert.equal(readService(other).spec.advanced.gpus, undefined);
    assert.deepEqual(readService("    gpus: some\n").leftOut, ["gpus"]);
  });

  it("are read from a run line in all of its words", () => {
    const flags = [
      "--gpus all",
      "--gpus=2",
      `--gpus '"device=0,GPU-3a","capabilities=compute,utility"'`,
      `--gpus 'driver=nvidia,count=1,"options=a=b,""c=d,e"""'`,
      "--device nvidia.com/gpu=all",
      "--sysctl net.ipv4.ip_forward=1",
    ];
    const read = readRunLine(`docker run --name win ${flags.join(" ")} dockurr/windows:6.05`);
    assert.ok(read);
    assert.deepEqual(read.leftOut, []);
    const { gpus, sysctls, devices } = specOfForm(read.form).advanced;
    assert.deepEqual(gpus, [
      { count: "all" },
      { count: 2 },
      { deviceIds: ["0", "GPU-3a"], capabilities: ["compute", "utility"] },
      { driver: "nvidia", count: 1, options: { a: "b", c: "d,e" } },
      { driver: "cdi", deviceIds: ["nvidia.com/gpu=all"] },
    ]);
    assert.deepEqual(sysctls, { "net.ipv4.ip_forward": "1" });
    assert.equal(devices, undefined);
  });

  it("are named where they cannot be read", () => {
    const read = readRunLine("docker run --gpus some --sysctl wrong dockurr/windows:6.05");
    assert.deepEqual(read?.leftOut, ["--gpus", "--sysctl"]);
  });
});

describe("the settings of a development container that name an image", () => {
  const settings = `{
    // Made by hand.
    "name": "Windows for us",
    "image": "dockurr/windows:6.05",
    "runArgs": ["--gpus", "all", "--sysctl=net.ipv4.ip_forward=1", "--device=/dev/kvm", "--stop-timeout", "150"],
    "capAdd": ["NET_ADMIN", "SYS_ADMIN"],
    "securityOpt": ["seccomp=unconfined"],
    "containerEnv": { "VERSION": "10", "PASSWORD": "\${localEnv:WIN_PASSWORD}", "RAM_SIZE": "\${localEnv:WIN_RAM:6G}" },
    "mounts": [
      "source=disk,target=/storage,type=volume",
      { "type": "bind", "source": "\${localWorkspaceFolder}/oem", "target": "/oem" },
    ],
    "appPort": [8006, "127.0.0.1:13389:3389"],
    "forwardPorts": [8006],
  }`;

  it("are read as the line that would run it", () => {
    const values = { localWorkspaceFolder: "..", WIN_PASSWORD: "secret" };
    const [desktop, ...others] = readDesktopFile(settings, values);
    const read = desktop?.read();
    assert.ok(read && others.length === 0);
    const { name, advanced, windows, hardware, access, disks, network } = specOfForm(read.form);
    assert.deepEqual(network.ports, [
      { hostPort: 8006, containerPort: 8006, protocol: "tcp" },
      { hostIp: "127.0.0.1", hostPort: 13389, containerPort: 3389, protocol: "tcp" },
    ]);
    assert.equal(name, "Windows-for-us");
    assert.deepEqual(advanced.gpus, [{ count: "all" }]);
    assert.deepEqual(advanced.sysctls, { "net.ipv4.ip_forward": "1" });
    assert.deepEqual([advanced.capabilities, advanced.stopSeconds], [["SYS_ADMIN"], 150]);
    assert.deepEqual([windows.version, windows.oemFolder], ["10", "../oem"]);
    assert.deepEqual(
      [hardware.ramSize, access.password, disks.storage],
      ["6G", "secret", { kind: "volume", name: "disk" }],
    );
    assert.deepEqual(read.leftOut, ["--security-opt"]);
  });

  it("are not taken for them where they name none, nor a Compose file in JSON", () => {
    assert.deepEqual(readDesktopFile('{ "name": "x", "build": {} }', {}), []);
    const compose = '{ "services": { "win": { "image": "dockurr/windows:6.05" } } }';
    assert.deepEqual(
      readDesktopFile(compose, {}).map(({ name }) => name),
      ["win"],
    );
  });
});
