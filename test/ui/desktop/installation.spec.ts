import { buildDesktopImage } from "../../parts/desktopImage/build.mjs";
import type { DockerEngine } from "../../parts/dockerEngine.mjs";
import { expect, test } from "../fixtures";

const name = "slow-win";
const storage = `${name}-storage`;
const token = "0123456789abcdef";

test.describe.configure({ mode: "serial" });

/** As the form makes one, with a download that takes long enough to be watched. */
async function makeSlowDesktop({ api, socketPath }: DockerEngine): Promise<void> {
  const Image = await buildDesktopImage(socketPath);
  const Labels = { "windows-containers.desktop": name, "windows-containers.desktop.ready-token": token };
  await api.request("POST", "/volumes/create", {
    json: { Name: storage, Labels: { "windows-containers.desktop": name } },
  });
  const Env = [
    ...["VERSION=11", "DEMO_INSTALL_SECONDS=45", "DEMO_SETUP_SECONDS=2", "DEMO_SHUTDOWN_SECONDS=6"],
    ...["DEMO_WARN=nested,cow", `COMMAND=echo windows-containers ready ${token}>COM1`],
  ];
  const HostConfig = { Mounts: [{ Type: "volume", Source: storage, Target: "/storage" }], CapAdd: ["NET_ADMIN"] };
  const json = { Image, Labels, Env, HostConfig, StopTimeout: 120 };
  await api.request("POST", `/containers/create?name=${name}`, { json });
  await api.request("POST", `/containers/${name}/start`);
}

function percentIn(text: string | null): number {
  return Number(/(\d+) %/.exec(text ?? "")?.[1] ?? Number.NaN);
}

test("tree, tab and notification tell the same stage, with percent, rate and time left", async ({
  workbench,
  engine,
  explorer,
}, info) => {
  test.setTimeout(180_000);
  await explorer.row("Images").waitFor();
  await makeSlowDesktop(engine);
  const row = workbench.tree("Desktops").row(name);
  await expect(row).toContainText("Downloading Windows", { timeout: 60_000 });
  await row.click();
  const panel = await workbench.webview(name);

  await expect(panel.locator(".installation .detail")).toContainText(/\d+ % · .+\/s · about \d+ (s|min) left/, {
    timeout: 30_000,
  });
  await expect(row).toContainText(/Downloading Windows \d+ % · .+\/s/);
  await expect(workbench.notification("Installing Windows in")).toContainText(/Downloading Windows \d+ %/);
  await expect(panel.getByText("2 things to know")).toBeVisible();
  await workbench.screenshot(info.outputPath("installing.png"));
});

test("a reload in the middle loses nothing", async ({ workbench }, info) => {
  test.setTimeout(180_000);
  const row = workbench.tree("Desktops").row(name);
  const before = percentIn(await row.textContent());
  expect(before).toBeGreaterThanOrEqual(0);

  await workbench.page.reload();

  await expect(row).toContainText(/Downloading Windows \d+ %/, { timeout: 60_000 });
  expect(percentIn(await row.textContent())).toBeGreaterThanOrEqual(before);
  // Whether the tab is there again depends on when VS Code wrote it down.
  await row.click();
  const panel = await workbench.webview(name);
  await expect(panel.locator(".installation h1")).toContainText("Downloading Windows", { timeout: 30_000 });
  await expect(workbench.notification("Installing Windows in")).toBeVisible();
  await workbench.screenshot(info.outputPath("reloaded.png"));
});

test("is followed from the start of VS Code on, also where nobody looks at desktops", async ({ workbench }) => {
  test.setTimeout(120_000);
  await workbench.runCommand("View: Close All Editors");
  await workbench.openViewContainer("Explorer");
  // VS Code writes down every five seconds which view is in front.
  await workbench.page.waitForTimeout(6_000);
  await workbench.page.reload();

  await expect(workbench.notification("Installing Windows in")).toContainText(/\d+ %/, { timeout: 60_000 });

  await expect(workbench.tree("Desktops").row(name)).toBeHidden();
  await workbench.openViewContainer("Windows Containers");
});

