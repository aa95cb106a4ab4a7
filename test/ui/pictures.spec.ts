import { buildDesktopImage } from "../parts/desktopImage/build.mjs";
import type { DockerEngine } from "../parts/dockerEngine.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import type { Workbench } from "../parts/workbench.mjs";
import { expect, publishing, untilStopped } from "./fixtures";
import { test as base } from "./modeFixtures";
import { withMarkdown } from "./openWorkbench";
import { takePicture } from "./pictures";

/** With engines, a server and a page of their own, in which nothing is but what the pictures show. */
const test = base.extend<object, { readonly apart: "apart" }>({
  apart: [async ({}, use) => use("apart"), { scope: "worker", auto: true }],
});

test.describe.configure({ mode: "serial", timeout: 180_000 });
test.use({ builtinExtensions: withMarkdown });

const shopLog = ["GET /products 200 4 ms", "GET /products/17 200 2 ms", "POST /orders 201 11 ms"];

test("an engine of each kind, and a desktop on its screen", async ({
  dockerDesktop,
  desktopServer,
  desktopWorkbench: workbench,
}) => {
  const { linux, windows } = dockerDesktop.engines;
  await furnishLinux(linux);
  await furnishWindows(windows);
  await widenSideBar(workbench);
  const desktops = workbench.tree("Desktops");
  await createDesktop(workbench, await buildDesktopImage(linux.socketPath));
  const panel = await workbench.webview("win11");
  await expect(panel.locator("canvas:not(.still)")).toBeVisible({ timeout: 90_000 });
  await expect(panel.getByRole("button", { name: "Ctrl+Alt+Del" })).toBeEnabled({ timeout: 60_000 });
  await expect(desktops.row("win11")).toContainText("running", { timeout: 60_000 });
  await tidy(workbench);

  await takePicture(workbench, "overview-dark");
  await workbench.setTheme(desktopServer, "light");
  await takePicture(workbench, "overview-light");
  await workbench.setTheme(desktopServer, "highContrast");
  await takePicture(workbench, "overview-high-contrast");
  await workbench.setTheme(desktopServer, "dark");
});

test("a desktop that is being installed", async ({ desktopWorkbench: workbench }) => {
  await workbench.tree("Desktops").row("server2025").click();
  const panel = await workbench.webview("server2025");
  await expect(panel.getByText("Windows Setup copies its files").first()).toBeVisible({ timeout: 60_000 });
  await expect(panel.locator("canvas:not(.still)")).toBeVisible({ timeout: 60_000 });
  await tidy(workbench);
  await takePicture(workbench, "desktop");
  await workbench.runCommand("View: Close All Editors");
});

test("logs, a shell and the run form", async ({ desktopWorkbench: workbench }) => {
  const explorer = workbench.tree("Engines");
  await explorer.chooseInContextMenu("shop-db-1", "Open Shell");
  await expect.poll(() => workbench.terminalText()).toContain("#");
  await workbench.typeInTerminal("ps\n");
  await explorer.chooseInContextMenu("shop-api-1", "Follow Logs");
  await expect.poll(() => workbench.terminalText()).toContain("POST /orders");
  await workbench.runCommand("Terminal: Move Terminal into Editor Area");
  await workbench.editorTab("Logs: shop-api-1").waitFor();
  await hideProgress(workbench);
  await explorer.chooseInContextMenu("Containers", "Run…");
  await workbench.choose("Run which image?", "nginx:1.27");
  const edit = async (field: string, text: string): Promise<void> => {
    await workbench.choose("Run nginx:1.27", field);
    await workbench.answer(field, text);
  };
  await edit("Name", "web");
  await edit("Ports", "8080:80");
  await edit("Environment", "LEVEL=debug");
  await edit("Memory", "512m");
  await workbench.question("Run nginx:1.27").waitFor();
  await takePicture(workbench, "containers");
  await workbench.page.keyboard.press("Escape");
  await workbench.runCommand("Terminal: Kill All Terminals");
  await workbench.runCommand("View: Close All Editors");
});

test("what the machine behind an engine has", async ({ desktopWorkbench: workbench }) => {
  await workbench.view("Prerequisites").locator(".pane-header").click();
  const checks = workbench.tree("Prerequisites");
  await expect(checks.row("/dev/kvm")).not.toContainText("checking", { timeout: 30_000 });
  for (const view of ["Engines", "Desktops"]) {
    await workbench.view(view).locator(".pane-header").click();
  }
  await checks.chooseInContextMenu("Free Memory", "Show Evidence");
  const evidence = await workbench.webview("Free Memory");
  await expect(evidence.getByText("/proc/meminfo")).toBeVisible();
  await workbench.page.mouse.move(900, 20);
  await hideProgress(workbench);
  await takePicture(workbench, "prerequisites");
  await workbench.runCommand("View: Close All Editors");
  for (const view of ["Prerequisites", "Desktops", "Engines"]) {
    await workbench.view(view).locator(".pane-header").click();
  }
});

