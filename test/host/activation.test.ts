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
    for (const setting of [
      "endpoints",
      "dockerDesktop.dockerCliPath",
      "dockerDesktop.activeEngine",
      "mode.giveUpAfterSeconds",
    ]) {
      const inspected = vscode.workspace.getConfiguration("windowsContainers").inspect(setting);

      assert.equal(inspected?.workspaceValue, undefined, setting);
    }
  });

  it("tells other extensions why it does not switch, and refuses a mode that does not exist", async () => {
    const answer = await vscode.commands.executeCommand("windowsContainers.mode.switchTo", { mode: "windows" });
    const { result, reason, message } = answer as Readonly<Record<string, string>>;

    assert.deepEqual([result, reason], ["failed", "noDockerDesktop"]);
    assert.match(message ?? "", /needs Docker Desktop/);
    await assert.rejects(async () =>
      vscode.commands.executeCommand("windowsContainers.mode.switchTo", { mode: "solaris" }),
    );
  });

  it("offers a task for each mode", async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: "windowsContainers.switchMode" });

    assert.deepEqual(
      tasks.map(({ definition }) => String(definition.mode)),
      ["windows", "linux"],
    );
  });
});
