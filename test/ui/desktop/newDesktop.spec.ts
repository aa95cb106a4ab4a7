import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FrameLocator } from "@playwright/test";
import { buildDesktopImage } from "../../parts/desktopImage/build.mjs";
import type { DockerEngine } from "../../parts/dockerEngine.mjs";
import type { Workbench } from "../../parts/workbench.mjs";
import { expect, test } from "../fixtures";
import { closeTab, removeDesktop } from "./quickDesktop";

const name = "form-desk";
const quickName = "quick-desk";
const templateName = "template-desk";
const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGEhY2hlY2sga2V5IGZvciB0ZXN0cyBvbmx5 it's me & %PATH%";
const title = "New Windows Desktop";

/** Nothing of its name says that it is one for desktops, so that it stands in no list. */
const mirror = { repository: "mirror.example/desk", tag: "1" };

test.describe.configure({ mode: "serial", timeout: 90_000 });

test.afterAll(async ({ engine }) => {
  await Promise.allSettled([name, quickName, templateName].map((one) => removeDesktop(engine, one)));
  await engine.api.request("DELETE", `/images/${mirror.repository}:${mirror.tag}`).catch(() => undefined);
});

test("the form says what is there, and what is wrong beside its field", async ({ workbench, engine, explorer }) => {
  const image = await buildDesktopImage(engine.socketPath);
  await explorer.row("Images").waitFor();
  await workbench.runCommand("Windows Containers: New Windows Desktop…");
  const form = await workbench.webview(title);

  await form.getByRole("textbox", { name: "Name", exact: true }).fill("no spaces allowed");
  await expect(form.getByText("2 to 60 letters")).toBeVisible();
  await form.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await form.getByRole("radio", { name: "Windows Server 2025" }).check();
  await form.getByRole("textbox", { name: "Memory", exact: true }).fill("1G");
  await expect(form.getByText("This Windows needs at least 2G of memory.")).toBeVisible();
  await expect(form.getByText("Problems: 1", { exact: true })).toBeVisible();
  await form.getByRole("textbox", { name: "Memory", exact: true }).fill("2G");
  await expect(form.getByText("needs at least")).toBeHidden();
  await expect(form.getByText(/GB of [\d.]+ GB are free/)).toBeVisible();
  await expect(form.getByText("No setting fits")).toBeHidden();
  await form.getByRole("combobox", { name: "Image" }).click();
  await form.getByRole("option", { name: image }).click();
  // What the engine gets or loses while the form is open can be chosen, or not any more.
  const [repository] = image.split(":");
  const other = form.locator("vscode-option", { hasText: `${repository}:other` });
  await engine.api.request("POST", `/images/${image}/tag?repo=${repository}&tag=other`);
  await expect(other).toBeAttached({ timeout: 20_000 });
  await engine.api.request("DELETE", `/images/${repository}:other`);
  await expect(other).not.toBeAttached({ timeout: 20_000 });
  await engine.api.request("POST", `/images/${image}/tag?repo=${mirror.repository}&tag=${mirror.tag}`);
  await form.getByRole("combobox", { name: "Image" }).click();
  await form.getByRole("option", { name: "Another image…" }).click();
  const typed = form.getByRole("textbox", { name: "Another image…" });
  await expect(typed).toHaveValue(image);
  await typed.fill(`${mirror.repository}:${mirror.tag}`);
});

test("every variable is found by its name, and folded groups say what is set in them", async ({ workbench }) => {
  const form = await workbench.webview(title);
  await form.getByRole("textbox", { name: "Search settings" }).fill("disk_cache");
  await form.getByRole("combobox", { name: "Cache of the disk" }).click();
  await form.getByRole("option", { name: "writeback" }).click();
  await form.getByRole("textbox", { name: "Search settings" }).fill("demo other variables");
  await expect(form.getByText("No setting fits")).toBeVisible();
  await form.getByRole("textbox", { name: "Search settings" }).fill("other variables");
  const others = ["DEMO_INSTALL_SECONDS=0", "DEMO_SETUP_SECONDS=0", "DEMO_SHUTDOWN_SECONDS=0"];
  await form.getByRole("textbox", { name: "Other variables of the image" }).fill(others.join("\n"));
  await form.getByRole("textbox", { name: "Search settings" }).fill("");
  await expect(group(form, "Disks")).toContainText("1 set");
});

test("what is set up at the first logon is chosen, and its files are read before they are made", async ({
  workbench,
}) => {
  const form = await workbench.webview(title);
  await form.getByRole("checkbox", { name: "Share this workspace" }).click();
  await group(form, "Set Up at the First Logon").locator("summary").click();
  await form.getByRole("button", { name: "Add Git" }).click();
  await form.getByRole("checkbox", { name: "Dark mode" }).click();
  await form.getByRole("textbox", { name: "OpenSSH server" }).fill(key);
  await expect(group(form, "Set Up at the First Logon")).toContainText("3 set");
  await workbench.screenshot("test-results/newDesktop.png");

  await form.getByRole("button", { name: "Preview the Files" }).click();
  await workbench.editorTab("install.bat").waitFor();
  await workbench.editorTab("windows-containers-setup.ps1").waitFor();
  await workbench.editorTab("install.bat").click();
  await expect.poll(() => workbench.editorText()).toContain("windows-containers-setup.ps1");
  await workbench.runCommand("View: Close All Editors in Group");
});

