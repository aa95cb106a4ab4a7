import assert from "node:assert/strict";
import type * as vscode from "vscode";
import type { Hypervisor } from "../../src/compatibility/hypervisor";
import { HypervisorQuestion } from "../../src/ui/compatibility/hypervisorQuestion";
import { imageItem } from "../../src/ui/tree/explorer/imageItem";
import { ImageHypervisors } from "../../src/ui/tree/explorer/imageHypervisors";
import type { ImageNode } from "../../src/ui/tree/explorer/nodes";
import { anEngine, anImage, byId } from "../unit/ui/tree/anEngine";

const usual = anEngine();
const node: ImageNode = { kind: "image", engineKey: "engine", id: "sha256:1", tag: "shop:1" };

function onHost(build: number) {
  return anEngine({
    endpoint: { ...usual.endpoint, host: "npipe:////./pipe/dockerDesktopWindowsEngine" },
    info: usual.info && { ...usual.info, mode: "windows", hostBuild: { build, revision: 1 } },
    image: byId(anImage("sha256:1", "shop:1")),
  });
}

/** The rows of one image as they are drawn, from the first drawing to the one after Windows has answered. */
async function drawnRows(hostBuild: number, imageBuild: number, answer: Hypervisor): Promise<vscode.TreeItem[]> {
  const snapshot = onHost(hostBuild);
  const platform = { os: "windows", architecture: "amd64", build: { build: imageBuild, revision: 1 } } as const;
  const rows: vscode.TreeItem[] = [];
  await new Promise<void>((resolve) => {
    const question = new HypervisorQuestion(async () => Promise.resolve(answer), "win32");
    const hypervisors = new ImageHypervisors(question, () => {
      draw();
      resolve();
    });
    const draw = (): void => void rows.push(imageItem(node, snapshot, platform, () => hypervisors.of(node, snapshot)));
    draw();
  });
  return rows;
}

function verdicts(rows: readonly vscode.TreeItem[]): (string | undefined)[] {
  return rows.map(({ description }) => String(description).split(" · ").at(0));
}

function tooltipOf(row: vscode.TreeItem | undefined): string {
  return typeof row?.tooltip === "string" ? row.tooltip : "";
}

describe("the verdict in an image's row", () => {
  it("changes when Windows turns out to have no hypervisor", async () => {
    const rows = await drawnRows(26100, 17763, "missing");

    assert.deepEqual(verdicts(rows), ["Hyper-V only", "cannot run here"]);
    assert.match(tooltipOf(rows[1]), /needs Hyper-V isolation, and there is no hypervisor/);
    assert.match(rows[1]?.accessibilityInformation?.label ?? "", /cannot run here$/);
  });

  it("offers no Hyper-V isolation where there is no hypervisor", async () => {
    const rows = await drawnRows(26100, 20348, "missing");

    assert.deepEqual(verdicts(rows), ["process or Hyper-V", "process only"]);
    assert.match(tooltipOf(rows[1]), /for Hyper-V isolation there is no hypervisor/);
  });

  it("stays where there is one", async () => {
    assert.deepEqual(verdicts(await drawnRows(26100, 17763, "present")), ["Hyper-V only", "Hyper-V only"]);
  });

  it("stands before size and date", () => {
    const image = { ...anImage("sha256:1", "shop:1"), createdAt: Date.UTC(2024, 5, 15, 12) / 1000 };
    const platform = { os: "windows", architecture: "amd64", build: { build: 17763, revision: 1 } } as const;
    const row = imageItem(node, { ...onHost(26100), image: byId(image) }, platform, () => "present");

    assert.match(String(row.description), /^Hyper-V only · 1 B · .*24$/);
    assert.match(row.accessibilityInformation?.label ?? "", /^Image shop:1, 1 B, created .*24, Hyper-V only$/);
  });
});
