import assert from "node:assert/strict";
import type * as vscode from "vscode";
import type { EngineFailure } from "../../src/engine/engineError";
import type { ModeState } from "../../src/mode/mode";
import { engineItem } from "../../src/ui/tree/explorer/engineItem";
import { anEngine } from "../unit/ui/tree/anEngine";

const node = { kind: "engine", engineKey: "engine" } as const;
const inLinuxMode: ModeState = { kind: "known", mode: "linux" };
const stopped: EngineFailure = { kind: "engineFailed", endpoint: "pipe", status: 500, detail: "Internal Server Error" };

function rowOf(pipe: string, failure: EngineFailure, mode: ModeState): vscode.TreeItem {
  const { endpoint } = anEngine();
  const state = { kind: "unavailable", failure, attempt: 3, retryAt: 0 } as const;
  return engineItem(node, anEngine({ endpoint: { ...endpoint, host: `npipe:////./pipe/${pipe}` }, state }), mode);
}

function iconOf({ iconPath }: vscode.TreeItem): string {
  return (iconPath as vscode.ThemeIcon).id;
}

describe("the engine of the mode that Docker Desktop is not in", () => {
  it("is off, and no failure", () => {
    const row = rowOf("dockerdesktopWindowsEngine", stopped, inLinuxMode);

    assert.equal(row.description, "off in Linux mode");
    assert.equal(iconOf(row), "window");
    assert.match(
      row.accessibilityInformation?.label ?? "",
      /runs Linux containers now\. Its Windows engine runs after/,
    );
    assert.match((row.tooltip as vscode.MarkdownString).value, /^Docker&nbsp;Desktop&nbsp;runs&nbsp;Linux/);
  });

  it("is a failure where no mode explains it", () => {
    const denied: EngineFailure = { kind: "accessDenied", endpoint: "pipe" };
    const rows = [
      rowOf("dockerDesktopWindowsEngine", stopped, { kind: "known", mode: "windows" }),
      rowOf("dockerDesktopWindowsEngine", stopped, { kind: "unknown", reason: "silent" }),
      rowOf("dockerDesktopWindowsEngine", denied, inLinuxMode),
      rowOf("docker_engine", stopped, inLinuxMode),
    ];

    assert.deepEqual(
      rows.map((row) => iconOf(row)),
      rows.map(() => "warning"),
    );
  });
});
