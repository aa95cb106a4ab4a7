import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { changedRun } from "../../../../src/engine/run/runChanges";
import type { PortMapping } from "../../../../src/engine/runOptions";

const image = "servercore";

describe("changedRun", () => {
  it("asks for Hyper-V isolation, or for none", () => {
    assert.deepEqual(changedRun({ image }, "hyperVIsolation", undefined), { image, isolation: "hyperv" });
    assert.equal(changedRun({ image, isolation: "hyperv" }, "hyperVIsolation", undefined), undefined);
    assert.deepEqual(changedRun({ image, isolation: "process" }, "defaultIsolation", undefined), { image });
    assert.equal(changedRun({ image }, "defaultIsolation", undefined), undefined);
  });

  it("asks for another isolation than that which the engine uses by itself, and for more memory of a virtual machine", () => {
    assert.equal(changedRun({ image }, "hyperVIsolation", "hyperv"), undefined);
    assert.deepEqual(changedRun({ image }, "processIsolation", "hyperv"), { image, isolation: "process" });
    assert.equal(changedRun({ image }, "processIsolation", "process"), undefined);
    assert.deepEqual(changedRun({ image }, "moreMemory", "hyperv"), { image, memoryBytes: 2 * 1024 ** 3 });
    assert.equal(changedRun({ image }, "moreMemory", "process"), undefined);
  });

  it("publishes ports on all addresses", () => {
    const port = { hostPort: 8080, containerPort: 80, protocol: "tcp" } as const;

    assert.deepEqual(changedRun({ image, ports: [{ ...port, hostIp: "127.0.0.1" }] }, "allAddresses", undefined), {
      image,
      ports: [port],
    });
    assert.equal(changedRun({ image, ports: [port] }, "allAddresses", undefined), undefined);
  });

  for (const [command, changed] of [
    [["powershell"], ["cmd.exe"]],
    [[String.raw`C:\Windows\System32\WindowsPowerShell\v1.0\PowerShell.exe`, "-NoLogo", "-NoExit"], ["cmd.exe"]],
    [
      ["pwsh", "-NoProfile", "-Command", "dir", "C:\\"],
      ["cmd.exe", "/S", "/C", "dir", "C:\\"],
    ],
    [
      ["bash", "-c", "echo hello"],
      ["cmd.exe", "/S", "/C", "echo hello"],
    ],
    [["powershell", "-File", "build.ps1"], undefined],
    [["shop.exe", "-c", "x"], undefined],
    [["cmd.exe"], undefined],
    [undefined, undefined],
  ] as const) {
    it(`runs ${command?.join(" ") ?? "what the image runs"} as ${changed?.join(" ") ?? "nothing else"} in cmd.exe`, () => {
      const asked = command === undefined ? { image } : { image, command };

      assert.deepEqual(changedRun(asked, "commandPrompt", undefined)?.command, changed);
    });
  }

  it("leaves a program alone that only gets its words from the command", () => {
    const asked = { image, entrypoint: ["shop.exe"], command: ["powershell"] };

    assert.equal(changedRun(asked, "commandPrompt", undefined), undefined);
  });

  it("lets the engine choose another port in place of the one that is taken", () => {
    const web = { hostPort: 8080, containerPort: 80, protocol: "tcp" } as const;
    const admin = { hostPort: 9090, containerPort: 90, protocol: "tcp" } as const;
    const datagrams = { ...web, protocol: "udp" } as const;
    const portsAfter = (ports: readonly PortMapping[], said?: string) =>
      changedRun({ image, ports }, "freePort", undefined, said)?.ports;
    const said = "Bind for 0.0.0.0:8080 failed: port is already allocated";

    assert.deepEqual(portsAfter([admin, web, datagrams], said), [admin, { ...web, hostPort: 0 }, datagrams]);
    assert.deepEqual(portsAfter([web]), [{ ...web, hostPort: 0 }]);
    assert.equal(portsAfter([web, admin]), undefined);
    assert.equal(portsAfter([admin], said), undefined);
    assert.equal(portsAfter([{ ...web, hostPort: 0 }]), undefined);
  });

  it("leaves out what only Linux engines know", () => {
    assert.deepEqual(
      changedRun(
        { image, name: "web", privileged: "privileged", capabilities: ["NET_ADMIN"] },
        "withoutLinuxOptions",
        undefined,
      ),
      { image, name: "web" },
    );
    assert.equal(changedRun({ image, name: "web" }, "withoutLinuxOptions", undefined), undefined);
  });
});
