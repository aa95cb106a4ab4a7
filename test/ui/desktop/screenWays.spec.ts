import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { openWorkbench } from "../openWorkbench";
import { expectKeysOnScreen } from "./desktopScreen";
import { closeTab, openDesktop, removeDesktop, runQuickDesktop } from "./quickDesktop";

const name = "ways-desk";
/** Of an offer: the loopback address and a secret. */
const line = /^ws:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{64}$/;

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(async ({ engine }) => runQuickDesktop(engine, name));

test.afterAll(async ({ engine, server }) => {
  await server.setSettings({ "windowsContainers.desktops.screenConnection": "auto" });
  await removeDesktop(engine, name);
});

/** The lines that pages open from now on. */
function linesOf(page: Page): readonly string[] {
  const lines: string[] = [];
  page.on("websocket", (socket) => {
    if (line.test(socket.url())) {
      lines.push(socket.url());
    }
  });
  return lines;
}

test("a screen on this machine comes straight, and nobody can take its way a second time", async ({ workbench }) => {
  const lines = linesOf(workbench.page);
  const panel = await openDesktop(workbench, name);
  await expectKeysOnScreen(workbench.page, panel);

  expect(lines).toHaveLength(1);
  const [taken = ""] = lines;
  const second = await panel.locator("body").evaluate(
    (_, url) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(url);
        socket.addEventListener("open", () => resolve("open"));
        socket.addEventListener("error", () => resolve("refused"));
      }),
    taken,
  );
  expect(second).toBe("refused");
  await closeTab(workbench, name);
  // With its tab goes what listened.
  await expect
    .poll(() =>
      fetch(taken.replace("ws:", "http:")).then(
        () => "answers",
        () => "gone",
      ),
    )
    .toBe("gone");
});

test("a screen whose way is barred, or taken by somebody else, comes as messages", async ({ server }) => {
  for (const answer of ["nobody", "somebody else"] as const) {
    const { workbench, close } = await openWorkbench(server);
    try {
      let barred = 0;
      await workbench.page.routeWebSocket(line, async (socket) => {
        barred += 1;
        if (answer === "somebody else") {
          socket.send("I am the extension");
        }
        await socket.close({ code: 4000 });
      });
      const panel = await openDesktop(workbench, name);
      await expectKeysOnScreen(workbench.page, panel);
      expect(barred, answer).toBe(1);
      await closeTab(workbench, name);
    } finally {
      await close();
    }
  }
});

test("nothing listens for the screens of a person who wants it so", async ({ workbench, server }) => {
  await server.setSettings({ "windowsContainers.desktops.screenConnection": "messages" });
  // The setting is read when a tab is opened, and takes its time to get here.
  await expect(async () => {
    const lines = linesOf(workbench.page);
    const panel = await openDesktop(workbench, name);
    const policy = await panel.locator("meta[http-equiv]").getAttribute("content");
    await expectKeysOnScreen(workbench.page, panel);
    await closeTab(workbench, name);
    expect(policy).not.toContain("connect-src");
    expect(lines).toEqual([]);
  }).toPass({ timeout: 60_000 });
});
