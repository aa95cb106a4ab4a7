import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ContainerRecord } from "../../../src/desktop/containerRecord";
import { desktopRunOptions, randomPassword } from "../../../src/desktop/create/createDesktop";
import { desktopLabel } from "../../../src/desktop/labels";
import { readSpec } from "../../../src/desktop/spec/readSpec";
import { parseDiskSize, parseRamSize } from "../../../src/desktop/spec/size";
import { defaultSpec, desktopSpecSchema, type DesktopSpec } from "../../../src/desktop/spec";
import { specProblems, type HostLimits } from "../../../src/desktop/spec/specProblems";
import { findVersion, windowsVersions } from "../../../src/desktop/spec/versions";

const host: HostLimits = {
  memoryBytes: 16 * 1024 ** 3,
  cpuCount: 4,
  architecture: "x86_64",
  containerNames: ["taken"],
};

function problemsOf(change: (spec: DesktopSpec) => DesktopSpec, limits: HostLimits = host): readonly string[] {
  const problems = specProblems(change(defaultSpec("win")), limits);
  return problems.map(({ field, kind, severity }) => `${field}: ${kind} (${severity})`);
}

function withHardware(change: Partial<DesktopSpec["hardware"]>): (spec: DesktopSpec) => DesktopSpec {
  return (spec) => ({ ...spec, hardware: { ...spec.hardware, ...change } });
}

describe("amounts", () => {
  it("follow the images' grammar", () => {
    assert.deepEqual(parseRamSize("8G"), { kind: "amount", mebibytes: 8192 });
    assert.deepEqual(parseRamSize("8gb"), { kind: "amount", mebibytes: 8192 });
    assert.deepEqual(parseRamSize("129"), { kind: "amount", mebibytes: 129 * 1024 });
    assert.deepEqual(parseRamSize("130"), { kind: "amount", mebibytes: 130 });
    assert.deepEqual(parseRamSize("'half'"), { kind: "half" });
    assert.deepEqual(parseDiskSize("256"), { kind: "amount", mebibytes: 256 * 1024 });
    assert.deepEqual(parseDiskSize("max"), { kind: "max" });
    assert.equal(parseRamSize("plenty"), undefined);
    assert.equal(parseDiskSize(""), undefined);
  });
});

describe("versions", () => {
  it("are found by any spelling that the image accepts", () => {
    for (const spelling of ["11", "win11", "Windows 11", '"11p"', "pro11"]) {
      assert.equal(findVersion(spelling)?.key, "11", spelling);
    }
    assert.equal(findVersion("windows 98 se")?.key, "98");
    assert.equal(findVersion("hyper v")?.key, "hv");
    assert.equal(findVersion("core 11")?.key, "core11");
    assert.equal(findVersion("windowsxp64")?.key, "xp64");
  });

  it("leave an address or a file to be a custom medium", () => {
    assert.equal(findVersion("https://example.com/my.iso"), undefined);
  });

  it("have no spelling that means two of them", () => {
    const spellings = windowsVersions.flatMap(({ key, aliases }) => [key, ...aliases]);
    assert.deepEqual(spellings, [...new Set(spellings)]);
  });

  it("offer the documented set first", () => {
    assert.equal(windowsVersions.filter(({ rank }) => rank === "usual").length, 24);
  });
});

