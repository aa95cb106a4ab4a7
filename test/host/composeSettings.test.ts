import assert from "node:assert/strict";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { isolationSettings } from "../../src/engine/compose/composeIsolation";
import { applyChanges, planChanges, takeBack } from "../../src/ui/commands/compose/settingsChanges";
import { withChangesShown } from "../../src/ui/commands/compose/showChanges";

const text = "services:\n  web: # in front\n    image: web\n";
const isolated = `${text}    isolation: hyperv\n`;
const settings = isolationSettings([{ name: "web", build: undefined }], "hyperv");

describe("settings that are written into a compose file", () => {
  let folder = "";
  let path = "";

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "compose-settings-"));
    path = join(folder, "compose.yaml");
    await writeFile(path, text);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await rm(folder, { recursive: true, force: true });
  });

  it("are on the disk, and nothing is planned any more", async () => {
    await applyChanges(await planChanges(path, settings));

    assert.equal(await readFile(path, "utf8"), isolated);
    assert.deepEqual(await planChanges(path, settings), []);
  });

  it("are taken back to the byte, unless somebody has edited the file since", async () => {
    const changes = await planChanges(path, settings);
    await applyChanges(changes);

    assert.deepEqual(await takeBack(changes), []);
    assert.equal(await readFile(path, "utf8"), text);
    assert.deepEqual(await takeBack(changes), changes);
  });

  it("leave unsaved what somebody else has not saved", async () => {
    const document = await vscode.workspace.openTextDocument(path);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "# mine\n"));

    await applyChanges(await planChanges(path, settings));

    assert.equal(document.getText(), `# mine\n${isolated}`);
    assert.equal(await readFile(path, "utf8"), text);
  });

  it("begin an override for services from elsewhere, and remove it again", async () => {
    const override = join(folder, "compose.override.yaml");
    await writeFile(path, "include: [ ./other.yaml ]\n");
    const changes = await planChanges(path, settings);

    await applyChanges(changes);
    assert.equal(await readFile(override, "utf8"), "services:\n  web:\n    isolation: hyperv\n");

    assert.deepEqual(await takeBack(changes), []);
    await assert.rejects(access(override));
  });

  it("are shown beside the present text while the question is asked, and no longer", async () => {
    const diffs = (): readonly vscode.TabInputTextDiff[] =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? [input] : []));
    const shown = await withChangesShown(await planChanges(path, settings), async () => {
      const [diff] = diffs();
      assert.ok(diff);
      const sides = [diff.original, diff.modified].map(async (uri) => vscode.workspace.openTextDocument(uri));
      return (await Promise.all(sides)).map((document) => document.getText());
    });

    assert.deepEqual(shown, [text, isolated]);
    assert.equal(diffs().length, 0);
  });
});
