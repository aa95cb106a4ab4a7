import type { Page } from "@playwright/test";
import type { DockerEngine } from "../../parts/dockerEngine.mjs";
import { guestClipboard, startGuestAgent } from "../../parts/desktopImage/guestAgent.mjs";
import { expect, test } from "../fixtures";
import { chooseInToolbar, logOf, openDesktop, removeDesktop, runQuickDesktop, untilConnected } from "./quickDesktop";

const name = "clip-desk";

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.afterAll(async ({ engine }) => removeDesktop(engine, name));

test("without an agent in Windows the text is typed, and what no US keyboard has is named", async ({
  workbench,
  engine,
}) => {
  await runQuickDesktop(engine, name);
  const panel = await openDesktop(workbench, name);
  await setClipboard(workbench.page, "echo no-agent-ü漢>COM1\n");

  await chooseInToolbar(panel, "Clipboard", "Give Clipboard Text");

  await expect(panel.getByText("2 were left out, because it does not have them: ü 漢")).toBeVisible();
  await expect.poll(() => logOf(engine, name)).toContain("no-agent-\r\n");
  await workbench.screenshot("test-results/clipboard.png");
});

test("a desktop without the agent says so when its clipboard is asked for", async ({ workbench }) => {
  const panel = await workbench.webview(name);

  await chooseInToolbar(panel, "Clipboard", "Take Clipboard Text from Windows");

  await expect(panel.getByText("This desktop was made without the agent")).toBeVisible();
});

test("the agent in Windows takes any text as it is, and gives the one that Windows has", async ({
  workbench,
  engine,
}) => {
  const panel = await workbench.webview(name);
  await startGuestAgent(engine.api, name);
  await setClipboard(workbench.page, "für alle 漢字 😀");

  await chooseInToolbar(panel, "Clipboard", "Give Clipboard Text");

  await expect(panel.getByText("The text is in the clipboard of Windows")).toBeVisible();
  expect((await engine.api.runInContainer(name, ["cat", guestClipboard])).output).toBe("für alle 漢字 😀");

  await engine.api.runInContainer(name, ["bash", "-c", `printf 'из Windows' > ${guestClipboard}`]);
  await chooseInToolbar(panel, "Clipboard", "Take Clipboard Text from Windows");
  await expect(panel.getByText("Text that was copied in Windows")).toBeVisible();
  await workbench.screenshot("test-results/clipboardAgent.png");
  expect(await workbench.page.evaluate(() => navigator.clipboard.readText())).toBe("из Windows");
});

test("a PowerShell over the agent ends at exit, and leaves the agent to the clipboard and to another one", async ({
  workbench,
  engine,
}) => {
  const openPowerShell = async (): Promise<void> => {
    await workbench.tree("Desktops").chooseInContextMenu(name, "Open PowerShell");
    await expect.poll(() => workbench.terminalText(), { timeout: 30_000 }).toContain("PS C:\\>");
  };
  await openPowerShell();
  await workbench.typeInTerminal("Get-Date\n");
  await expect.poll(() => workbench.terminalText()).toContain("ran Get-Date");
  await expect(workbench.notification("Cannot resolve tree item")).toHaveCount(0);
  await workbench.screenshot("test-results/agentTerminal.png");
  await workbench.typeInTerminal("Never-Sent");
  for (const key of ["Control+c", "Control+d", "Control+z"]) {
    await workbench.page.keyboard.press(key);
  }
  await workbench.typeInTerminal("Get-Item\n");
  await expect.poll(() => workbench.terminalText()).toContain("ran Get-Item");
  expect(await workbench.terminalText()).not.toContain("ran Never-Sent");
  await setClipboard(workbench.page, "beside a terminal");
  await chooseInToolbar(await workbench.webview(name), "Clipboard", "Give Clipboard Text");
  await expect
    .poll(async () => (await engine.api.runInContainer(name, ["cat", guestClipboard])).output)
    .toBe("beside a terminal");

  await workbench.typeInTerminal("exit\n");
  await expect(workbench.page.locator(".part.panel .terminal-wrapper")).toHaveCount(0);

  await openPowerShell();
  await workbench.runCommand("Terminal: Kill All Terminals");
  await engine.api.runInContainer(name, ["rm", "/run/shm/agent.sock"]);
});

test("text that was copied on the other side comes into the clipboard, in any script", async ({
  workbench,
  engine,
}) => {
  const panel = await workbench.webview(name);
  const other = await otherViewer(workbench.page, engine);
  try {
    await other.evaluate((text) => rfbOf().clipboardPasteFrom(text), "Grüße, 漢字 and Привет");

    await expect(panel.getByText("Text that was copied in Windows")).toBeVisible();
    await expect
      .poll(() => workbench.page.evaluate(() => navigator.clipboard.readText()))
      .toBe("Grüße, 漢字 and Привет");
  } finally {
    await leave(other, engine);
  }
});

test("text goes as it is to an other side that takes part in the clipboard", async ({ workbench, engine }) => {
  const panel = await workbench.webview(name);
  const other = await otherViewer(workbench.page, engine);
  try {
    await setClipboard(workbench.page, "für alle 語");

    await chooseInToolbar(panel, "Clipboard", "Give Clipboard Text");

    await expect(panel.getByText("The text is in the clipboard of Windows")).toBeVisible();
    await expect.poll(() => other.evaluate(() => Reflect.get(window, "heardText") as string)).toBe("für alle 語");
  } finally {
    await leave(other, engine);
  }
});

