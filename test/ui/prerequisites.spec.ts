import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { textOf } from "../parts/program.mjs";
import { engineName, expect, test } from "./fixtures";

test.describe.configure({ mode: "serial" });

const noWindows = "Windows itself is checked on a Windows machine";
const helperFilter = new URLSearchParams({
  all: "true",
  filters: JSON.stringify({ label: ["windows-containers.helper"] }),
}).toString();

test("looks at nothing before the view is opened", async ({ explorer, workbench, engine }) => {
  await explorer.row(engineName).waitFor();

  await expect(workbench.tree("Prerequisites").tree).toBeHidden();
  // Looks into the storages of desktops, of tests before this one, are made with the desktops' own image.
  const filters = JSON.stringify({ label: ["windows-containers.helper"], image: ["busybox:latest"] });
  const past = new URLSearchParams({ since: "0", until: Math.floor(Date.now() / 1000).toString(), filters });
  expect(await textOf(await engine.api.stream("GET", `/events?${past.toString()}`))).toBe("");
});

test("says of each Linux engine what its machine has, by containers that are gone afterwards", async ({
  explorer,
  workbench,
  engine,
}) => {
  await explorer.row(engineName).waitFor();
  await workbench.page.getByRole("button", { name: "Prerequisites Section" }).click();

  const rows = workbench.tree("Prerequisites");
  await expect(rows.row(`Engine ${engineName}`)).not.toContainText("checking", { timeout: 15_000 });
  await expect(rows.row("Free Memory")).toContainText(/\d+\.\d GiB/);
  await expect(rows.row("Free Disk Space")).toContainText(/\d+\.\d GiB/);
  await expect(rows.row("/dev/net/tun")).not.toContainText("checking");
  const labels = (await rows.visibleRows()).map(({ label }) => label);
  expect(labels).toEqual([
    `Engine ${engineName}`,
    "/dev/kvm",
    "/dev/net/tun",
    "Free Memory",
    "Free Disk Space",
    noWindows,
  ]);
  await expect.poll(() => engine.api.request("GET", `/containers/json?${helperFilter}`)).toEqual([]);
  await workbench.screenshot("test-results/prerequisites.png");
});

test("tells a screen reader what stands, and shows what was read", async ({ workbench }) => {
  const rows = workbench.tree("Prerequisites");
  const memory = (await rows.visibleRows()).find(({ label }) => label === "Free Memory");
  expect(memory?.spoken).toMatch(/^Free Memory, (OK|warning): \d+\.\d GiB/);

  await rows.chooseInContextMenu("Free Memory", "Show Evidence");

  await expect.poll(() => workbench.editorText()).toContain("/proc/meminfo MemAvailable");
  await workbench.runCommand("View: Close All Editors");
});

test("copies all of it as Markdown", async ({ workbench }) => {
  await workbench.runCommand("Windows Containers: Copy Prerequisites for a Bug Report");

  const copied = (): Promise<string> => workbench.page.evaluate("navigator.clipboard.readText()");
  await expect.poll(copied).toContain(`### linuxEngine ${engineName}`);
  expect(await copied()).toMatch(/\| engineMemory \| \w+ \| \w+, \d+\.\d GiB \| `\/proc\/meminfo MemAvailable/);
  await workbench.pressInNotification("in the clipboard as Markdown", "Show");
  await expect(workbench.editorTab("Prerequisites.md")).toBeVisible();
  await workbench.runCommand("View: Close All Editors");
});

test("saves the report where it is told", async ({ workbench, server }) => {
  const target = join(server.workspace, "prerequisites.md");
  await workbench.runCommand("Windows Containers: Copy Prerequisites for a Bug Report");
  await workbench.pressInNotification("in the clipboard as Markdown", "Save As…");
  await workbench.answerPath("Save the Report", target);

  await expect.poll(() => readFile(target, "utf8").catch(() => "")).toContain(`### linuxEngine ${engineName}`);
});

test("reads an open evidence anew, and shows what would mend a check before it does it", async ({
  workbench,
  engine,
}) => {
  const rows = workbench.tree("Prerequisites");
  await rows.chooseInContextMenu("Free Memory", "Show Evidence");
  await expect.poll(() => workbench.editorText()).toContain("MemAvailable");
  // Those of other tests too, for every image with a shell would do.
  const images = (await engine.api.request("GET", "/images/json")) as { Id: string }[];
  for (const { Id } of images) {
    await engine.api.request("DELETE", `/images/${Id}?force=true`);
  }

  await workbench.runCommand("Windows Containers: Check Prerequisites");
  await expect(rows.row("Free Memory")).toContainText("no image with a shell");
  await expect.poll(() => workbench.editorText()).toMatch(/cannot tell · .*no image with a shell/);

  await rows.chooseInContextMenu("Free Memory", "Fix…");
  const question = workbench.dialog(`Pull busybox:latest on ${engineName}?`);
  await expect(question).toContainText("removed at once");
  await workbench.screenshot("test-results/prerequisites-fix.png");
  await question.getByRole("button", { name: "Cancel" }).click();
  expect(await engine.api.request("GET", "/images/json")).toEqual([]);

  await busyboxImage(engine.api);
  await workbench.runCommand("Windows Containers: Check Prerequisites");
  await expect(rows.row("Free Memory")).toContainText(/\d+\.\d GiB/);
  await workbench.runCommand("View: Close All Editors");
});
