import assert from "node:assert/strict";
import * as vscode from "vscode";
import manifest from "../../package.json";
import { commandIds } from "../../src/ui/commands/commandIds";

const extensionId = "windows-containers.windows-containers";

/** A workspace may set this one, which names nothing. */
const allowed = "windowsContainers.desktops.pauseWhenIdleMinutes";

const machineSettings = Object.entries(manifest.contributes.configuration.properties)
  .filter(([, property]) => "scope" in property && property.scope === "machine")
  .map(([name]) => name)
  .toSorted();

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

  it("keeps a workspace from naming programs and addresses", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, ".vscode", "settings.json"));
    const { [allowed]: minutes, ...refused } = JSON.parse(Buffer.from(file).toString()) as Record<string, unknown>;
    const settings = vscode.workspace.getConfiguration();

    // The workspace's settings are read.
    assert.equal(settings.get(allowed), minutes);
    assert.deepEqual(Object.keys(refused).toSorted(), machineSettings);
    for (const setting of machineSettings) {
      const inspected = settings.inspect(setting);
      assert.equal(inspected?.workspaceValue, undefined, setting);
      assert.deepEqual(settings.get(setting), inspected?.defaultValue, setting);
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
