import { existsSync, readFileSync, statSync } from "node:fs";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import type { Workbench } from "../../parts/workbench.mjs";
import { expect, test } from "../fixtures";
import { expectKeysOnScreen, pictureOf, stillPictureOf } from "./desktopScreen";
import { chooseInToolbar, closeTab, logOf, openDesktop, removeDesktop, runQuickDesktop } from "./quickDesktop";

const name = "tooldesk";

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.afterAll(async ({ engine }) => removeDesktop(engine, name));

test("key combinations are pressed and released as fingers do it", async ({ workbench, engine }) => {
  await runQuickDesktop(engine, name, { DEMO_GUEST: "keylist" });
  const panel = await openDesktop(workbench, name);

  await panel.getByRole("button", { name: "Ctrl+Alt+Del" }).click();
  await expect.poll(() => keysOf(engine, name)).toContain("1d 38 e0 53");
  await chooseInToolbar(panel, "Send Keys", "Alt+Tab");
  await expect.poll(() => keysOf(engine, name)).toContain("38 0f 8f b8");
  await chooseInToolbar(panel, "Send Keys", "Win+R");
  await expect.poll(() => keysOf(engine, name)).toContain("e0 5b 13 93 e0 db");
  await chooseInToolbar(panel, "Send Keys", /^F11$/);
  await expect.poll(() => keysOf(engine, name)).toContain("57 d7");
  await chooseInToolbar(panel, "Send Keys", "Alt+F4");
  await expect.poll(() => keysOf(engine, name)).toContain("38 3e be b8");
});

test("VS Code keeps its key combinations when the keyboard is shared, and Windows the rest", async ({
  workbench,
  engine,
}) => {
  const panel = await workbench.webview(name);
  await panel.locator("canvas:not(.still)").click();
  await workbench.page.keyboard.press("F1");
  await expect.poll(() => keysOf(engine, name)).toContain("3b bb");

  await chooseInToolbar(panel, "Send Keys", "Send VS Code's Key Combinations");
  await panel.locator("canvas:not(.still)").click();
  await workbench.page.keyboard.press("x");
  await expect.poll(() => keysOf(engine, name)).toContain("2d ad");
  await workbench.page.keyboard.press("F1");
  await expect(workbench.quickInput).toBeVisible();
  await workbench.page.keyboard.press("Escape");
  expect((await keysOf(engine, name)).split("3b bb")).toHaveLength(2);
});

test("a key that is let go of elsewhere in the page does not stay down in Windows", async ({ workbench, engine }) => {
  const panel = await workbench.webview(name);
  const { keyboard } = workbench.page;
  await panel.locator("canvas:not(.still)").click();
  await keyboard.down("Shift");
  await panel.getByRole("button", { name: "View", exact: true }).click();
  await expect.poll(() => keysOf(engine, name)).toContain("2a aa");
  await keyboard.up("Shift");
  await keyboard.press("Escape");

  await panel.locator("canvas:not(.still)").click();
  await keyboard.down("Control");
  await keyboard.down("AltRight");
  await keyboard.press("Home");
  await expect(panel.getByRole("button", { name: "Ctrl+Alt+Del" })).toBeFocused();
  await keyboard.up("AltRight");
  await keyboard.up("Control");
  await expect.poll(() => keysOf(engine, name)).toMatch(/1d e0 38 (9d e0 b8|e0 b8 9d)/);
});

test("what was chosen is remembered for this desktop when its tab is opened again", async ({ workbench }) => {
  let panel = await workbench.webview(name);
  await chooseInToolbar(panel, "View", "150 %");
  await chooseInToolbar(panel, "View", "For Slow Connections");
  await closeTab(workbench, name);

  panel = await openDesktop(workbench, name);
  await panel.getByRole("button", { name: "View", exact: true }).click();
  await expect(panel.getByRole("menuitemradio", { name: "150 %" })).toHaveAttribute("aria-checked", "true");
  await expect(panel.getByRole("menuitemradio", { name: "For Slow Connections" })).toHaveAttribute(
    "aria-checked",
    "true",
  );
  await workbench.page.keyboard.press("Escape");
  const size = await panel.locator("canvas:not(.still)").evaluate((element) => {
    const { width } = element as HTMLCanvasElement;
    return { width, shown: element.getBoundingClientRect().width };
  });
  expect(Math.round(size.shown)).toBe(Math.round(size.width * 1.5));
  await chooseInToolbar(panel, "View", "Fit to the Panel");
});

