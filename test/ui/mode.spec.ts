import { run } from "../parts/program.mjs";
import { expect } from "./fixtures";
import { test } from "./modeFixtures";

test.describe.configure({ mode: "serial" });

test("shows the mode in the tree and the status bar, and both engines whatever the mode is", async ({
  desktopWorkbench: workbench,
}) => {
  const explorer = workbench.tree("Engines");

  await expect(explorer.row("Docker Desktop")).toContainText("Linux containers");
  await expect(workbench.statusBarItem("Linux Containers")).toBeVisible();
  await expect(explorer.row("desktop-linux")).toContainText("Linux ·");
  await expect(explorer.row("desktop-windows")).toContainText(/Windows \d+\.\d+ · .* isolation · \d+/);
});

test("switches from the status bar, and the tree follows", async ({ desktopWorkbench: workbench, dockerDesktop }) => {
  const explorer = workbench.tree("Engines");
  await workbench.statusBarItem("Linux Containers").click();
  await workbench.choose("Docker Desktop runs Linux containers.", "Windows Containers");

  await expect(workbench.statusBarItem("Switching to Windows…")).toBeVisible();
  await expect(workbench.notification("Switching to Windows containers")).toBeVisible();
  await expect(explorer.row("Docker Desktop")).toContainText("Windows containers", { timeout: 20_000 });
  await expect(workbench.statusBarItem("Windows Containers")).toBeVisible();
  await expect(workbench.notification("Docker Desktop runs Windows containers now.")).toBeVisible();
  expect(dockerDesktop.commandLines()).toEqual(["DockerCli -SwitchWindowsEngine"]);
  await expect
    .poll(async () => (await explorer.visibleRows()).filter(({ level }) => level === 1).map(({ label }) => label))
    .toEqual(["Docker Desktop", "desktop-windows", "desktop-linux"]);
  await expect(explorer.row("desktop-linux")).toContainText("Linux ·");
});

test("follows a switch that was made from the tray menu", async ({ desktopWorkbench: workbench, dockerDesktop }) => {
  await dockerDesktop.switchTo("linux");

  await expect(workbench.tree("Engines").row("Docker Desktop")).toContainText("Linux containers", { timeout: 20_000 });
  await expect(workbench.statusBarItem("Linux Containers")).toBeVisible();
});

test("lists in the palette what the engines that are there can do to containers", async ({
  desktopWorkbench: workbench,
  dockerDesktop,
}) => {
  expect(await workbench.offersInPalette("Change Limits…")).toBe(true);
  // Stops the engine that it leaves: only Windows containers are left.
  await run(dockerDesktop.dockerPath, ["desktop", "engine", "use", "windows"]);
  await expect(workbench.statusBarItem("Windows Containers")).toBeVisible({ timeout: 20_000 });

  await expect.poll(async () => workbench.offersInPalette("Change Limits…")).toBe(false);
  expect(await workbench.offersInPalette("Show Changed Files")).toBe(true);

  await dockerDesktop.switchTo("linux");
  await expect(workbench.statusBarItem("Linux Containers")).toBeVisible({ timeout: 20_000 });
  await expect.poll(async () => workbench.offersInPalette("Change Limits…")).toBe(true);
});

test("offers the way back when the other side does not come up and the switch is cancelled", async ({
  desktopWorkbench: workbench,
  dockerDesktop,
}) => {
  await dockerDesktop.control({ comesUp: "never" });
  await workbench.runCommand("Windows Containers: Switch to Windows Containers");
  const progress = "Switching to Windows containers";
  await expect(workbench.notification(progress)).toContainText("waiting for the Windows engine");
  await workbench.notification(progress).hover();
  await workbench.pressInNotification(progress, "Cancel");

  await dockerDesktop.control({ comesUp: "otherSide" });
  await workbench.pressInNotification("was asked to switch to Windows containers and may still do so", "Switch Back");

  await expect(workbench.statusBarItem("Linux Containers")).toBeVisible({ timeout: 20_000 });
  await expect(workbench.tree("Engines").row("Docker Desktop")).toContainText("Linux containers");
});

test("says why Docker Desktop refuses to switch", async ({ desktopWorkbench: workbench, dockerDesktop }) => {
  await dockerDesktop.control({ windowsContainers: "disabled" });

  await workbench.runCommand("Windows Containers: Switch to Windows Containers");

  const message = workbench.notification("This Docker Desktop was installed without Windows containers");
  await expect(message.getByRole("button", { name: "Show Log" })).toBeVisible({ timeout: 20_000 });
  await expect(workbench.statusBarItem("Linux Containers")).toBeVisible();
});

test("says on a machine without Docker Desktop what switching needs", async ({ workbench, explorer }) => {
  await expect(explorer.row("Docker Desktop")).toBeHidden();

  await workbench.runCommand("Windows Containers: Switch to Windows Containers");

  const message = workbench.notification("needs Docker Desktop for Windows on this machine");
  await expect(message.getByRole("button", { name: "Add an Engine…" })).toBeVisible();
  // Docker Desktop for this system has no Windows containers.
  await expect(message.getByRole("button", { name: "Get Docker Desktop" })).toBeHidden();
  await workbench.clearNotifications();
});
