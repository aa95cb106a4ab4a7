import type { FrameLocator } from "@playwright/test";
import type { DockerEngine } from "../../parts/dockerEngine.mjs";
import type { Workbench } from "../../parts/workbench.mjs";
import { expect, test } from "../fixtures";
import { expectKeysOnScreen } from "./desktopScreen";
import { closeTab, openDesktop, removeDesktop, runQuickDesktop, untilConnected } from "./quickDesktop";

const name = "comeback";

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.afterAll(async ({ engine }) => removeDesktop(engine, name));

test("the screen comes back by itself after its engine was restarted", async ({ workbench, engine }) => {
  await runQuickDesktop(engine, name);
  const panel = await openDesktop(workbench, name);

  await engine.shutDown();
  await expect(panel.locator("canvas:not(.still)")).toBeHidden({ timeout: 30_000 });
  await engine.launch();
  await engine.api.request("POST", `/containers/${name}/start`);

  await untilAnswers(workbench, panel);
});

test("a restart from the engines' tree shuts Windows down in order, and its screen comes back", async ({
  workbench,
  engine,
}) => {
  const panel = await workbench.webview(name);
  const before = await startOf(engine);
  await workbench.tree("Engines").chooseInContextMenu(name, "Restart");

  await expect(workbench.notification(`Shutting down ${name}`)).toBeVisible();
  // Not by the screen's absence, which may be too short to be seen.
  await expect.poll(() => startOf(engine), { timeout: 30_000 }).not.toBe(before);
  await untilAnswers(workbench, panel);
});

test("the screen comes back by itself after its page was loaded anew", async ({ workbench }) => {
  // A screen takes every key.
  await workbench.tree("Desktops").tree.focus();
  await workbench.runCommand("Developer: Reload Webviews");

  await untilAnswers(workbench, await workbench.webview(name));
});

test("the screen comes back by itself after the window was loaded anew", async ({ workbench }) => {
  await workbench.untilRemembered(name);
  await workbench.page.reload();

  await expect(workbench.editorTab(name)).toBeVisible({ timeout: 30_000 });
  await untilAnswers(workbench, await workbench.webview(name));
  await closeTab(workbench, name);
});

async function startOf({ api }: DockerEngine): Promise<string> {
  const { State } = (await api.request("GET", `/containers/${name}/json`)) as { State: { StartedAt: string } };
  return State.StartedAt;
}

/** A picture alone may be an old one: it has to show a key. */
async function untilAnswers(workbench: Workbench, panel: FrameLocator): Promise<void> {
  await untilConnected(panel);
  // The connection may still be that of the machine that goes.
  await expect(async () => expectKeysOnScreen(workbench.page, panel)).toPass({ timeout: 40_000 });
}