test("the toolbar goes by keyboard, and at a narrow width nothing of it is lost", async ({ workbench }) => {
  const panel = await workbench.webview(name);
  await panel.locator("canvas:not(.still)").click();
  await workbench.page.keyboard.press("Control+Alt+Home");
  await workbench.page.keyboard.press("ArrowRight");
  await workbench.page.keyboard.press("Enter");
  await expect(panel.getByRole("menuitem", { name: "Windows Key" })).toBeFocused();
  await workbench.page.keyboard.press("ArrowDown");
  await expect(panel.getByRole("menuitem", { name: "Win+R" })).toBeFocused();
  await workbench.page.keyboard.press("Escape");
  await expect(panel.getByRole("menu")).toHaveCount(0);
  await expect(panel.getByRole("button", { name: "Send Keys" })).toBeFocused();

  await workbench.page.setViewportSize({ width: 640, height: 700 });
  await expect(panel.getByRole("button", { name: "Reconnect", exact: true })).toBeHidden();
  await panel.getByRole("button", { name: "More Actions" }).click();
  await expect(panel.getByRole("menuitem", { name: "Reconnect" })).toBeVisible();
  await expect(panel.getByRole("menuitem", { name: "Reset…" })).toBeVisible();
  await workbench.screenshot("test-results/toolbar-narrow.png");
  await workbench.page.keyboard.press("Escape");
  await workbench.page.setViewportSize({ width: 1280, height: 800 });
  await expect(panel.getByRole("button", { name: "Reconnect", exact: true })).toBeVisible();
  await panel.getByRole("button", { name: "View", exact: true }).click();
  await workbench.screenshot("test-results/toolbar-menu.png");
  await workbench.page.keyboard.press("Escape");
});

test("the screen is fitted into the tab, shown dot by dot, and alone in the window", async ({ workbench }) => {
  const panel = await workbench.webview(name);
  const screen = panel.locator("canvas:not(.still)");
  const scale = (): Promise<number> =>
    screen.evaluate((element) => element.getBoundingClientRect().width / (element as HTMLCanvasElement).width);
  await chooseInToolbar(panel, "View", "Original Size");
  expect(await scale()).toBe(1);
  await chooseInToolbar(panel, "View", "Fit to the Panel");
  await expect.poll(scale).toBeLessThan(1);
  const inPanel = await scale();

  await panel.getByRole("button", { name: "Full Window" }).click();
  await expect(workbench.page.locator(".part.sidebar")).toBeHidden();
  await expect.poll(scale).toBeGreaterThan(inPanel);
  await panel.getByRole("button", { name: "Full Window" }).click();
  await expect(workbench.page.locator(".part.sidebar")).toBeVisible();
});

test("a screenshot goes into a file", async ({ workbench, server }) => {
  const panel = await workbench.webview(name);
  await chooseInToolbar(panel, "Screenshot", "Save Screenshot…");
  const target = join(server.workspace, "screen.png");
  await workbench.answerPath("Save the Screenshot of tooldesk", target);

  await expect(workbench.notification("screen.png")).toBeVisible();
  const picture = readFileSync(target);
  expect(picture.subarray(1, 4).toString()).toBe("PNG");
  // Its size, which a PNG names first.
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1280, 720]);
  await workbench.clearNotifications();
});

test("a screenshot goes into the clipboard as a picture", async ({ workbench }) => {
  const panel = await workbench.webview(name);
  await chooseInToolbar(panel, "Screenshot", "Copy Screenshot");

  await expect(panel.getByText("The screenshot is in the clipboard")).toBeVisible();
  const kinds = await workbench.page.evaluate(async () =>
    (await navigator.clipboard.read()).flatMap(({ types }) => types),
  );
  expect(kinds).toContain("image/png");
});

test("a video is recorded to a file, its time shown, until it is stopped", async ({ workbench, server }) => {
  const panel = await workbench.webview(name);
  const record = panel.getByRole("button", { name: "Record a Video" });
  await record.click();
  const target = join(server.workspace, "screen.webm");
  await workbench.answerPath("Record tooldesk to", target);

  await expect(panel.getByText(/Recording 0:0[2-9]/)).toBeVisible({ timeout: 15_000 });
  await expect(record).toHaveAttribute("aria-pressed", "true");
  await workbench.screenshot("test-results/recording.png");
  await record.click();
  await expect(workbench.notification("The video was saved")).toBeVisible();

  expect(existsSync(target)).toBe(true);
  expect(statSync(target).size).toBeGreaterThan(1_000);
  await workbench.clearNotifications();
});

test("a video ends where a piece of it could not be written, and says why", async ({ workbench, server }) => {
  const panel = await workbench.webview(name);
  const record = panel.getByRole("button", { name: "Record a Video" });
  // A disk that has no room left.
  const target = join(server.workspace, "full.webm");
  await symlink("/dev/full", target);
  await record.click();
  await workbench.answerPath("Record tooldesk to", target);
  await workbench.answerPath("full.webm already exists", target);

  await expect(panel.getByText(/no space left on device/i)).toBeVisible({ timeout: 15_000 });
  await expect(record).toHaveAttribute("aria-pressed", "false");
  await workbench.clearNotifications();
});

