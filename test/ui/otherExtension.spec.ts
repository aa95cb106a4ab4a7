import { join } from "node:path";
import { usualBehaviour } from "../parts/dockerDesktop/desktopBackend.mjs";
import { expect } from "./fixtures";
import { test } from "./modeFixtures";

test.describe.configure({ mode: "serial" });
test.use({ otherExtension: join(import.meta.dirname, "..", "parts", "callingExtension") });

const patience = { timeout: 20_000 };

test.beforeEach(async ({ dockerDesktop, desktopWorkbench: workbench }) => {
  await dockerDesktop.control(usualBehaviour);
  await dockerDesktop.switchTo("linux");
  await expect(workbench.statusBarItem("Linux Containers")).toBeVisible(patience);
});

test.afterEach(async ({ desktopWorkbench: workbench }) => {
  await workbench.clearNotifications();
});

test("another extension goes on when the engine of its mode answers, and not before", async ({
  desktopWorkbench: workbench,
  dockerDesktop,
}) => {
  // DockerCli never returns: only the engine tells when the switch is over.
  await dockerDesktop.control({ downMs: 3_000, dockerCli: "hangsAfterwards" });
  await workbench.runCommand("Calling Extension: Ask for Windows");
  await expect(workbench.statusBarItem("Switching to Windows…")).toBeVisible();
  await expect(workbench.notification("The caller")).toBeHidden();

  await expect(workbench.notification("The caller got switched. The engine: windows.")).toBeVisible(patience);
  expect(dockerDesktop.commandLines().at(-1)).toBe("DockerCli -SwitchWindowsEngine");
  await workbench.clearNotifications();

  await workbench.runCommand("Calling Extension: Ask for Windows");
  await expect(workbench.notification("The caller got alreadyThere. The engine: windows.")).toBeVisible();
  await workbench.runCommand("Calling Extension: Ask for Linux");
  await expect(workbench.notification("The caller got switched. The engine: linux.")).toBeVisible(patience);
});

test("another extension gets what Docker Desktop refuses as a sentence to show, and nobody else shows it", async ({
  desktopWorkbench: workbench,
  dockerDesktop,
}) => {
  await dockerDesktop.control({ windowsContainers: "disabled" });

  await workbench.runCommand("Calling Extension: Ask for Windows");

  const told = workbench.notification("The caller got failed, disabledAtInstallation");
  await expect(told).toContainText("This Docker Desktop was installed without Windows containers", patience);
  await expect(told).toContainText("The engine: linux.");
  await expect(workbench.notification("installed without Windows containers")).toHaveCount(1);
});

test("another extension that asks while a switch is under way is told so", async ({
  desktopWorkbench: workbench,
  dockerDesktop,
}) => {
  await dockerDesktop.control({ downMs: 6_000 });
  await workbench.runCommand("Calling Extension: Ask for Windows");
  await expect(workbench.statusBarItem("Switching to Windows…")).toBeVisible();

  await workbench.runCommand("Calling Extension: Ask for Linux");

  const busy = "The caller got failed, busy, A switch to Windows containers is already under way.";
  await expect(workbench.notification(busy)).toBeVisible();
  await expect(workbench.notification("The caller got switched. The engine: windows.")).toBeVisible(patience);
});

for (const wish of ["Solaris", "Nothing"]) {
  test(`another extension that asks for ${wish} catches an error that says how to ask`, async ({
    desktopWorkbench: workbench,
    dockerDesktop,
  }) => {
    const asked = dockerDesktop.commandLines().length;

    await workbench.runCommand(`Calling Extension: Ask for ${wish}`);

    const sentence = 'windowsContainers.mode.switchTo is called with { mode: "windows" | "linux" }.';
    await expect(workbench.notification(`The caller caught an error: ${sentence}`)).toBeVisible();
    expect(dockerDesktop.commandLines().length).toBe(asked);
  });
}
