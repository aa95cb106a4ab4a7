import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sharingOf } from "../../../src/engine/sharing";

const desktop = "Docker Desktop 4.43.1 (198352)";
const linux = { mode: "linux", operatingSystem: "Docker Desktop" } as const;
const windows = { mode: "windows", kernelVersion: "10.0 26100", operatingSystem: "Microsoft Windows" } as const;

describe("who shares an engine", () => {
  it("is every account in Docker Desktop's Windows mode, and with its Linux engine in Hyper-V", () => {
    assert.equal(sharingOf(windows, desktop, "win32"), "allWindowsAccounts");
    assert.equal(sharingOf({ ...linux, kernelVersion: "6.10.14-linuxkit" }, desktop, "win32"), "allWindowsAccounts");
  });

  it("is nobody else with WSL 2", () => {
    const kernelVersion = "6.6.87.2-microsoft-standard-WSL2";
    assert.equal(sharingOf({ ...linux, kernelVersion }, desktop, "win32"), "thisAccount");
    assert.equal(sharingOf({ ...linux, kernelVersion }, undefined, "win32"), "thisAccount");
  });

  it("is who may use it, of an engine without Docker Desktop", () => {
    const plain = { mode: "linux", kernelVersion: "6.1.0", operatingSystem: "Debian GNU/Linux 12" } as const;
    assert.equal(sharingOf(plain, "Docker Engine - Community", "win32"), "dockerGroup");
    assert.equal(sharingOf(windows, "Docker Engine - Community", "win32"), "windowsAdministrators");
  });

  it("is nobody else on macOS and Linux, where Docker Desktop's kernel is the one of Hyper-V", () => {
    for (const client of ["darwin", "linux"] as const) {
      assert.equal(sharingOf({ ...linux, kernelVersion: "6.10.14-linuxkit" }, desktop, client), "thisAccount");
    }
  });
});
