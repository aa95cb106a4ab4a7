import assert from "node:assert/strict";
import * as vscode from "vscode";
import { exitCodeHover } from "../../src/ui/documents/exitCodeHover";
import { containerTooltip } from "../../src/ui/tree/explorer/containerItem";
import { aContainer, anEngine } from "../unit/ui/tree/anEngine";

function tooltip(status: string): string {
  const container = aContainer("web", { state: "exited", status });
  const snapshot = anEngine({ container: new Map([["web", container]]) });
  return containerTooltip({ kind: "container", engineKey: "engine", id: "web" }, snapshot, "process") ?? "";
}

async function hoverOver(record: object): Promise<string | undefined> {
  const content = JSON.stringify(record, undefined, 2);
  const document = await vscode.workspace.openTextDocument({ content, language: "json" });
  const at = document.positionAt(content.indexOf("ExitCode"));
  const [text] = exitCodeHover(document, at)?.contents ?? [];
  return typeof text === "string" ? text : undefined;
}

describe("an exit code of Windows", () => {
  it("is named in the tooltip of a container that has ended", () => {
    const text = tooltip("Exited (3221225781) 2 minutes ago");

    assert.ok(text.includes("Exit Code: 3221225781 (0xC0000135: a DLL that the program needs is missing)"), text);
    assert.ok(!tooltip("Exited (137) 2 minutes ago").includes("Exit Code"));
  });

  it("is named over a container's record", async () => {
    const text = await hoverOver({ State: { Status: "exited", ExitCode: 3_221_225_786 } });

    assert.equal(text, "3221225786 (0xC000013A: stopped by Ctrl+C or by the engine)");
    assert.equal(await hoverOver({ State: { ExitCode: 1 } }), undefined);
  });
});