test("a template is kept in the workspace", async ({ workbench, server }) => {
  const form = await workbench.webview(title);
  await form.getByRole("button", { name: "Save as Template…" }).click();
  await workbench.answer("Name of the template", "team");
  await workbench.editorTab("windows-desktops.json").waitFor();
  const text = await readFile(join(server.workspace, ".vscode/windows-desktops.json"), "utf8");
  const { team } = (JSON.parse(text) as { templates: Record<string, { setup: object; sharing: object }> }).templates;
  expect(team?.sharing).toEqual({ folder: "${workspaceFolder}" });
  expect(team?.setup).toEqual({ packages: ["Git.Git"], darkMode: true, sshKeys: [key] });
});

test("the desktop that is created has all of it", async ({ workbench, engine, server }) => {
  const form = await workbench.webview(title);
  await form.getByRole("button", { name: "Create Desktop" }).click();
  await workbench.editorTab(name).waitFor({ timeout: 60_000 });

  const made = (await engine.api.request("GET", `/containers/${name}/json`)) as {
    Config: { Env: string[]; Image: string };
    Mounts: { Source: string; Destination: string }[];
  };
  expect(made.Config.Image).toBe(`${mirror.repository}:${mirror.tag}`);
  expect(made.Config.Env).toEqual(
    expect.arrayContaining(["VERSION=2025", "RAM_SIZE=2G", "DISK_CACHE=writeback", "DEMO_SETUP_SECONDS=0"]),
  );
  expect(made.Mounts).toContainEqual(expect.objectContaining({ Source: server.workspace, Destination: "/shared" }));
  expect(await storedFile(engine, "install.bat")).toContain("-File C:\\OEM\\windows-containers-setup.ps1\r\n");
  const setup = await storedFile(engine, "windows-containers-setup.ps1");
  expect(setup).toContain(`'${key.replace("'", "''")}'`);
  expect(setup).toContain("'Git.Git'");
});

test("what was exported and what was kept come back into the form", async ({ workbench, server }) => {
  await closeTab(workbench, name);
  const row = workbench.tree("Desktops").row(name);
  await row.click({ button: "right" });
  await workbench.chooseInMenu("Export Desktop As…");
  await workbench.choose(`Export ${name} as what?`, "Compose file");
  await workbench.choose("Write the desktop's password into the file?", "Leave out");
  await expect.poll(() => workbench.editorText()).toContain("services:");
  const text = await exportedText(workbench);
  // Left open it would ask whether to be kept, in the middle of another test.
  await workbench.runCommand("View: Revert and Close Editor");
  await writeFile(join(server.workspace, "compose.yml"), text);
  await workbench.runCommand("Windows Containers: Import Desktop…");
  await workbench.answerPath(/Compose file, Kubernetes manifest/, join(server.workspace, "compose.yml"));
  const imported = await workbench.webview(`${title}: ${name}`);
  await expect(imported.getByText("A container of this engine has this name already.")).toBeVisible();
  await expect(imported.getByRole("radio", { name: "Windows Server 2025" })).toBeChecked();
  await expect(group(imported, "Set Up at the First Logon")).toContainText("3 set");
  await imported.getByRole("button", { name: "Cancel" }).click();

  await workbench.runCommand("Windows Containers: New Desktop from Template…");
  await workbench.choose("New desktop from which template?", "team");
  const form = await workbench.webview(`${title}: team`);
  await expect(form.getByRole("textbox", { name: "Memory", exact: true })).toHaveValue("2G");
  await expect(form.getByRole("checkbox", { name: "Share this workspace" })).toBeChecked();
  await form.getByRole("button", { name: "Cancel" }).click();
});