describe("the problems of a spec", () => {
  it("are none for the defaults", () => {
    assert.deepEqual(
      problemsOf((spec) => spec),
      [],
    );
  });

  it("say when more is asked for than is free on the host", () => {
    const room = { ...host, freeMemoryBytes: 3 * 1024 ** 3, freeDiskBytes: 40 * 1024 ** 3 };
    assert.deepEqual(
      problemsOf((spec) => spec, room),
      ["ramSize: memoryMoreThanFree (warning)", "diskSize: diskMoreThanFree (warning)"],
    );
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, disks: { ...spec.disks, allocate: true } }), {
        ...room,
        freeMemoryBytes: undefined,
      }),
      ["diskSize: diskMoreThanFree (error)"],
    );
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, disks: { ...spec.disks, diskSize: "max" } }), {
        ...host,
        freeDiskBytes: 1024 ** 3,
      }),
      ["diskSize: noRoomToInstall (warning)"],
    );
  });

  it("say what of the first logon will not be done", () => {
    assert.deepEqual(
      problemsOf((spec) => ({
        ...spec,
        windows: { version: "xp", oemFolder: "/srv/oem" },
        setup: { darkMode: true, script: "ver", scriptKind: "batch" },
      })),
      ["oemFolder: conflict (error)", "darkMode: conflict (warning)"],
    );
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, windows: { version: "11", oemFolder: "/srv/oem" } })),
      ["oemFolder: conflict (warning)"],
    );
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, setup: { packages: ["Git.Git & calc"] } })),
      ["packages: malformed (error)"],
    );
  });

  it("are told beside the field that is malformed", () => {
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, name: "-x" })),
      ["name: malformed (error)"],
    );
    assert.deepEqual(problemsOf(withHardware({ ramSize: "lots" })), ["ramSize: malformed (error)"]);
    assert.deepEqual(problemsOf(withHardware({ coreCount: "0" })), ["coreCount: malformed (error)"]);
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, access: { userName: "Administrator" } })),
      ["userName: malformed (error)"],
    );
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, access: { userName: "Docker." } })),
      ["userName: malformed (error)"],
    );
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, access: { userName: "D", password: "x".repeat(128) } })),
      ["password: malformed (error)"],
    );
  });

  it("name a name that is taken", () => {
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, name: "taken" })),
      ["name: nameTaken (error)"],
    );
  });

  it("hold memory and disk against what the version needs", () => {
    assert.deepEqual(problemsOf(withHardware({ ramSize: "1G" })), ["ramSize: memoryTooSmall (error)"]);
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, disks: { ...spec.disks, diskSize: "16G" } })),
      ["diskSize: diskTooSmall (error)"],
    );
    assert.deepEqual(
      problemsOf((spec) => ({
        ...spec,
        windows: { version: "11", customIso: "/isos/own.iso" },
        hardware: { ...spec.hardware, ramSize: "129M" },
        disks: { ...spec.disks, diskSize: "99M" },
      })),
      ["ramSize: memoryTooSmall (error)", "diskSize: diskTooSmall (error)"],
    );
    assert.deepEqual(
      problemsOf((spec) => ({
        ...spec,
        windows: { version: "xp" },
        hardware: { ...spec.hardware, ramSize: "512M" },
        disks: { ...spec.disks, diskSize: "2G" },
      })),
      [],
    );
  });

  it("only warn of more than the engine's host has", () => {
    assert.deepEqual(problemsOf(withHardware({ ramSize: "64G", coreCount: "16" })), [
      "ramSize: memoryMoreThanHost (warning)",
      "coreCount: moreCoresThanHost (warning)",
    ]);
  });

  it("forbid a version that the ARM image does not install", () => {
    const arm = { ...host, architecture: "aarch64" };
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, windows: { version: "7u" } }), arm),
      ["version: versionNotOnArm64 (error)"],
    );
    assert.deepEqual(
      problemsOf((spec) => spec, arm),
      [],
    );
  });

  it("forbid a version that is neither known nor a medium, and warn of it where the image may know more", () => {
    const withVersion = (version: string, image = "dockurr/windows:6.05") =>
      problemsOf((spec) => ({ ...spec, image, windows: { version } })).filter((problem) =>
        problem.startsWith("version"),
      );
    for (const mistyped of ["windws11", "12", "12345", " ", "8.2", ".iso"]) {
      assert.deepEqual(withVersion(mistyped), ["version: versionUnknown (error)"], mistyped);
    }
    for (const fine of ["Windows 11", "https://example.com/get?os=11", "My Windows.ISO", "win.7z"]) {
      assert.deepEqual(withVersion(fine), [], fine);
    }
    assert.deepEqual(withVersion("12", "dockurr/windows:5.14"), ["version: versionUnknown (error)"]);
    assert.deepEqual(withVersion("12", "dockurr/windows:7.00"), ["version: versionUnknown (warning)"]);
    assert.deepEqual(withVersion("12", "dockurr/windows"), ["version: versionUnknown (warning)"]);
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, windows: { version: "12", customIso: "/isos/own.iso" } })),
      [],
    );
  });

  it("let no other variable win over a field, but for a value that the field cannot hold", () => {
    const others = { VERSION: "10", VM_NET_IP: "172.30.0.9", RAM_SIZE: "plenty", OF_SOMEONE: "else" };
    const problems = specProblems({ ...defaultSpec("win"), otherVariables: others }, host);
    assert.deepEqual(problems, [
      {
        field: "otherVariables",
        severity: "error",
        kind: "conflict",
        conflict: { kind: "haveFields", names: ["VERSION", "VM_NET_IP"] },
      },
      {
        field: "otherVariables",
        severity: "warning",
        kind: "conflict",
        conflict: { kind: "noValuesOfFields", names: ["RAM_SIZE"] },
      },
    ]);
  });

  it("forbid a storage that nothing keeps, and warn of a Windows that is never shut down", () => {
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, disks: { ...spec.disks, storagePath: "/var/win" } })),
      ["storagePath: conflict (error)"],
    );
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, disks: { ...spec.disks, storagePath: "/storage" } })),
      [],
    );
    assert.deepEqual(
      problemsOf((spec) => ({ ...spec, advanced: { ...spec.advanced, gracefulShutdown: false } })),
      ["gracefulShutdown: conflict (warning)"],
    );
  });

  it("warn of a screen that is open to all, on whichever port the container has it", () => {
    const open = (hostIp: string, containerPort: number, display: DesktopSpec["display"] = {}) =>
      problemsOf((spec) => ({
        ...spec,
        display,
        network: { ports: [{ hostIp, hostPort: 5000, containerPort, protocol: "tcp" }] },
      }));
    assert.deepEqual(open("0.0.0.0", 5900), ["ports: conflict (warning)"]);
    assert.deepEqual(open("0.0.0.0", 5907, { vncPort: 5907 }), ["ports: conflict (warning)"]);
    assert.deepEqual(open("0.0.0.0", 5900, { vncPort: 5907 }), []);
    assert.deepEqual(open("127.0.0.1", 5900), []);
    assert.deepEqual(open("0.0.0.0", 8100, { webPort: 8100 }), ["ports: conflict (warning)"]);
  });

  it("want a folder of the engine's host by its whole path", () => {
    const sharing = (folder: string) => (spec: DesktopSpec) => ({ ...spec, sharing: { folder } });
    assert.deepEqual(problemsOf(sharing("work")), ["folder: folderNotAbsolute (error)"]);
    assert.deepEqual(problemsOf(sharing("C:\\work")), []);
  });
});