test("a switch of the mode under way", async ({ desktopWorkbench: workbench, dockerDesktop }) => {
  await dockerDesktop.control({ downMs: 6_000 });
  await workbench.runCommand("Windows Containers: Switch to Windows Containers");
  await expect(workbench.notification("Switching to Windows containers")).toContainText("waiting for the Windows");
  await workbench.page.mouse.move(900, 20);
  await takePicture(workbench, "mode");
  await expect(workbench.statusBarItem("Windows Containers")).toBeVisible({ timeout: 30_000 });
});

async function furnishLinux(engine: DockerEngine): Promise<void> {
  const Image = "nginx:1.27";
  await busyboxImage(engine.api, Image);
  await engine.api.request("POST", `/images/${Image}/tag?repo=postgres&tag=17`);
  const desktopImage = await buildDesktopImage(engine.socketPath);
  const shop = { "com.docker.compose.project": "shop" };
  // The run form will cover the first ones.
  const log = Array.from({ length: 7 }, () => shopLog.map((line) => `echo '${line}'`).join("; ")).join("; ");
  const run = async (name: string, options: Readonly<Record<string, unknown>>): Promise<void> => {
    await engine.api.runContainer(name, { Image, Cmd: untilStopped, ...options });
  };
  await run("shop-api-1", { Labels: shop, Cmd: ["sh", "-c", `${log}; exec sleep 3600`], ...publishing(8080) });
  await run("shop-db-1", { Image: "postgres:17", Labels: shop });
  await run("proxy", publishing(8443));
  const slow = ["VERSION=2025", "DEMO_INSTALL_SECONDS=1", "DEMO_SETUP_SECONDS=900"];
  await run("server2025", { Image: desktopImage, Cmd: [], Env: slow });
}

async function createDesktop(workbench: Workbench, image: string): Promise<void> {
  await workbench.runCommand("Windows Containers: New Windows Desktop…");
  const form = await workbench.webview("New Windows Desktop");
  await form.getByRole("textbox", { name: "Name", exact: true }).fill("win11");
  await form.getByRole("combobox", { name: "Image" }).click();
  await form.getByRole("option", { name: image }).click();
  // From its first field on.
  await form.getByRole("textbox", { name: "Name", exact: true }).scrollIntoViewIfNeeded();
  await hideProgress(workbench);
  // What looked at the engine's machine for the form has gone.
  await expect(workbench.tree("Engines").row("Containers").first()).toContainText("4", { timeout: 20_000 });
  await takePicture(workbench, "new-desktop");
  await form.getByRole("button", { name: "Create Desktop" }).click();
}

/** What counts here is what they are called. */
async function furnishWindows(engine: DockerEngine): Promise<void> {
  const base = "mcr.microsoft.com/windows/servercore";
  await busyboxImage(engine.api, `${base}:ltsc2022`);
  await engine.api.request("POST", `/images/${base}:ltsc2022/tag?repo=${base}/iis&tag=ltsc2022`);
  await engine.api.request("POST", `/images/${base}:ltsc2022/tag?repo=mcr.microsoft.com/dotnet/runtime&tag=9.0`);
  await engine.api.runContainer("intranet", { Image: `${base}/iis:ltsc2022`, Cmd: untilStopped, ...publishing(8088) });
  await engine.api.runContainer("build-agent", { Image: `${base}:ltsc2022`, Cmd: untilStopped });
  await engine.api.runContainer("import", { Image: "mcr.microsoft.com/dotnet/runtime:9.0", Cmd: ["true"] });
}

async function widenSideBar({ page }: Workbench): Promise<void> {
  const sideBar = await page.locator(".part.sidebar").boundingBox();
  if (sideBar === null) {
    throw new Error("There is no side bar.");
  }
  const edge = sideBar.x + sideBar.width + 2;
  await page.mouse.move(edge, 300);
  await page.mouse.down();
  await page.mouse.move(edge + 70, 300, { steps: 5 });
  await page.mouse.up();
}

/** Nothing pops up or is under the mouse. */
async function tidy(workbench: Workbench): Promise<void> {
  // A desktop's screen takes every key while it has the focus.
  await workbench.tree("Desktops").tree.focus();
  await workbench.clearNotifications();
  await hideProgress(workbench);
  // The bell gives it back.
  await workbench.tree("Desktops").tree.focus();
  await workbench.page.mouse.move(900, 20);
}

/** The progress of an installation covers a corner for as long as it goes on; the bell shows it, and hides it again. */
async function hideProgress(workbench: Workbench): Promise<void> {
  await workbench.runCommand("Notifications: Show Notifications");
  await workbench.page.getByRole("button", { name: "Hide Notifications" }).click();
  await expect(workbench.notification("Installing Windows")).toBeHidden();
}
