import type { FrameLocator } from "@playwright/test";
import { expect, test } from "../fixtures";
import { pictureOf } from "./desktopScreen";
import { removeDesktop, runQuickDesktop, untilConnected } from "./quickDesktop";

const names = ["first-desk", "second-desk"] as const;

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.afterAll(async ({ engine }) => {
  await Promise.allSettled(names.map((name) => removeDesktop(engine, name)));
});

test("all running desktops are shown together, each by its live picture", async ({ workbench, engine }) => {
  await runQuickDesktop(engine, names[0]);
  await runQuickDesktop(engine, names[1], { DEMO_GUEST: "painter", DEMO_CELL: "16" });
  await workbench.openViewContainer("Windows Containers");
  await workbench.runCommand("Windows Containers: Desktops Overview");
  const panel = await workbench.webview("Desktops Overview");

  for (const name of names) {
    await expect(tile(panel, name).locator("canvas")).toBeVisible({ timeout: 30_000 });
  }
  const before = await tilePicture(panel, names[1]);
  await expect.poll(() => tilePicture(panel, names[1]), { timeout: 10_000 }).not.toBe(before);
  await workbench.screenshot("test-results/overview.png");
});

test("a desktop that comes or goes comes and goes in it", async ({ workbench, engine }) => {
  const panel = await workbench.webview("Desktops Overview");
  await removeDesktop(engine, names[1]);

  await expect(tile(panel, names[1])).toHaveCount(0);
  await expect(tile(panel, names[0])).toBeVisible();
});

test("a picture opens its desktop, by keyboard as well", async ({ workbench }) => {
  const overview = await workbench.webview("Desktops Overview");
  await tile(overview, names[0]).focus();
  await workbench.page.keyboard.press("Enter");

  await workbench.editorTab(names[0]).waitFor();
  const panel = await workbench.webview(names[0]);
  await untilConnected(panel);
  await expect.poll(() => pictureOf(panel), { timeout: 10_000 }).not.toBe(0);
});

function tile(panel: FrameLocator, name: string) {
  return panel.getByRole("button", { name: `Open ${name}` });
}

async function tilePicture(panel: FrameLocator, name: string): Promise<string> {
  return tile(panel, name)
    .locator("canvas")
    .evaluate((element) => (element as HTMLCanvasElement).toDataURL());
}