describe("the container of a spec", () => {
  const spec: DesktopSpec = {
    ...defaultSpec("win"),
    access: { userName: "me", password: "secret" },
    sharing: { folder: "/home/me" },
    display: { audio: true },
    otherVariables: { OF_SOMEONE: "else" },
  };
  const options = desktopRunOptions(spec, { kvm: "available", tun: "available" }, "5f3a");

  it("is private, is not restarted by itself, and has time to shut down", () => {
    assert.equal(options.ports, undefined);
    assert.equal(options.terminal, undefined);
    assert.equal(options.restart, "no");
    assert.equal(options.stopTimeoutSeconds, 120);
    assert.equal(options.network, "win-network");
    assert.deepEqual(options.devices, ["/dev/kvm", "/dev/net/tun"]);
    assert.equal(options.image, "dockurr/windows:6.05");
  });

  it("gets only the devices that the engine's host has", () => {
    assert.deepEqual(desktopRunOptions(spec, { kvm: "missing", tun: "refused" }, "1").devices, []);
  });

  it("waits for no line of ours from a folder of the person's own", () => {
    const { labels } = desktopRunOptions(spec, { kvm: "available", tun: "available" }, undefined);
    assert.deepEqual(
      Object.keys(labels ?? {}).filter((label) => label.endsWith("ready-token")),
      [],
    );
  });

  it("reads back to the same spec", () => {
    const record: ContainerRecord = {
      id: "1",
      name: "win",
      image: options.image,
      status: "running",
      exitCode: 0,
      outOfMemory: false,
      restartCount: 0,
      startedAt: 0,
      finishedAt: 0,
      startFailure: undefined,
      environment: { PATH: "/bin", ...options.environment },
      labels: options.labels ?? {},
      mounts: (options.mounts ?? []).map(({ kind, source, target }) => ({ kind, source, target })),
      networks: [],
    };
    assert.deepEqual(readSpec(record), spec);
    assert.equal(record.labels[desktopLabel], "win");
  });

  it("is asked for with a password that Windows takes", () => {
    const password = randomPassword();
    assert.equal(password.length, 12);
    assert.notEqual(password, randomPassword());
    assert.ok(desktopSpecSchema.safeParse({ ...spec, access: { userName: "me", password } }).success);
  });
});
