import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { usualBehaviour } from "../parts/dockerDesktop/desktopBackend.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { expect } from "./fixtures";
import { jobOnWindows, test } from "./modeFixtures";

test.describe.configure({ mode: "serial" });

const switchToWindows = "Windows Containers: Switch to Windows Containers";
const patience = { timeout: 20_000 };

test.beforeEach(async ({ dockerDesktop, desktopWorkbench: workbench }) => {
  await dockerDesktop.control(usualBehaviour);
  await dockerDesktop.switchTo("linux");
  await dockerDesktop.control({ active: "open" });
  await expect(workbench.statusBarItem("Linux Containers")).toBeVisible(patience);
});

test("knows before it asks that the installation left Windows containers out, and shows the line that mends it", async ({
  desktopWorkbench: workbench,
  dockerDesktop,
}) => {
  await dockerDesktop.control({ installationFile: "says no" });
  const asked = dockerDesktop.commandLines().length;

  await workbench.runCommand(switchToWindows);

  const refusal = "was installed without Windows containers, as";
  await expect(workbench.notification(refusal)).toContainText("install-settings.json says");
  await expect(workbench.notification(refusal).getByRole("button", { name: "Switch Anyway" })).toBeVisible();
  await workbench.page.screenshot({ path: test.info().outputPath("refused.png") });
  await workbench.pressInNotification(refusal, "Repair Installation…");
  await expect.poll(async () => workbench.terminalText()).toContain("Start-Process powershell.exe -Verb RunAs");
  await workbench.page.screenshot({ path: test.info().outputPath("repair.png") });
  expect(dockerDesktop.commandLines().length).toBe(asked);
  await workbench.hidePanel();
});

test("asks before Windows asks for permission where nobody can answer", async ({
  desktopWorkbench: workbench,
  dockerDesktop,
}) => {
  await dockerDesktop.control({ service: "stopped" });
  const asked = dockerDesktop.commandLines().length;

  await workbench.runCommand(switchToWindows);
  const question = "Docker Desktop's service is stopped";
  await expect(workbench.dialog(question)).toContainText("cannot be answered from here");
  await workbench.page.screenshot({ path: test.info().outputPath("permission.png") });
  await workbench.pressInDialog(question, "Cancel");
  await expect(workbench.notification("Nothing was switched")).toBeVisible();
  expect(dockerDesktop.commandLines().length).toBe(asked);
  await workbench.clearNotifications();

  await workbench.runCommand(switchToWindows);
  await workbench.pressInDialog(question, "Switch Anyway");
  await expect(workbench.statusBarItem("Windows Containers")).toBeVisible(patience);
  await workbench.clearNotifications();
});

test("lists the containers that a switch would stop", async ({ desktopWorkbench: workbench, dockerDesktop }) => {
  const { api } = dockerDesktop.engines.linux;
  await busyboxImage(api);
  const options = { Image: "busybox:latest", Cmd: ["sleep", "600"], HostConfig: { NetworkMode: "none" } };
  const id = await api.runContainer("shop-database", options);
  await dockerDesktop.control({ dockerCli: "missing" });

  await workbench.runCommand(switchToWindows);

  const question = "which stops the Linux engine and its containers";
  await expect(workbench.dialog(question)).toContainText("shop-database", patience);
  await workbench.page.screenshot({ path: test.info().outputPath("stops.png") });
  await workbench.pressInDialog(question, "Cancel");
  await expect(workbench.statusBarItem("Linux Containers")).toBeVisible(patience);
  await api.request("DELETE", `/containers/${id}?force=1`);
  await workbench.clearNotifications();
});

test("starts a Docker Desktop that does not run", async ({ desktopWorkbench: workbench, dockerDesktop }) => {
  await dockerDesktop.control({ process: "stopped", active: "refuses" });
  await expect(workbench.statusBarItem("Linux Containers")).toBeHidden(patience);

  await workbench.runCommand("Windows Containers: Start Docker Desktop");

  await expect(workbench.statusBarItem("Linux Containers")).toBeVisible(patience);
  expect(dockerDesktop.commandLines().at(-1)).toBe("Docker Desktop");
});

