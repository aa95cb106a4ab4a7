import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import { terminalLine } from "../../../src/prerequisites/terminalLine";

const windows = { shell: "powershell", user: "ordinary" } as const;
const linux = { shell: "posix", user: "ordinary" } as const;

describe("terminalLine", () => {
  it("is the command itself where the user's own rights are enough", () => {
    for (const kind of [windows, linux]) {
      assert.equal(terminalLine({ line: "docker system prune", rights: "user" }, kind), "docker system prune");
    }
  });

  it("lets Windows ask, and keeps the elevated window open with the command in it", () => {
    const line = String.raw`net.exe localgroup docker-users 'DESK\o''neil' /add`;

    assert.equal(
      terminalLine({ line, rights: "elevated" }, windows),
      String.raw`Start-Process powershell.exe -Verb RunAs -ArgumentList '-NoLogo -NoProfile -NoExit -Command "net.exe localgroup docker-users ''DESK\o''''neil'' /add"'`,
    );
  });

  it("lets sudo ask for the whole line, and does without it as root", () => {
    const line = "modprobe kvm_intel || modprobe kvm_amd";

    assert.equal(terminalLine({ line, rights: "elevated" }, linux), `sudo sh -c '${line}'`);
    assert.equal(terminalLine({ line, rights: "elevated" }, { ...linux, user: "root" }), line);
  });

  it(
    "hands a quote in the command over to the shell as it is",
    { skip: process.platform === "win32" && "a line for a POSIX shell" },
    () => {
      const line = terminalLine({ line: "echo 'it is' quoted", rights: "elevated" }, linux);

      const printed = execFileSync("/bin/sh", ["-c", line.replace("sudo ", "")], { encoding: "utf8" });

      assert.equal(printed, "it is quoted\n");
    },
  );
});
