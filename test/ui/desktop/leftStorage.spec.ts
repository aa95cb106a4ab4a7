import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FrameLocator } from "@playwright/test";
import { buildDesktopImage } from "../../parts/desktopImage/build.mjs";
import type { DockerEngine } from "../../parts/dockerEngine.mjs";
import type { Workbench } from "../../parts/workbench.mjs";
import { expect, test } from "../fixtures";
import { closeTab, logOf, removeDesktop } from "./quickDesktop";

const left = "left-desk";
const storage = "left-storage";
const name = "on-left-storage";
const withMedium = "own-medium";
const title = "New Windows Desktop";
const quick = ["INSTALL", "SETUP", "STARTED", "SHUTDOWN"].map((step) => `DEMO_${step}_SECONDS=0`);

test.describe.configure({ mode: "serial", timeout: 90_000 });

test.afterAll(async ({ engine }) => {
  await Promise.allSettled([left, name, withMedium].map((one) => removeDesktop(engine, one)));
});

/** A Windows that was never shut down in order, whose container is gone and whose disk is there. */
async function leaveDisk(engine: DockerEngine): Promise<string> {
  const image = await buildDesktopImage(engine.socketPath);
  await engine.api.runContainer(left, {
    Image: image,
    Env: quick,
    HostConfig: { Mounts: [{ Type: "volume", Source: storage, Target: "/storage" }] },
  });
  await expect.poll(() => logOf(engine, left), { timeout: 60_000 }).toContain("starting Boot0004");
  await engine.api.runInContainer(left, ["bash", "-c", "echo kept > /storage/windows.note"]);
  await removeDesktop(engine, left);
  return image;
}

/** The form, with what makes the desktop of the demonstration quick. */
async function openForm(workbench: Workbench, image: string, desktop: string): Promise<FrameLocator> {
  await workbench.runCommand("Windows Containers: New Windows Desktop…");
  const form = await workbench.webview(title);
  await form.getByRole("textbox", { name: "Name", exact: true }).fill(desktop);
  await form.getByRole("combobox", { name: "Image" }).click();
  await form.getByRole("option", { name: image }).click();
  // The form remembers what the last desktop was.
  await form.getByRole("radio", { name: "Windows 11 Pro", exact: true }).check();
  await set(form, "Other variables of the image", quick.join("\n"));
  return form;
}

/** A setting of a folded group. */
async function set(form: FrameLocator, setting: string, value: string): Promise<void> {
  await form.getByRole("textbox", { name: "Search settings" }).fill(setting);
  await form.getByRole("textbox", { name: setting, exact: true }).fill(value);
}

test("a new desktop on the disk of another asks before it would throw that away, and keeps it", async ({
  workbench,
  engine,
  explorer,
}) => {
  const image = await leaveDisk(engine);
  await explorer.row("Images").waitFor();
  const form = await openForm(workbench, image, name);
  await set(form, "Place of the disk", storage);
  await form.getByRole("button", { name: "Create Desktop" }).click();

  const question = workbench.dialog(storage);
  await expect(question).toBeVisible({ timeout: 30_000 });
  await workbench.screenshot("test-results/leftStorage.png");
  await workbench.pressInDialog(storage, "Cancel");
  await expect(form.getByRole("button", { name: "Create Desktop" })).toBeEnabled();
  expect(await engine.api.request("GET", "/containers/json?all=1")).toEqual([]);

  await form.getByRole("button", { name: "Create Desktop" }).click();
  await workbench.pressInDialog(storage, "Keep This Windows");
  await workbench.editorTab(name).waitFor({ timeout: 60_000 });
  await expect.poll(() => logOf(engine, name), { timeout: 30_000 }).toContain("starting Boot0004");
  const note = await engine.api.runInContainer(name, ["cat", "/storage/windows.note"]);
  expect(note.output.trim()).toBe("kept");
  await closeTab(workbench, name);
});

test("an own medium is bound as it is given, and what is wrong with it is said beside its field", async ({
  workbench,
  engine,
  server,
}) => {
  const image = await buildDesktopImage(engine.socketPath);
  const form = await openForm(workbench, image, withMedium);
  await set(form, "Own installation medium", "isos/own.iso");
  const field = form.locator(".field", { has: form.getByRole("textbox", { name: "Own installation medium" }) });
  await expect(field.getByText("Give the whole path")).toBeVisible();
  await expect(form.getByRole("status").filter({ hasText: /^Problems: 1$/ })).toBeVisible();
  await workbench.screenshot("test-results/ownMedium.png");

  const medium = join(server.workspace, "own.iso");
  await writeFile(medium, "a medium");
  await set(form, "Own installation medium", medium);
  await expect(field.getByText("Give the whole path")).toBeHidden();
  await form.getByRole("button", { name: "Create Desktop" }).click();
  await workbench.editorTab(withMedium).waitFor({ timeout: 60_000 });

  const made = (await engine.api.request("GET", `/containers/${withMedium}/json`)) as {
    Mounts: { Source: string; Destination: string }[];
  };
  expect(made.Mounts).toContainEqual(expect.objectContaining({ Source: medium, Destination: "/custom.iso" }));
});