test("starts a Docker Desktop that does not run, and switches", async ({
  desktopWorkbench: workbench,
  dockerDesktop,
}) => {
  await dockerDesktop.control({ process: "stopped", active: "refuses" });

  await workbench.runCommand(switchToWindows);
  await workbench.pressInNotification("Docker Desktop is not running.", "Open Docker Desktop and Switch");

  await expect(workbench.notification("Waiting for Docker Desktop")).toBeVisible();
  await expect(workbench.statusBarItem("Windows Containers")).toBeVisible(patience);
  expect(dockerDesktop.commandLines().slice(-2)).toEqual(["Docker Desktop", "DockerCli -SwitchWindowsEngine"]);
  await workbench.clearNotifications();
});

test("repairs a context that is gone, also after a switch from the tray menu, and undoes it", async ({
  desktopWorkbench: workbench,
  dockerDesktop,
}) => {
  const config = join(dockerDesktop.dockerConfigDir, "config.json");
  await dockerDesktop.control({ context: "dangles" });
  await dockerDesktop.switchTo("windows");
  const stale = await readFile(config, "utf8");

  const warning = "is set to the context “desktop-linux”, which does not exist any more";
  await expect(workbench.notification(warning)).toBeVisible(patience);
  await workbench.page.screenshot({ path: test.info().outputPath("context.png") });
  await workbench.pressInNotification(warning, "Use “desktop-windows”");

  const done = "docker in a terminal uses the context “desktop-windows” now";
  await expect(workbench.notification(done)).toContainText("config.json.backup");
  expect(await readFile(config, "utf8")).toBe(stale.replace("desktop-linux", "desktop-windows"));
  await workbench.pressInNotification(done, "Undo");
  await expect.poll(async () => readFile(config, "utf8")).toBe(stale);
  await workbench.clearNotifications();
});

test("uses another context of docker at a word", async ({ desktopWorkbench: workbench, dockerDesktop }) => {
  const config = join(dockerDesktop.dockerConfigDir, "config.json");
  const before = await readFile(config, "utf8");

  await workbench.runCommand("Windows Containers: Use Another Docker Context…");
  await workbench.choose(/Use which context for docker in a terminal/, "default");

  const done = "docker in a terminal uses the context “default” now";
  await expect(workbench.notification(done)).toBeVisible();
  expect(await readFile(config, "utf8")).not.toBe(before);
  await workbench.pressInNotification(done, "Undo");
  await expect.poll(async () => readFile(config, "utf8")).toBe(before);
  await workbench.clearNotifications();
});

test("switches as a task, on whose end another task waits", async ({ desktopWorkbench: workbench, dockerDesktop }) => {
  await workbench.runCommand("Tasks: Run Task");
  await workbench.choose(/Select the task to run/, jobOnWindows.label);

  await expect.poll(async () => workbench.terminalText(), patience).toContain("goes on in 42");
  expect(dockerDesktop.mode()).toBe("windows");
});

test("shows the settings of both modes side by side, without passwords, and opens their files", async ({
  desktopWorkbench: workbench,
  dockerDesktop,
}) => {
  await workbench.hidePanel();
  await workbench.runCommand("Windows Containers: Compare Docker Desktop's Settings of Both Modes");

  await expect(workbench.editorTab("Docker Desktop's Settings: Linux ↔ Windows")).toBeVisible();
  const editor = workbench.page.locator(".part.editor .monaco-diff-editor");
  await expect(editor).toContainText("defaultKeepStorage");
  await expect(editor).toContainText(dockerDesktop.places.windowsDaemonInUse);
  await expect(editor).toContainText("http://***@proxy.example:3128");
  await expect(editor).not.toContainText("secret");
  await workbench.page.screenshot({ path: test.info().outputPath("settings.png") });

  await workbench.runCommand("Windows Containers: Open a File of Docker Desktop's Settings…");
  await workbench.choose("Which file of Docker Desktop's settings?", "Linux engine");
  await expect(workbench.editorTab("daemon.json")).toBeVisible();
});
