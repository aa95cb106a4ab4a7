import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";

const title = "Pull Image to lab";
const layerBytes = 400_000;

/** Fast enough to end in a second, slow enough for each layer to be seen. */
const visibleRate = 500_000;
/** The layer of `largeBytes` would take a minute. */
const crawlingRate = 100_000;
const largeBytes = 6_000_000;

test("pulls an image by name, showing each layer's progress, and offers to run it", async ({
  explorer,
  workbench,
  registry,
}) => {
  await registry.push({ name: "team/app", tag: "1", layers: [layerBytes, layerBytes, layerBytes] });
  registry.setDownloadRate(visibleRate);
  const name = `${registry.host}/team/app:1`;
  const seen = await notificationTexts(workbench.page);

  await explorer.pressInlineAction("Images", "Pull Image…");
  await workbench.answer(title, name);

  await expect(workbench.notification(`Pulled ${name}.`)).toBeVisible();
  const texts = await seen();
  expect(texts.some((text) => /of 3 layers · [0-9a-f]{12} Downloading [\d.]+ kB\/4\d\d kB/.test(text))).toBe(true);
  await explorer.expand("Images");
  await expect(explorer.row(`${registry.host}/team/app`)).toBeVisible();
  await expect(workbench.notification(`Pulled ${name}.`).getByRole("button", { name: "Run…" })).toBeVisible();
  await explorer.collapse("Images");
});

test("stops pulling when the pull is cancelled", async ({ explorer, workbench, registry, engine }) => {
  await registry.push({ name: "team/large", tag: "1", layers: [largeBytes] });
  registry.setDownloadRate(crawlingRate);
  const name = `${registry.host}/team/large:1`;

  await explorer.pressInlineAction("Images", "Pull Image…");
  await workbench.answer(title, name);
  await expect.poll(() => registry.downloads()).toBeGreaterThan(0);
  await workbench.notification(`Pulling ${name}`).hover();
  await workbench.pressInNotification(`Pulling ${name}`, "Cancel");

  await expect.poll(() => registry.downloads()).toBe(0);
  await expect(workbench.notification(`Pulling ${name}`)).toBeHidden();
  await expect(workbench.notification("refused")).toBeHidden();
  await expect(engine.api.request("GET", `/images/${name}/json`)).rejects.toThrow("404");
});

test("refuses what is no image name beside the field, before anything is asked of the engine", async ({
  workbench,
  explorer,
}) => {
  await explorer.pressInlineAction("Images", "Pull Image…");
  const field = workbench.question(title).locator("input.input");
  await field.fill("Not An Image");

  await expect(workbench.quickInput).toContainText("Not an image name.");
  await field.press("Enter");
  await expect(workbench.quickInput).toContainText("Not an image name.");
  await field.press("Escape");
});

test("says in one sentence that a registry has no such image", async ({ explorer, workbench, registry }) => {
  await explorer.pressInlineAction("Images", "Pull Image…");
  await workbench.answer(title, `${registry.host}/team/missing:1`);

  const message = workbench.notification(`${registry.host}/team/missing:1`).filter({ hasText: "not" });
  await expect(message.getByRole("button", { name: "Show Log" })).toBeVisible();
  await workbench.clearNotifications();
});

test("tags an image, which is in the tree under its new name too", async ({ explorer, workbench, engine }) => {
  await engine.api.request("POST", "/images/busybox:latest/tag?repo=team/before&tag=1");
  await explorer.expand("Images");
  await explorer.expand("team/before");
  await explorer.chooseInContextMenu("1", "More", "Tag Image…");
  await workbench.answer("Tag team/before:1", "team/after:2");

  await expect(explorer.row("team/after")).toBeVisible();
  await expect(explorer.row("team/before")).toBeVisible();
  await engine.api.request("DELETE", "/images/team/after:2");
  await engine.api.request("DELETE", "/images/team/before:1");
  await explorer.collapse("Images");
});

/** Everything that notifications say from now on: progress passes too fast to be caught by looking now and then. */
async function notificationTexts(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(`
    globalThis.seenTexts = [];
    new MutationObserver(() => {
      for (const message of document.querySelectorAll(".notification-list-item-message")) {
        globalThis.seenTexts.push(message.textContent);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  `);
  return () => page.evaluate("globalThis.seenTexts");
}
