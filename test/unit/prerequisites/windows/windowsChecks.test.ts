import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LiveChecks, type CheckRow } from "../../../../src/prerequisites/liveChecks";
import { windowsChecks } from "../../../../src/prerequisites/windows/windowsChecks";
import { aWindows, commandLines, hung, type WindowsDescription } from "./aWindows";

function rethrow(error: unknown): void {
  throw error;
}

async function lookAt(description: WindowsDescription) {
  const facts = aWindows(description);
  const live = new LiveChecks(1_000, rethrow);
  await live.runTogether(windowsChecks(facts), new AbortController());
  const rows = live.groups.flatMap((group) => group.rows);
  live.dispose();
  return { rows, started: commandLines.get(facts) ?? [] };
}

function withStatus(rows: readonly CheckRow[], status: string): readonly string[] {
  return rows.filter(({ result }) => result?.status === status).map(({ id }) => id);
}

describe("the checks of Windows", () => {
  it("are all well on an 11 Pro with Docker Desktop", async () => {
    const { rows } = await lookAt({});

    assert.equal(rows.length, 27);
    assert.deepEqual(
      rows.filter(({ result }) => result?.status !== "ok").map(({ id }) => id),
      [],
    );
  });

  it("read each fact once, and each class of WMI by itself", async () => {
    const { started } = await lookAt({});

    assert.deepEqual(started.toSorted(), [...new Set(started)].toSorted());
    assert.equal(started.filter((line) => line.startsWith("powershell ")).length, 4);
  });

  it("have evidence, every one of them", async () => {
    const { rows } = await lookAt({});

    assert.deepEqual(
      rows.filter(({ result }) => result?.evidence.length === 0).map(({ id }) => id),
      [],
    );
  });

  it("cannot tell what PowerShell would, and nothing else, when PowerShell hangs", async () => {
    const { rows } = await lookAt({ programs: { powershell: hung } });

    assert.deepEqual(withStatus(rows, "cannotTell"), [
      "processor",
      "hyperVFeature",
      "hypervisor",
      "firmware",
      "virtualMachine",
      "containersFeature",
      "disk",
      "wslFeature",
      "virtualMachinePlatform",
    ]);
    assert.equal(withStatus(rows, "ok").length, 18);
  });
});
