import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { withAgent } from "../../../../src/desktop/agent/withAgent";
import { oemFiles, readyLine } from "../../../../src/desktop/oem/oemFiles";
import { powerShellList, powerShellText } from "../../../../src/desktop/oem/powerShellText";
import { defaultSpec } from "../../../../src/desktop/spec";
import { setupSchema, type DesktopSetup } from "../../../../src/desktop/spec/setup";
import { setup as anySetup } from "../exchange/anySpec";

function filesOf(setup: DesktopSetup): ReadonlyMap<string, string> {
  return oemFiles({ ...withAgent(defaultSpec("win")), setup }, "a1b2");
}

function textOf(setup: DesktopSetup, name: string): string {
  return filesOf(setup).get(name) ?? "";
}

/** Of the list that a variable of a script is set to: read as PowerShell reads texts in single quotes. */
function listIn(script: string, variable: string): readonly string[] {
  const list = script.slice(script.indexOf(`$${variable} = @(`));
  const texts: string[] = [];
  const literal = /\s*(?:@\(|,)\s*'((?:[^'‘’‚‛]|['‘’‚‛]{2})*)'/y;
  literal.lastIndex = `$${variable} = `.length;
  for (let match = literal.exec(list); match; match = literal.exec(list)) {
    texts.push((match[1] ?? "").replace(/(['‘’‚‛])['‘’‚‛]/g, "$1"));
    assert.match(list.slice(literal.lastIndex), /^(,|\r\n\)\r\n)/);
  }
  return texts;
}

const special = "%^&|<>\"'‘’‚‛`$(){};,!@#\\ \t".split("");

/** Texts of all that batch files and PowerShell have a meaning for. */
const hostile = fc
  .array(fc.oneof(fc.constantFrom("%PATH%", "$(calc)", "' ; calc '", "\r\n", "a"), fc.constantFrom(...special)), {
    minLength: 1,
  })
  .map((parts) => parts.join(""));

describe("a text for PowerShell", () => {
  it("stands for itself, whatever it is", () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (texts) => {
        assert.deepEqual(listIn(`$x = ${powerShellList(texts)}\r\n`, "x"), texts);
      }),
    );
    assert.equal(powerShellText("it's"), "'it''s'");
    assert.equal(powerShellList([]), "@()");
  });
});

describe("the folder for the first logon", () => {
  it("says first that Windows is there, and starts the agent", () => {
    const [first, second, ...others] = textOf({}, "install.bat").split("\r\n");
    assert.deepEqual([first, second], ["@echo off", `echo ${readyLine("a1b2")}>COM1`]);
    assert.match(others.join("\n"), /WindowsContainersAgent/);
    assert.deepEqual([...filesOf({}).keys()], ["install.bat", "windows-containers-agent.ps1"]);
  });

  it("has Windows' line ends in every file, whatever was typed", () => {
    fc.assert(
      fc.property(anySetup, (setup) => {
        for (const [name, text] of filesOf(setup)) {
          assert.doesNotMatch(text, /[^\r]\n|\r(?!\n)|^\n/, name);
          assert.ok(text.endsWith("\r\n"), name);
        }
      }),
    );
  });

  it("lets nothing that was typed into the batch file", () => {
    const shapes = new Set<string>();
    fc.assert(
      fc.property(anySetup, (setup) => {
        const lines = textOf(setup, "install.bat").split("\r\n").slice(2);
        lines.filter((line) => !line.includes("AGENT")).forEach((line) => shapes.add(line));
      }),
    );
    assert.deepEqual(
      [...shapes].filter(
        (line) =>
          line !== "" &&
          !/^powershell\.exe -NoProfile -ExecutionPolicy Bypass -File C:\\OEM\\[a-z-]+\.ps1$/.test(line) &&
          !/^cmd\.exe \/d \/c "(chcp 65001>nul & )?call C:\\OEM\\own-script\.bat"$/.test(line),
      ),
      [],
    );
  });

  it("gives PowerShell the keys and packages as they were typed, and no other word of them", () => {
    const plain = textOf(
      { sshKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5"], darkMode: true },
      "windows-containers-setup.ps1",
    );
    fc.assert(
      fc.property(hostile, (comment) => {
        const key = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 ${comment}`;
        fc.pre(setupSchema.safeParse({ sshKeys: [key] }).success);
        const script = textOf({ sshKeys: [key], darkMode: true }, "windows-containers-setup.ps1").replace("\ufeff", "");
        assert.deepEqual(listIn(script, "keys"), [key]);
        assert.equal(script.replace(powerShellText(key), "'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5'"), plain);
      }),
    );
    const packages = ["Git.Git", "Notepad++.Notepad++"];
    assert.deepEqual(listIn(textOf({ packages }, "windows-containers-setup.ps1"), "packages"), packages);
  });

  it("refuses what is no package, key, time zone or layout", () => {
    for (const setup of [
      { packages: ["Git.Git & calc"] },
      { packages: [] },
      { sshKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 me\ncalc"] },
      { sshKeys: ["-----BEGIN OPENSSH PRIVATE KEY-----"] },
      { timeZone: "UTC' ; calc" },
      { keyboardLayout: "German" },
      { script: "" },
    ]) {
      assert.equal(setupSchema.safeParse(setup).success, false, JSON.stringify(setup));
    }
  });

  it("waits for winget before it installs, and goes on after what failed", () => {
    const script = textOf({ packages: ["Git.Git"], timeZone: "UTC" }, "windows-containers-setup.ps1");
    assert.ok(script.indexOf("$winget = Wait-Winget") < script.indexOf("& $winget install"));
    assert.match(script, /Step 'Time zone' \{[^]*\r\n\}\r\n[^]*Step 'Packages' \{/);
    // A colon after a variable's name would make it one of a drive.
    assert.doesNotMatch(script, /"[^"\r\n]*\$(?!env:)[a-z]+:/i);
  });

  it("runs an own script as it was written, in PowerShell or as a batch file", () => {
    const powerShell = filesOf({ script: "Write-Host 'grüezi'\nexit" });
    assert.equal(powerShell.get("own-script.ps1"), "\ufeffWrite-Host 'grüezi'\r\nexit\r\n");
    const batch = filesOf({ script: "@echo off\r\nver\r\n", scriptKind: "batch" });
    assert.equal(batch.get("own-script.bat"), "@echo off\r\nver\r\n");
    assert.match(batch.get("install.bat") ?? "", /cmd\.exe \/d \/c "call C:\\OEM\\own-script\.bat"/);
    assert.match(textOf({ script: "echo ü", scriptKind: "batch" }, "install.bat"), /chcp 65001/);
  });
});
