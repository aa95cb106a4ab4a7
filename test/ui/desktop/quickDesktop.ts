import type { FrameLocator } from "@playwright/test";
import { buildDesktopImage } from "../../parts/desktopImage/build.mjs";
import type { DockerEngine } from "../../parts/dockerEngine.mjs";
import type { Workbench } from "../../parts/workbench.mjs";
import { expect } from "../fixtures";

/** A desktop that is installed in no time, as somebody else may have made it. */
export async function runQuickDesktop(
  engine: DockerEngine,
  name: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const quick = {
    DEMO_INSTALL_SECONDS: "0",
    DEMO_SETUP_SECONDS: "0",
    DEMO_STARTED_SECONDS: "0",
    DEMO_SHUTDOWN_SECONDS: "0",
    ...environment,
  };
  await engine.api.runContainer(name, {
    Image: await buildDesktopImage(engine.socketPath),
    Env: Object.entries(quick).map(([key, value]) => `${key}=${value}`),
    Labels: { "windows-containers.desktop": name },
  });
  await expect.poll(() => logOf(engine, name), { timeout: 60_000 }).toContain("starting Boot0004");
}

export async function removeDesktop(engine: DockerEngine, name: string): Promise<void> {
  await engine.api.request("DELETE", `/containers/${name}?force=1&v=1`);
}

export async function logOf(engine: DockerEngine, name: string): Promise<string> {
  return String(await engine.api.request("GET", `/containers/${name}/logs?stdout=true&stderr=true`));
}

/** Opens a desktop's tab by its row and waits for its screen. */
export async function openDesktop(workbench: Workbench, name: string): Promise<FrameLocator> {
  await workbench.openViewContainer("Windows Containers");
  // A press is lost when the row is drawn anew at that moment, as it is while something goes on in it.
  await expect(async () => {
    await workbench.tree("Desktops").row(name).click({ timeout: 5_000 });
    await expect(workbench.editorTab(name)).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  const panel = await workbench.webview(name);
  await untilConnected(panel);
  return panel;
}

export async function untilConnected(panel: FrameLocator): Promise<void> {
  await expect(panel.locator("canvas:not(.still)")).toBeVisible({ timeout: 60_000 });
  await expect(panel.getByRole("button", { name: "Ctrl+Alt+Del" })).toBeEnabled({ timeout: 60_000 });
}

/** Chooses from a menu of the toolbar. */
export async function chooseInToolbar(panel: FrameLocator, button: string, entry: string | RegExp): Promise<void> {
  await panel.getByRole("button", { name: button, exact: true }).click();
  await panel
    .getByRole("menu", { name: button })
    .locator('[role^="menuitem"]')
    .filter({ hasText: entry })
    .first()
    .click();
}

/** By mouse: a screen takes every key. */
export async function closeTab(workbench: Workbench, name: string): Promise<void> {
  const tab = workbench.editorTab(name);
  await tab.hover();
  await tab.locator('.action-label[aria-label^="Close"]').click();
  await tab.waitFor({ state: "detached" });
}
