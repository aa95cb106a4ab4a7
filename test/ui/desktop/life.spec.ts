import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DockerEngine } from "../../parts/dockerEngine.mjs";
import type { Workbench } from "../../parts/workbench.mjs";
import { expect, test } from "../fixtures";
import { closeTab, openDesktop, removeDesktop, runQuickDesktop, untilConnected } from "./quickDesktop";

const name = "lived-in";
const clone = "lived-in-too";

test.describe.configure({ mode: "serial", timeout: 150_000 });

test.afterAll(async ({ engine }) => {
  await Promise.allSettled([name, clone].map((one) => removeDesktop(engine, one)));
});

async function inspect(engine: DockerEngine): Promise<{ readonly env: readonly string[]; readonly status: string }> {
  const answer = (await engine.api.request("GET", `/containers/${name}/json`)) as {
    Config: { Env: string[] };
    State: { Status: string };
  };
  return { env: answer.Config.Env, status: answer.State.Status };
}

/** While VS Code draws the rows below a desktop anew it does not tell a command of which row it is, which then asks. */
async function chooseForSnapshot(workbench: Workbench, action: string, question: string): Promise<void> {
  await expect(async () => {
    await workbench.page.keyboard.press("Escape");
    await workbench.tree("Desktops").chooseInContextMenu("fresh", action);
    await expect(workbench.dialog(question)).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}

test("its settings are edited from its row, and its tab follows it into the new container", async ({
  workbench,
  engine,
}, info) => {
  await runQuickDesktop(engine, name);
  await workbench.runCommand("File: New Untitled Text File");
  await openDesktop(workbench, name);
  const desktops = workbench.tree("Desktops");
  const note = workbench.editorTab("Untitled-1");
  await note.click();
  await expect(note).toHaveAttribute("aria-selected", "true");

  await desktops.chooseInContextMenu(name, "Edit Desktop Settings…");
  await workbench.choose("Nothing changes before you apply", "Memory");
  await workbench.answer("RAM_SIZE", "much");
  await expect(workbench.quickInput).toContainText("A size such as 4G or 512M");
  await workbench.answer("RAM_SIZE", "6G");
  await expect(workbench.quickItem("Memory")).toContainText("4G → 6G");
  await workbench.screenshot(info.outputPath("settings.png"));
  await workbench.choose("Nothing changes before you apply", "check  Apply Changes (1)…");
  await expect(workbench.dialog(`Change the settings of ${name}?`)).toContainText("RAM_SIZE: 4G → 6G");
  await workbench.screenshot(info.outputPath("apply.png"));
  await workbench.pressInDialog(`Change the settings of ${name}?`, "Apply");

  await expect(workbench.notification("has its new settings")).toBeVisible({ timeout: 60_000 });
  const made = await inspect(engine);
  expect(made.status).toBe("running");
  expect(made.env).toContain("RAM_SIZE=6G");
  // Where it was: neither beside itself nor in front of what is being worked on.
  await expect(note).toHaveAttribute("aria-selected", "true");
  await expect(workbench.editorTab(name)).toHaveCount(1);
  await untilConnected(await workbench.webview(name));
  await closeTab(workbench, "Untitled-1");
});

test("a snapshot is made of it and restored, with a question for what would be lost", async ({
  workbench,
  engine,
}, info) => {
  const desktops = workbench.tree("Desktops");
  await desktops.expand(name);
  await expect(desktops.row("No snapshots: create one…")).toBeVisible();
  await desktops.row("No snapshots: create one…").click();
  await workbench.answer("Name of the snapshot", "fresh");
  await workbench.answer("A note for later", "before the experiment");
  await workbench.pressInDialog(`Shut down ${name} for this?`, "Shut Down and Continue");
  await expect(workbench.notification(`The snapshot fresh of ${name} was created.`)).toBeVisible({ timeout: 60_000 });
  expect((await inspect(engine)).status).toBe("running");

  await desktops.chooseInContextMenu(name, "Snapshots…");
  await expect(workbench.quickItem("fresh")).toContainText(/before the experiment/);
  await workbench.page.keyboard.press("Escape");
  await expect(desktops.row("fresh")).toContainText(/\d{4}.* · [\d.]+ [kM]?B/);
  await workbench.screenshot(info.outputPath("snapshots.png"));
  await chooseForSnapshot(workbench, "Restore Snapshot…", `Restore ${name} to the snapshot fresh?`);
  await workbench.pressInDialog(`Restore ${name} to the snapshot fresh?`, "Lose the Present State and Restore");
  await workbench.pressInDialog(`Shut down ${name} for this?`, "Shut Down and Continue");

  await expect(workbench.notification("was restored to the snapshot fresh")).toBeVisible({ timeout: 60_000 });
  expect((await inspect(engine)).status).toBe("running");

  await chooseForSnapshot(workbench, "Delete Snapshot…", `Delete the snapshot fresh of ${name}?`);
  await workbench.pressInDialog(`Delete the snapshot fresh of ${name}?`, "Delete");
  await expect(desktops.row("No snapshots: create one…")).toBeVisible({ timeout: 30_000 });
});

test("a snapshot is made of it by its menu as well", async ({ workbench }) => {
  await workbench.tree("Desktops").chooseInContextMenu(name, "Create Snapshot…");
  await workbench.answer("Name of the snapshot", "by menu");
  await workbench.answer("A note for later", "");
  await workbench.pressInDialog(`Shut down ${name} for this?`, "Shut Down and Continue");
  await expect(workbench.notification(`The snapshot by menu of ${name} was created.`)).toBeVisible({ timeout: 60_000 });
});

test("what a broken restoration put aside is told with its size, put back, and removed", async ({
  workbench,
  engine,
}, info) => {
  const aside = "/storage/.windows-containers/aside";
  const inside = async (script: string): Promise<string> =>
    (await engine.api.runInContainer(name, ["bash", "-c", script])).output.trim();
  await inside(`mkdir -p ${aside}; echo newer > ${aside}/windows.note; echo mine > /storage/windows.note`);
  const desktops = workbench.tree("Desktops");
  await desktops.chooseInContextMenu(name, "Show Desktop Health");
  await expect.poll(() => workbench.editorText()).toContain("were put aside in its storage");

  const choose = async (action: string): Promise<void> => {
    await desktops.chooseInContextMenu(name, "Snapshots…");
    await expect(workbench.quickItem("warning  Put Aside by")).toContainText(/[\d.]+ [kM]?B.*windows\.note/);
    await workbench.screenshot(info.outputPath("aside.png"));
    await workbench.choose("Pick one to restore, clone or delete it", "warning  Put Aside by");
    await workbench.choose("Put Aside", action);
  };
  await choose("Put Back…");
  await workbench.pressInDialog(`Put back what was put aside of ${name}?`, "Put Back");
  await workbench.pressInDialog(`Shut down ${name} for this?`, "Shut Down and Continue");
  await expect(workbench.notification(`${name} has the files back`)).toBeVisible({ timeout: 60_000 });
  expect(await inside(`cat /storage/windows.note ${aside}/windows.note`)).toBe("newer\nmine");

  await choose("Remove…");
  await workbench.pressInDialog(`Remove what was put aside of ${name}?`, "Remove");
  await expect.poll(() => inside(`ls ${aside} 2>&1`), { timeout: 30_000 }).toContain("No such file");
  await workbench.runCommand("View: Close All Editors in Group");
});

test("it is cloned from its row, with a disk and a network of its own", async ({ workbench, engine }) => {
  await workbench.tree("Desktops").chooseInContextMenu(name, "Clone Desktop…");
  await workbench.answer(`Name of the clone of ${name}`, clone);
  await workbench.pressInDialog(`Shut down ${name} for this?`, "Shut Down and Continue");

  await workbench.editorTab(clone).waitFor({ timeout: 60_000 });
  const made = (await engine.api.request("GET", `/containers/${clone}/json`)) as {
    Mounts: { Name?: string; Destination: string }[];
    NetworkSettings: { Networks: object };
  };
  expect(made.Mounts.map((mount) => [mount.Destination, mount.Name])).toContainEqual(["/storage", `${clone}-storage`]);
  expect(Object.keys(made.NetworkSettings.Networks)).toEqual([`${clone}-network`]);
  await expect.poll(async () => (await inspect(engine)).status, { timeout: 30_000 }).toBe("running");
});

test("its disk is exported from its row into a file of this machine", async ({ workbench, engine, server }) => {
  const file = join(server.workspace, `${name}.qcow2`);
  await workbench.tree("Desktops").chooseInContextMenu(name, "More", "Export Disk…");
  await workbench.choose(`Export which state of ${name}?`, "The present state");
  await workbench.choose("In which format?", "qcow2");
  await workbench.answer(`Export the Disk of ${name}`, file);
  await workbench.pressInDialog(`Shut down ${name} for this?`, "Shut Down and Continue");

  await expect(workbench.notification(`Saved ${file}.`)).toBeVisible({ timeout: 60_000 });
  // As every file of this format begins.
  expect((await readFile(file)).subarray(0, 4).toString("latin1")).toBe("QFI\xfb");
  await expect.poll(async () => (await inspect(engine)).status, { timeout: 30_000 }).toBe("running");
});

test("its disk is grown from its row", async ({ workbench, engine }) => {
  await workbench.tree("Desktops").chooseInContextMenu(name, "More", "Grow Disk…");
  await workbench.answer("DISK_SIZE", "32G");
  await expect(workbench.quickInput).toContainText("A disk can only grow");
  await workbench.answer("DISK_SIZE", "96G");
  await expect(workbench.dialog(`Change the settings of ${name}?`)).toContainText("DISK_SIZE: 64G → 96G");
  await workbench.pressInDialog(`Change the settings of ${name}?`, "Apply");

  await expect.poll(async () => (await inspect(engine)).env, { timeout: 60_000 }).toContain("DISK_SIZE=96G");
  await expect.poll(async () => (await inspect(engine)).status, { timeout: 30_000 }).toBe("running");
  await expect(workbench.notification("A bigger disk has free room at its end")).toBeVisible({ timeout: 30_000 });
});

test("its health can be read, and opening it while it is stopped offers to start it", async ({
  workbench,
  engine,
}, info) => {
  const desktops = workbench.tree("Desktops");
  await desktops.chooseInContextMenu(name, "Show Desktop Health");
  await expect.poll(() => workbench.editorText()).toContain(`Health of ${name}`);
  await expect.poll(() => workbench.editorText()).toContain("Free on the engine's host");
  await workbench.screenshot(info.outputPath("health.png"));

  await engine.api.request("POST", `/containers/${name}/stop?t=30`);
  await expect(desktops.row(name)).toContainText("stopped", { timeout: 30_000 });
  // A click on a row that is just being drawn anew is lost.
  await expect(async () => {
    await desktops.row(name).click();
    await expect(workbench.notification(`${name} is stopped. Start it?`)).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
  await workbench.pressInNotification(`${name} is stopped. Start it?`, "Start");
  await expect(desktops.row(name)).toContainText("running", { timeout: 60_000 });
});