test("the same is made by quick picks, with a way back and the last choices", async ({ workbench, engine }) => {
  await workbench.runCommand("Windows Containers: New Windows Desktop (Step by Step)…");
  await workbench.choose("Start from which template?", "Usual Settings");
  const versions = workbench.question("Which Windows?");
  await expect(versions.locator(".monaco-list-row.focused")).toContainText("Windows Server 2025");
  await expect(versions.locator(".quick-input-title")).toContainText("(2/11)");
  await workbench.choose("Which Windows?", "Windows 10 Pro");
  await workbench.question("Which image?").waitFor();
  await workbench.quickInput.getByRole("button", { name: "Back" }).click();
  await workbench.choose("Which Windows?", "Windows 10 Enterprise LTSC");
  await workbench.choose("Which image?", "windows-containers/demo-desktop");
  await workbench.answer("Name of the desktop", quickName);
  await expect(workbench.question(/How much memory\? .* are free/)).toBeVisible();
  await workbench.choose("How much memory?", "4G");
  await workbench.answer("How many processor cores?", "1");
  await workbench.choose("How large a disk?", "half");
  await workbench.answer("In which language?", "German");
  await workbench.choose("Share a folder with Windows?", "Share this workspace");
  await expect(workbench.question("first logon").locator(".monaco-list-row").first()).toContainText("Dark mode");
  await workbench.page.keyboard.press("Enter");
  const end = `${quickName} · 10l · 4G · 1 · half`;
  await workbench.choose(end, "More Settings…");
  await workbench.choose("Which setting?", "User name");
  await workbench.answer("User name", "ada");
  await expect(workbench.quickItem("User name")).toContainText("ada · USERNAME");
  await workbench.choose("Which setting?", "Keyboard layout");
  await workbench.answer("Keyboard layout", "Dvorak");
  await workbench.quickInput.getByRole("button", { name: "Back" }).click();
  await workbench.choose(end, "Preview the Files");
  await expect(workbench.editorTab("install.bat")).toBeVisible();
  await workbench.choose(end, "Create Desktop");
  await workbench.editorTab(quickName).waitFor({ timeout: 60_000 });

  const made = (await engine.api.request("GET", `/containers/${quickName}/json`)) as { Config: { Env: string[] } };
  expect(made.Config.Env).toEqual(
    expect.arrayContaining([
      "VERSION=10l",
      "LANGUAGE=de",
      "RAM_SIZE=4G",
      "CPU_CORES=1",
      "DISK_SIZE=half",
      "USERNAME=ada",
    ]),
  );
  // The preview lies beside what was in front.
  await workbench.runCommand("View: Close All Editors");
});

test("quick picks start from a template, and what was answered is saved as another", async ({
  workbench,
  engine,
  server,
}, info) => {
  await workbench.runCommand("Windows Containers: New Windows Desktop (Step by Step)…");
  await workbench.question("Start from which template?").waitFor();
  await workbench.screenshot(info.outputPath("templateStep.png"));
  await workbench.choose("Start from which template?", "team");
  // Each question has the template's answer, also where it is none of those that are offered.
  await acceptFocused(workbench, "Which Windows?", "Windows Server 2025");
  await acceptFocused(workbench, "Which image?", mirror.repository);
  await workbench.answer("Name of the desktop", templateName);
  await acceptFocused(workbench, "How much memory?", "2G");
  await workbench.quickInput.getByRole("button", { name: "Back" }).click();
  await acceptFocused(workbench, "How much memory?", "2G");
  await workbench.answer("How many processor cores?", "1");
  await acceptFocused(workbench, "How large a disk?", "64G");
  await acceptFocused(workbench, "In which language?", "English");
  await acceptFocused(workbench, "Share a folder with Windows?", server.workspace);
  await workbench.question("first logon").waitFor();
  await expect(workbench.quickItem("Git, Git.Git")).toBeChecked();
  await workbench.page.keyboard.press("Enter");

  const end = `${templateName} · 2025 · 2G · 1 · 64G`;
  await workbench.choose(end, "Save as Template…");
  await workbench.answer("Name of the template", "one core");
  await workbench.choose(end, "Save as Template…");
  await workbench.question("Name of the template").waitFor();
  await workbench.page.keyboard.press("Escape");
  await workbench.choose(end, "Create Desktop");
  await workbench.editorTab(templateName).waitFor({ timeout: 60_000 });

  const text = await readFile(join(server.workspace, ".vscode/windows-desktops.json"), "utf8");
  const { templates } = JSON.parse(text) as { templates: Record<string, { hardware: { coreCount: string } }> };
  expect(Object.keys(templates)).toEqual(["team", "one core"]);
  expect(templates["one core"]?.hardware.coreCount).toBe("1");
  const made = (await engine.api.request("GET", `/containers/${templateName}/json`)) as {
    Config: { Env: string[]; Image: string };
    Mounts: { Source: string; Destination: string }[];
  };
  expect(made.Config.Image).toBe(`${mirror.repository}:${mirror.tag}`);
  expect(made.Config.Env).toEqual(expect.arrayContaining(["VERSION=2025", "RAM_SIZE=2G", "DISK_CACHE=writeback"]));
  expect(made.Mounts).toContainEqual(expect.objectContaining({ Source: server.workspace, Destination: "/shared" }));
});

async function acceptFocused(workbench: Workbench, question: string, label: string): Promise<void> {
  await expect(workbench.question(question).locator(".monaco-list-row.focused")).toContainText(label);
  await workbench.page.keyboard.press("Enter");
}

function group(form: FrameLocator, groupTitle: string) {
  return form.locator("details", { has: form.locator("summary", { hasText: groupTitle }) });
}

/** As the archive holds it: a file's text is in it as it is. */
async function storedFile(engine: DockerEngine, file: string): Promise<string> {
  return String(await engine.api.request("GET", `/containers/${name}/archive?path=/storage/oem/${file}`));
}

/** All of it, of which the editor shows a part. */
async function exportedText({ page }: Workbench): Promise<string> {
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+C");
  return page.evaluate(() => navigator.clipboard.readText());
}
