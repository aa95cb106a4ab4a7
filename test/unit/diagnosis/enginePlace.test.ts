import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { enginePlace } from "../../../src/diagnosis/enginePlace";

const debian = { mode: "linux", operatingSystem: "Debian GNU/Linux 12 (bookworm)" } as const;
const desktop = { mode: "linux", operatingSystem: "Docker Desktop" } as const;
const windows = { mode: "windows", operatingSystem: "Microsoft Windows Version 23H2 (OS Build 22631.5768)" } as const;

describe("enginePlace", () => {
  for (const [host, info, platform, expected] of [
    ["unix:///var/run/docker.sock", debian, "linux", "here"],
    ["tcp://127.0.0.1:2375", debian, "linux", "here"],
    ["unix:///home/x/.docker/desktop/docker.sock", desktop, "linux", "virtualMachine"],
    ["unix:///var/run/docker.sock", desktop, "darwin", "virtualMachine"],
    ["npipe:////./pipe/dockerDesktopLinuxEngine", desktop, "win32", "virtualMachine"],
    ["npipe:////./pipe/dockerDesktopWindowsEngine", windows, "win32", "here"],
    ["npipe:////./pipe/docker_engine", undefined, "win32", "virtualMachine"],
  ] as const) {
    it(`is ${expected} for ${host} on ${platform}`, () => {
      assert.deepEqual(enginePlace(host, info, platform), { kind: expected });
    });
  }

  it("names the machine of an engine elsewhere", () => {
    assert.deepEqual(enginePlace("ssh://jane@build.example", debian, "linux"), {
      kind: "elsewhere",
      host: "build.example",
    });
    assert.deepEqual(enginePlace("tcp://10.0.0.5:2376", windows, "win32"), { kind: "elsewhere", host: "10.0.0.5" });
  });
});
