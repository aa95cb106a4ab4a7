import type { DockerEngine } from "../../parts/dockerEngine.mjs";
import { expect, test } from "../fixtures";
import { openDesktop, removeDesktop, runQuickDesktop, untilConnected } from "./quickDesktop";

const [seen, unseen] = ["looked-at", "forgotten"] as const;
const pauseMs = 60_000;

test.describe.configure({ timeout: 180_000 });

test.afterAll(async ({ engine, server }) => {
  await server.setSettings({ "windowsContainers.desktops.pauseWhenIdleMinutes": 0 });
  await Promise.allSettled([seen, unseen].map((name) => removeDesktop(engine, name)));
});

async function runSafeDesktop(engine: DockerEngine, name: string): Promise<void> {
  await runQuickDesktop(engine, name);
  await engine.api.runInContainer(name, ["touch", "/storage/windows.boot"]);
}

test("one that no tab shows is paused when it idles, also behind another tab or on a hidden overview, and goes on when its tab is looked at", async ({
  workbench,
  server,
  engine,
}, info) => {
  await Promise.all([seen, unseen].map((name) => runSafeDesktop(engine, name)));
  await workbench.openViewContainer("Windows Containers");
  await workbench.runCommand("Windows Containers: Desktops Overview");
  const overview = await workbench.webview("Desktops Overview");
  await expect(overview.getByRole("button", { name: `Open ${unseen}` }).locator("canvas")).toBeVisible();
  await openDesktop(workbench, seen);
  const desktops = workbench.tree("Desktops");
  await expect(desktops.row(unseen)).toContainText("running");
  await server.setSettings({ "windowsContainers.desktops.pauseWhenIdleMinutes": 0.1 });

  await expect(desktops.row(unseen)).toContainText("paused", { timeout: pauseMs });
  await expect(desktops.row(seen)).toContainText("running");
  await expect(workbench.notification(`${unseen} was idle, and is paused until it is opened.`)).toBeVisible();
  await workbench.screenshot(info.outputPath("paused.png"));

  // Its tab is in front of the other one now.
  await openDesktop(workbench, unseen);
  await expect(desktops.row(unseen)).toContainText("running");
  await expect(desktops.row(seen)).toContainText("paused", { timeout: pauseMs });
  await expect(desktops.row(unseen)).toContainText("running");

  await untilConnected(await workbench.webview(seen));
  await expect(desktops.row(seen)).toContainText("running");
  await workbench.screenshot(info.outputPath("resumed.png"));
});