test("a text that was given comes back when it is copied again, after others", async ({ workbench, engine }) => {
  const panel = await workbench.webview(name);
  const other = await otherViewer(workbench.page, engine);
  try {
    await setClipboard(workbench.page, "given and copied");
    await chooseInToolbar(panel, "Clipboard", "Give Clipboard Text");
    await expect.poll(() => other.evaluate(() => Reflect.get(window, "heardText") as string)).toBe("given and copied");
    for (const text of ["another", "given and copied"]) {
      await other.evaluate((words) => rfbOf().clipboardPasteFrom(words), text);
      await expect.poll(() => workbench.page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    }
  } finally {
    await leave(other, engine);
  }
});

test("who listened on an earlier connection is not counted on, and a text that is typed is typed once", async ({
  workbench,
  engine,
}) => {
  const panel = await workbench.webview(name);
  await panel.locator("canvas:not(.still)").evaluate((element) => element.setAttribute("data-before", ""));
  await panel.getByRole("button", { name: "Reconnect", exact: true }).click();
  await expect(panel.locator("canvas[data-before]")).toHaveCount(0);
  await untilConnected(panel);
  const lines = Array.from("12345", (digit) => `one-text-however-often-it-is-asked-for-${digit}`);
  await setClipboard(workbench.page, lines.map((line) => `echo ${line}>COM1\n`).join(""));

  await chooseInToolbar(panel, "Clipboard", "Give Clipboard Text");
  await expect(panel.getByText(/^Typing: /)).toBeVisible();
  await chooseInToolbar(panel, "Clipboard", "Type Clipboard Text");

  await expect(panel.getByText(/^Typed \d+ characters/)).toBeVisible({ timeout: 45_000 });
  const written = async (): Promise<readonly string[]> => (await logOf(engine, name)).match(/one-text\S*/g) ?? [];
  await expect.poll(written).toEqual(lines);
});

test("a text that Windows takes no longer says where it was cut", async ({ workbench }) => {
  const panel = await workbench.webview(name);
  await setClipboard(workbench.page, "x".repeat(900));
  await chooseInToolbar(panel, "Clipboard", "Type Clipboard Text");
  await expect(panel.getByText(/^Typing: /)).toBeVisible();
  await chooseInToolbar(panel, "Clipboard", "Type Clipboard Text");
  await expect(panel.getByText("Another text is still being typed.")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Cancel" })).toBeVisible();

  await panel.getByRole("button", { name: "View Only" }).click();

  await expect(panel.getByText(/^Only \d+ of 900 characters were typed/)).toBeVisible();
  await panel.getByRole("button", { name: "View Only" }).click();
});

test("nothing is taken while the clipboard is kept apart", async ({ workbench, engine }) => {
  const panel = await workbench.webview(name);
  await setClipboard(workbench.page, "mine");
  await chooseInToolbar(panel, "Clipboard", "Share the Clipboard");
  const other = await otherViewer(workbench.page, engine);
  try {
    await other.evaluate((text) => rfbOf().clipboardPasteFrom(text), "theirs");
    await workbench.page.waitForTimeout(1_000);
    expect(await workbench.page.evaluate(() => navigator.clipboard.readText())).toBe("mine");
  } finally {
    await leave(other, engine);
    await chooseInToolbar(panel, "Clipboard", "Share the Clipboard");
  }
});

interface OtherRfb extends EventTarget {
  clipboardPasteFrom(text: string): void;
}

declare function rfbOf(): OtherRfb;

/** A second viewer of the same machine: to QEMU's clipboard it is what an agent in Windows would be. */
async function otherViewer(page: Page, engine: DockerEngine): Promise<Page> {
  const { NetworkSettings } = (await engine.api.request("GET", `/containers/${name}/json`)) as {
    NetworkSettings: { IPAddress: string };
  };
  // In a window of its own: behind another tab the workbench would stop drawing.
  const context = await page.context().browser()?.newContext();
  if (!context) {
    throw new Error("This browser cannot open another window.");
  }
  const other = await context.newPage();
  // The image's own page does not try again by itself.
  await expect(async () => {
    await other.goto(`http://${NetworkSettings.IPAddress}:8006/vnc.html`);
    await other.locator("canvas").first().waitFor({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
  await other.evaluate(async () => {
    const rfb = Reflect.get(window, "rfb") as EventTarget;
    Reflect.set(window, "rfbOf", () => rfb);
    rfb.addEventListener("clipboard", (event) => {
      Reflect.set(window, "heardText", (event as CustomEvent<{ text: string }>).detail.text);
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
  return other;
}

/** Until QEMU has seen it go, its text is still offered to whoever connects. */
async function leave(other: Page, engine: DockerEngine): Promise<void> {
  await other.context().close();
  const connections = ["ss", "-Htn", "state", "established", "sport", "=", ":5700"];
  await expect.poll(async () => (await engine.api.runInContainer(name, connections)).output.trim()).toBe("");
}

async function setClipboard(page: Page, text: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
}