test("a video goes on behind another tab, and ends with its desktop", async ({ workbench, engine, server }) => {
  const painter = "paintdesk";
  await runQuickDesktop(engine, painter, { DEMO_GUEST: "painter" });
  try {
    const panel = await openDesktop(workbench, painter);
    const canvas = await panel.locator("canvas:not(.still)").elementHandle();
    await panel.getByRole("button", { name: "Record a Video" }).click();
    await workbench.answerPath(`Record ${painter} to`, join(server.workspace, "behind.webm"));
    await expect(panel.getByText(/Recording 0:0\d/)).toBeVisible({ timeout: 15_000 });

    await workbench.editorTab(name).click();
    const pictures = new Set<string>();
    const look = async (): Promise<number> =>
      pictures.add(await canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL("image/jpeg", 0.1)))
        .size;
    // What was on its way when it went behind is a few pictures.
    await workbench.page.waitForTimeout(2_000);
    await expect.poll(look, { timeout: 15_000 }).toBeGreaterThan(5);

    await engine.api.request("POST", `/containers/${painter}/stop?t=1`);
    await expect(workbench.notification("The video was saved")).toBeVisible();
    expect(statSync(join(server.workspace, "behind.webm")).size).toBeGreaterThan(1_000);
    await workbench.clearNotifications();
    await closeTab(workbench, painter);
  } finally {
    await removeDesktop(engine, painter);
  }
});

test("the connection's statistics are shown while they are wanted", async ({ workbench }) => {
  const panel = await workbench.webview(name);
  await chooseInToolbar(panel, "View", "Connection Statistics");
  await panel.locator("canvas:not(.still)").click();

  await expect(panel.getByText(/B\/s · \d+ pictures\/s · .* · 1280 × 720/)).toBeVisible();
  await workbench.screenshot("test-results/statistics.png");
  await chooseInToolbar(panel, "View", "Connection Statistics");
  await expect(panel.getByText(/pictures\/s/)).toHaveCount(0);
});

test("the palette does to the screen in front what the toolbar does", async ({ workbench, engine }) => {
  const panel = await workbench.webview(name);
  const pressed = async (codes: string): Promise<number> => (await keysOf(engine, name)).split(codes).length - 1;
  const before = await pressed("1d 38 e0 53");
  await order(workbench, "Send Ctrl+Alt+Del to Windows");
  await expect.poll(() => pressed("1d 38 e0 53")).toBe(before + 1);
  await order(workbench, "Send Keys to Windows…");
  await workbench.choose("Send Keys", "Win+L");
  await expect.poll(() => keysOf(engine, name)).toContain("e0 5b 26 a6 e0 db");

  await order(workbench, "Toggle Connection Statistics");
  await expect(panel.getByText(/B\/s · \d+ pictures\/s/)).toBeVisible();
  await order(workbench, "Toggle Connection Statistics");
  await order(workbench, "Change Size of Screen…");
  await workbench.choose("Size", "Original Size");
  await expect
    .poll(() =>
      panel.locator("canvas:not(.still)").evaluate((element) => {
        return element.getBoundingClientRect().width / (element as HTMLCanvasElement).width;
      }),
    )
    .toBe(1);
  await order(workbench, "Change Size of Screen…");
  await workbench.choose("Size", "Fit to the Panel");
  await order(workbench, "Copy Screenshot of Desktop");
  await expect(panel.getByText("The screenshot is in the clipboard")).toBeVisible();
});

test("a command that a desktop cannot follow says why, and none is offered where there is no screen", async ({
  workbench,
  engine,
}) => {
  const panel = await workbench.webview(name);
  await order(workbench, "Toggle View Only");
  await expect(panel.getByRole("button", { name: "View Only" })).toHaveAttribute("aria-pressed", "true");
  const before = await keysOf(engine, name);
  await order(workbench, "Send Ctrl+Alt+Del to Windows");
  await expect(panel.getByText("This desktop is only viewed")).toBeVisible();
  expect(await keysOf(engine, name)).toBe(before);
  await order(workbench, "Toggle View Only");

  await closeTab(workbench, name);
  await workbench.showCommandPalette();
  await workbench.page.keyboard.type("Windows Containers: Send Ctrl+Alt+Del");
  await expect(workbench.quickItem("Send Ctrl+Alt+Del to Windows")).toHaveCount(0);
  await workbench.page.keyboard.press("Escape");
  await openDesktop(workbench, name);
});

