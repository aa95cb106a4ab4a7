import assert from "node:assert/strict";
import * as vscode from "vscode";
import { commandIds } from "../../src/ui/commands/commandIds";

const extensionId = "windows-containers.windows-containers";

describe("the extension in VS Code's extension host", () => {
  it("activates", async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension);

    await extension.activate();

    assert.equal(extension.isActive, true);
  });

  it("registers every command it contributes", async () => {
    const known = new Set(await vscode.commands.getCommands(true));

    assert.deepEqual(
      commandIds.filter((id) => !known.has(id)),
      [],
    );
  });

  it("keeps a workspace from naming programs and addresses", () => {
    for (const setting of ["endpoints", "dockerDesktop.dockerCliPath", "dockerDesktop.activeEngine"]) {
      const inspected = vscode.workspace.getConfiguration("windowsContainers").inspect(setting);

      assert.equal(inspected?.workspaceValue, undefined, setting);
    }
  });
});