test("the notification leads to the desktop, and its cancel leaves the installation alone", async ({ workbench }) => {
  test.setTimeout(120_000);
  const toast = workbench.notification("Installing Windows in");
  await toast.getByRole("link", { name }).click();
  await expect(workbench.editorTab(name)).toBeVisible();

  await toast.getByRole("button", { name: "Cancel" }).click();

  await expect(toast).toBeHidden();
  await expect(workbench.tree("Desktops").row(name)).toContainText(
    /Downloading|Looking|Adding|Creating|Setup|first start/,
  );
});

test("says that the disk is not safe once Windows is there, and makes it safe", async ({
  workbench,
  engine,
  explorer,
}, info) => {
  test.setTimeout(240_000);
  const row = workbench.tree("Desktops").row(name);
  await expect(row).toContainText("disk not safe yet", { timeout: 150_000 });
  const panel = await workbench.webview(name);
  await expect(panel.getByText("is not safe yet")).toBeVisible();
  await workbench.screenshot(info.outputPath("unsafe.png"));
  await explorer.chooseInContextMenu(name, "Kill…");
  await expect(workbench.dialog(`Kill ${name}?`)).toContainText("would delete the disk and install Windows anew");
  await workbench.pressInDialog(`Kill ${name}?`, "Cancel");

  await panel.getByRole("button", { name: "Make the Disk Safe…" }).click();
  await workbench.pressInDialog("Make the disk of", "Mark as Installed");

  await expect(row).not.toContainText("not safe", { timeout: 30_000 });
  await expect(panel.getByText("is not safe yet")).toBeHidden();
  await engine.api.request("POST", `/containers/${name}/kill`);
  await engine.api.request("POST", `/containers/${name}/start`);
  await expect(row).toContainText("running", { timeout: 60_000 });
  await expect(row).not.toContainText("not safe");
});

test("a kill says what a desktop would lose, and a stop from the engines' tree counts down", async ({
  workbench,
  explorer,
}, info) => {
  test.setTimeout(180_000);
  await explorer.chooseInContextMenu(name, "Kill…");
  await expect(workbench.dialog(`Kill ${name}?`)).toContainText("its disk is as after a power failure");
  await workbench.screenshot(info.outputPath("kill.png"));
  await workbench.pressInDialog(`Kill ${name}?`, "Cancel");

  await explorer.chooseInContextMenu(name, "Stop");
  await expect(workbench.notification("Shutting down")).toContainText(/Windows may take \d+ more seconds/);
  const panel = await workbench.webview(name);
  await expect(panel.getByText(/\d+ of \d+ seconds/)).toBeVisible();
  await expect(workbench.tree("Desktops").row(name)).toContainText(/shutting down \(\d+ of \d+ s\)/);
  await workbench.screenshot(info.outputPath("stopping.png"));
  await expect(workbench.tree("Desktops").row(name)).toContainText("stopped", { timeout: 60_000 });
});

test("the storage of a desktop goes only when its name is typed, from wherever it is removed", async ({
  workbench,
  engine,
  explorer,
}, info) => {
  test.setTimeout(120_000);
  await engine.api.request("DELETE", `/containers/${name}`);
  await explorer.expand("Volumes");
  const remove = async (): Promise<void> => {
    await explorer.chooseInContextMenu(storage, "Remove…");
    await workbench.pressInDialog(`Remove ${storage}?`, "Remove");
  };

  await remove();
  const box = workbench.page.locator(".quick-input-widget input");
  await box.fill("another-name");
  await expect(workbench.page.locator(".quick-input-widget")).toContainText("This is not its name.");
  await workbench.screenshot(info.outputPath("typed-name.png"));
  await workbench.page.keyboard.press("Escape");
  await expect(explorer.row(storage)).toBeVisible();

  await remove();
  await box.fill(storage);
  await workbench.page.keyboard.press("Enter");
  await expect(explorer.row(storage)).toBeHidden();
});