test("Windows is paused by its row, which its tab says, and goes on by the palette", async ({ workbench }) => {
  const panel = await workbench.webview(name);
  await workbench.tree("Desktops").chooseInContextMenu(name, "Power", "Pause Windows in Desktop");
  await expect(panel.getByText("Windows is paused.")).toBeVisible();
  await order(workbench, "Resume Windows in Desktop");
  await expect(panel.getByText("Windows is paused.")).toBeHidden();
});

test("a paused desktop says so, and goes on when it is resumed", async ({ workbench, engine }) => {
  const panel = await workbench.webview(name);
  await chooseInToolbar(panel, "Power", "Pause Windows");
  await expect(panel.getByText("Windows is paused.")).toBeVisible();
  await workbench.screenshot("test-results/paused.png");
  const before = (await keysOf(engine, name)).length;

  await panel.getByRole("button", { name: "Resume Windows" }).click();
  await expect(panel.getByText("Windows is paused.")).toBeHidden();
  await panel.locator("canvas:not(.still)").click();
  await workbench.page.keyboard.press("q");
  await expect.poll(async () => (await keysOf(engine, name)).slice(before)).toContain("10 90");
});

test("a reset asks first, and the machine boots anew", async ({ workbench, engine }) => {
  const panel = await workbench.webview(name);
  const boots = async (): Promise<number> => (await logOf(engine, name)).split("starting Boot0004").length - 1;
  const before = await boots();
  await chooseInToolbar(panel, "Power", "Reset…");
  await workbench.pressInDialog("Reset tooldesk?", "Cancel");
  expect(await boots()).toBe(before);

  await chooseInToolbar(panel, "Power", "Reset…");
  await workbench.pressInDialog("Reset tooldesk?", "Reset");
  await expect.poll(boots, { timeout: 20_000 }).toBe(before + 1);
});

test("the power button shuts Windows down", async ({ workbench }) => {
  const panel = await workbench.webview(name);
  await chooseInToolbar(panel, "Power", "Press the Power Button");

  await expect(workbench.tree("Desktops").row(name)).toContainText("stopped", { timeout: 60_000 });
});

test("a desktop of the oldest images has its screen and its power as well", async ({ workbench, engine }) => {
  const old = "olddesk";
  await runQuickDesktop(engine, old, { DEMO_IMAGE_VERSION: "5.14" });
  try {
    const panel = await openDesktop(workbench, old);
    await expectKeysOnScreen(workbench.page, panel);
    const button = panel.getByRole("button", { name: "Ctrl+Alt+Del" });
    // The guest draws where the mouse left it, which is no answer to the keys.
    await button.hover();
    const before = await stillPictureOf(panel);
    await button.click();
    await expect.poll(() => pictureOf(panel)).not.toBe(before);
    await chooseInToolbar(panel, "Power", "Pause Windows");
    await expect(panel.getByText("Windows is paused.")).toBeVisible();
    await panel.getByRole("button", { name: "Resume Windows" }).click();
    await chooseInToolbar(panel, "Power", "Press the Power Button");
    await expect(workbench.tree("Desktops").row(old)).toContainText("stopped", { timeout: 60_000 });
    await closeTab(workbench, old);
  } finally {
    await removeDesktop(engine, old);
  }
});

test("Windows without a display is reset and shut down by its row", async ({ workbench, engine }) => {
  const blind = "blinddesk";
  // As `none`, with the adapter on which the demonstration draws.
  await runQuickDesktop(engine, blind, { DISPLAY: "disabled" });
  try {
    await workbench.openViewContainer("Windows Containers");
    const desktops = workbench.tree("Desktops");
    await expect(desktops.row(blind)).toContainText("Windows prepares its first start");
    await desktops.chooseInContextMenu(blind, "Power", "Reset Desktop…");
    await workbench.pressInDialog(`Reset ${blind}?`, "Reset");
    await expect.poll(async () => (await logOf(engine, blind)).split("starting Boot0004").length - 1).toBe(2);
    await desktops.chooseInContextMenu(blind, "Power", "Press the Power Button of Desktop");
    await expect(desktops.row(blind)).toContainText("stopped", { timeout: 60_000 });
  } finally {
    await removeDesktop(engine, blind);
  }
});

/** From outside of the screen, which takes every key, and takes the keyboard back after the command before. */
async function order(workbench: Workbench, title: string): Promise<void> {
  await expect(async () => {
    await workbench.page.locator(".part.sidebar .composite.title").click();
    await workbench.runCommand(`Windows Containers: ${title}`);
  }).toPass({ timeout: 60_000 });
}

/** The scan codes that came, without how they came. */
async function keysOf(engine: Parameters<typeof logOf>[0], desktop: string): Promise<string> {
  const log = await logOf(engine, desktop);
  return [...log.matchAll(/keys: ([0-9a-f ]+)/g)].map(([, codes]) => codes?.trim()).join(" ");
}
