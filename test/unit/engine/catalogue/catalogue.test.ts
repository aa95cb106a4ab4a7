import assert from "node:assert/strict";
import { describe, it } from "node:test";
import manifest from "../../../../package.json";
import {
  catalogue,
  portInWay,
  recogniseError,
  recogniseOutput,
  type CatalogueRemedy,
} from "../../../../src/engine/catalogue";
import { changedRun } from "../../../../src/engine/run/runChanges";
import type { RunOptions } from "../../../../src/engine/runOptions";
import { remedyCommands } from "../../../../src/ui/errors/remedyCommands";

const contributed = new Set(manifest.contributes.commands.map(({ command }) => command));
const options: RunOptions = {
  image: "servercore",
  ports: [{ hostIp: "127.0.0.1", hostPort: 80, containerPort: 80, protocol: "tcp" }],
  privileged: "privileged",
  command: ["powershell"],
};

const isolations = ["process", "hyperv"] as const;

const needsRights =
  /^(Enable-WindowsOptionalFeature|bcdedit|(Re)?[Ss]tart-Service|Stop-Service|Set-VMProcessor|Add-MpPreference|Start-Process gpedit|net(\.exe)? localgroup|wsl --install)|Remove-NetNat/;

/** Each kind of remedy in its way: a command that exists, a change, a page, a line. */
function doesSomething(remedy: CatalogueRemedy): boolean {
  switch (remedy.kind) {
    case "runAgain":
      return isolations.some(
        (isolation) => changedRun({ ...options, isolation }, remedy.change, undefined) !== undefined,
      );
    case "documentation":
      return new URL(remedy.url).protocol === "https:";
    case "terminal":
      // These do nothing for an ordinary user; in double quotes PowerShell would be handed them elevated.
      return remedy.rights === "elevated" ? !remedy.line.includes('"') : !needsRights.test(remedy.line);
    case "joinDockerUsers":
    case "useAnotherContext":
    case "otherTag":
    case "doAgain":
    case "resetWindowsData":
    case "showPortOwner":
    case "reservePort":
    case "daemonConfiguration":
    case "dockerConfiguration":
    case "addresses":
      return true;
    case "resetNetworks":
    case "onHost":
      return needsRights.test(remedy.line) && !remedy.line.includes('"');
    case "switchToWindows":
    case "switchToLinux":
    case "switchMode":
    case "tryAgain":
    case "refresh":
    case "startDesktop":
    case "openDesktop":
    case "stopContainer":
    case "engineSettings":
    case "prune":
    case "removeNetwork":
    case "repairInstallation":
    case "checkPrerequisites":
      return contributed.has(remedyCommands[remedy.kind]);
  }
}

describe("the error catalogue", () => {
  it("has all 49 known errors, each once", () => {
    const numbers = catalogue.map(({ number }) => number).sort((one, other) => one - other);

    assert.deepEqual(
      numbers,
      Array.from({ length: 49 }, (_, index) => index + 1),
    );
    assert.equal(new Set(catalogue.map(({ id }) => id)).size, 49);
  });

  for (const { id, number, samples } of catalogue) {
    it(`recognises error ${number}, ${id}, and takes it for no other`, () => {
      for (const sample of samples) {
        const matching = catalogue.filter(({ match }) => match.test(sample)).map((entry) => entry.id);
        assert.deepEqual(matching, [id], sample);
      }
    });
  }

  for (const { id, number, remedies } of catalogue) {
    it(`offers something that can be pressed for error ${number}, ${id}`, () => {
      // Doing it again and another tag are offered by the command that did it, and by no other.
      const anywhere = remedies.filter(({ kind }) => !["runAgain", "doAgain", "otherTag"].includes(kind));

      assert.ok(anywhere.length > 0);
      assert.deepEqual(
        remedies.filter((remedy) => !doesSomething(remedy)),
        [],
      );
    });
  }

  it("knows which lines take no effect before Windows has restarted", () => {
    const lines = catalogue.flatMap(({ remedies }) => remedies.filter((remedy) => remedy.kind === "terminal"));
    const needRestart = /^(bcdedit|Enable-WindowsOptionalFeature|wsl --install)/;

    assert.ok(lines.some(({ line }) => needRestart.test(line)));
    for (const { line, after } of lines) {
      assert.equal(after, needRestart.test(line) ? "restart" : undefined, line);
    }
  });

  for (const [said, port] of [
    ["Bind for 0.0.0.0:8080 failed: port is already allocated", { hostPort: 8080, protocol: "tcp" }],
    ["exposing port UDP [::]:53 -> 127.0.0.1:0: listen udp [::]:53: bind: x", { hostPort: 53, protocol: "udp" }],
    ["listen tcp4 127.0.0.1:80: bind: address already in use", { hostPort: 80, protocol: "tcp" }],
    ["port 8080 is not there", undefined],
  ] as const) {
    it(`finds the port in ${said}`, () => {
      assert.deepEqual(portInWay(said), port);
    });
  }

  it("takes no other number of Windows' network service for one that it knows", () => {
    assert.equal(recogniseError("hnsCall failed in Win32: Element not found. (0x490)"), undefined);
  });

  for (const text of [
    "No such container: 3f2a",
    "error storing credentials - err: exit status 1, out: `The stub received bad data.`",
    "error storing credentials - err: exit status 1, out: `pass not initialized: exit status 1`",
    "'DockerDesktopVM' failed to start. 'DockerDesktopVM' is unable to allocate 10240 MB of RAM: Insufficient system resources exist to complete the requested service. (0x800705AA)",
    "hcsshim::CreateComputeSystem 3f2a: Das Betriebssystem des Containers stimmt nicht überein.",
    String.raw`Ports are not available: unable to list exposed ports: Get "http://unix/forwards/list": open \\.\pipe\dockerVpnKitControl: The system cannot find the file specified.`,
    "failed to solve: no matching manifest for linux/arm64/v8 in the manifest list entries",
  ]) {
    it(`leaves what it does not know unrecognised: ${text}`, () => {
      assert.equal(recogniseError(text), undefined);
    });
  }

  it("finds the last known error among what a program has written", () => {
    const output = [
      "Network shop_default  Created",
      "Error response from daemon: hcs::CreateComputeSystem 3f2a: passt nicht (0xc0370101)",
      "exit code 1",
    ];
    const found = recogniseOutput(output.join("\r\n"));

    assert.deepEqual([found?.known.id, found?.line], ["isolationMismatch", output[1]]);
    assert.equal(recogniseOutput("Network shop_default  Created\nsomething else"), undefined);
  });
});
