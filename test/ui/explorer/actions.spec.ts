import { createServer } from "node:net";
import { expect, publishing, test } from "../fixtures";

test("pauses a container, lets it go on, and renames it", async ({ explorer, workbench, containers }) => {
  await containers.run("acts-1");

  await explorer.chooseInContextMenu("acts-1", "Pause");
  await expect(explorer.row("acts-1")).toContainText("paused");
  await explorer.openContextMenu("acts-1");
  const offered = (await workbench.menuEntries()).map(({ label }) => label);
  expect(offered).toContain("Unpause");
  expect(offered).not.toContain("Pause");
  await workbench.chooseInMenu("Unpause");
  await expect(explorer.row("acts-1")).toContainText("running");

  await explorer.chooseInContextMenu("acts-1", "More", "Rename…");
  await workbench.quickInput.getByRole("textbox").fill("acts-2");
  await workbench.page.keyboard.press("Enter");
  await expect(explorer.row("acts-2")).toContainText("running");
});

test("shows the processes of a container as a text", async ({ explorer, workbench, containers }) => {
  await containers.run("works-1");

  await explorer.chooseInContextMenu("works-1", "More", "Show Processes");

  await expect(workbench.editorTab("works-1.processes.txt")).toBeVisible();
  await expect(workbench.page.locator(".view-lines")).toContainText("sleep");
  await workbench.runCommand("View: Close All Editors");
});

test("says why a container cannot be reached, and shows what helps before it runs", async ({
  explorer,
  workbench,
  containers,
}) => {
  await containers.run("net-1", publishing(18_086));
  await explorer.chooseInContextMenu("net-1", "More", "Diagnose Network…");
  await expect(workbench.editorTab("net-1.network.md")).toBeVisible();
  await expect.poll(() => workbench.editorText()).toContain("127.0.0.1:18086 takes connections and drops them at once");
  await workbench.screenshot("test-results/diagnosis.png");
  await workbench.pressInNotification("The network of net-1: 2 problems", "Copy for a Bug Report");
  const copied = (): Promise<string> => workbench.page.evaluate("navigator.clipboard.readText()");
  await expect.poll(copied).toContain("| listener 80/tcp | problem | doesNotListen [] |");

  const other = createServer();
  await new Promise<void>((resolve) => other.listen(18_087, "127.0.0.1", resolve));
  await containers.create("net-2", publishing(18_087));
  await explorer.chooseInContextMenu("net-2", "More", "Diagnose Network…");
  await expect.poll(() => workbench.editorText()).toContain("Another program answers on 127.0.0.1:18087");
  await workbench.page.getByRole("button", { name: "Fix…" }).first().click();
  await workbench.choose("Fix what?", "Published Port");
  const question = workbench.dialog("Another program answers");
  await expect(question).toContainText("ss -ltnp 'sport = :18087'");
  await workbench.screenshot("test-results/diagnosis-fix.png");
  await workbench.pressInDialog("Another program answers", "Run in Terminal");
  await expect.poll(() => workbench.terminalText()).toContain("127.0.0.1:18087");
  other.close();
  await workbench.runCommand("Terminal: Kill All Terminals");
  await workbench.clearNotifications();
  await workbench.runCommand("View: Close All Editors");
});

test("says exactly what a prune would remove, and removes nothing else", async ({
  explorer,
  workbench,
  containers,
}) => {
  await containers.create("old-container");
  await containers.run("kept-container");
  await expect(explorer.row("old-container")).toContainText("created");

  await explorer.chooseInContextMenu("Containers", "Prune…");
  await expect(workbench.quickItem("Stopped containers: 1").first()).toBeVisible();
  await workbench.quickInput.getByRole("button", { name: "OK" }).click();
  const question = workbench.dialog("Prune ");
  await expect(question).toContainText("old-container");
  await expect(question).toContainText("group docker");
  await workbench.page.screenshot({ path: test.info().outputPath("prune.png") });
  await workbench.pressInDialog("Prune ", "Prune");

  await expect(explorer.row("old-container")).toBeHidden();
  await expect(explorer.row("kept-container")).toBeVisible();
});

test("creates a network and a volume, and refuses a name that is there already", async ({ explorer, workbench }) => {
  await explorer.expand("Networks");
  await explorer.pressInlineAction("Networks", "Create Network…");
  const field = workbench.question("Create a Network on lab").locator("input.input");
  await field.fill("bridge");
  await expect(workbench.quickInput).toContainText("bridge already exists.");
  await workbench.answer("Create a Network on lab", "made-net");
  await expect(explorer.row("made-net")).toBeVisible();
  await explorer.collapse("Networks");

  await explorer.chooseInContextMenu("Volumes", "Create Volume…");
  await workbench.answer("Create a Volume on lab", "made-volume");
  await explorer.expand("Volumes");
  await expect(explorer.row("made-volume")).toBeVisible();
  await explorer.collapse("Volumes");
});
