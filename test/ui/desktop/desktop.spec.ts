import type { FrameLocator } from "@playwright/test";
import { buildDesktopImage } from "../../parts/desktopImage/build.mjs";
import { expect, test } from "../fixtures";
import { expectKeysOnScreen, pictureOf, stillPictureOf, typeOnKeyboard } from "./desktopScreen";
import { chooseInToolbar } from "./quickDesktop";

const name = "win11";

test.describe.configure({ mode: "serial" });

/** The desktop's tab, once its screen is connected. */
async function screenOf(panel: FrameLocator): Promise<void> {
  await expect(panel.locator("canvas:not(.still)")).toBeVisible({ timeout: 60_000 });
  await expect(panel.getByRole("button", { name: "Ctrl+Alt+Del" })).toBeEnabled({ timeout: 60_000 });
}

test("a desktop is created by the form, its stages shown, and then its screen", async ({
  workbench,
  engine,
  explorer,
}) => {
  test.setTimeout(120_000);
  const image = await buildDesktopImage(engine.socketPath);
  await explorer.row("Images").waitFor();

  await workbench.runCommand("Windows Containers: New Windows Desktop…");
  const form = await workbench.webview("New Windows Desktop");
  await form.getByRole("textbox", { name: "Name", exact: true }).fill("no spaces allowed");
  await expect(form.getByText("2 to 60 letters")).toBeVisible();
  await form.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await form.getByRole("combobox", { name: "Image" }).click();
  await form.getByRole("option", { name: image }).click();
  await form.getByRole("button", { name: "Create Desktop" }).click();

  const panel = await workbench.webview(name);
  await expect(panel.locator(".installation li.current")).toBeVisible({ timeout: 30_000 });
  await expect(workbench.tree("Desktops").row(name)).toContainText(
    /%|Setup|Starting|Download|Creat|Config|first start/,
  );
  await screenOf(panel);
  await expect(workbench.tree("Desktops").row(name)).toContainText("running", { timeout: 60_000 });
});

test("it was made with the safe defaults", async ({ engine }) => {
  const made = (await engine.api.request("GET", `/containers/${name}/json`)) as {
    Config: { Tty: boolean; StopTimeout: number; Labels: Record<string, string> };
    HostConfig: { PortBindings: unknown; RestartPolicy: { Name: string }; NetworkMode: string; AutoRemove: boolean };
  };

  expect(made.Config.Tty).toBe(false);
  expect(made.Config.StopTimeout).toBe(120);
  expect(made.HostConfig.PortBindings ?? {}).toEqual({});
  expect(made.HostConfig.AutoRemove).toBe(false);
  expect(["", "no"]).toContain(made.HostConfig.RestartPolicy.Name);
  expect(made.HostConfig.NetworkMode).not.toMatch(/^(default|bridge|host)$/);
});

test("what is typed reaches the guest and is seen on its screen", async ({ workbench, engine }) => {
  const panel = await workbench.webview(name);
  await screenOf(panel);
  await expectKeysOnScreen(workbench.page, panel);
  const before = await stillPictureOf(panel);

  await typeOnKeyboard(workbench.page, "echo typed-in-the-guest>COM1\n");

  await expect.poll(() => pictureOf(panel)).not.toBe(before);
  await expect
    .poll(() => engine.api.request("GET", `/containers/${name}/logs?stdout=true&stderr=true&tail=20`))
    .toContain("typed-in-the-guest");
});

test("the screen comes back by itself after the desktop was restarted elsewhere", async ({ workbench, engine }) => {
  test.setTimeout(120_000);
  const panel = await workbench.webview(name);
  await screenOf(panel);

  await engine.api.request("POST", `/containers/${name}/restart`);

  await screenOf(panel);
  await expectKeysOnScreen(workbench.page, panel);
});

test("text of the clipboard is typed into the guest", async ({ workbench, engine }) => {
  const panel = await workbench.webview(name);
  await screenOf(panel);
  await workbench.page.evaluate(() => navigator.clipboard.writeText("echo from-the-clipboard>COM1\n"));

  await chooseInToolbar(panel, "Clipboard", "Type Clipboard Text");

  await expect
    .poll(() => engine.api.request("GET", `/containers/${name}/logs?stdout=true&stderr=true&tail=20`))
    .toContain("from-the-clipboard");
});

test("view only keeps keys from the guest", async ({ workbench, engine }) => {
  const panel = await workbench.webview(name);
  await screenOf(panel);

  await panel.getByRole("button", { name: /view only/i }).click();
  await panel.locator("canvas:not(.still)").click();
  await typeOnKeyboard(workbench.page, "echo must-not-arrive>COM1\n");
  await panel.getByRole("button", { name: /view only/i }).click();
  await panel.locator("canvas:not(.still)").click();
  await typeOnKeyboard(workbench.page, "echo must-arrive>COM1\n");

  const log = (): Promise<unknown> =>
    engine.api.request("GET", `/containers/${name}/logs?stdout=true&stderr=true&tail=20`);
  await expect.poll(log).toContain("must-arrive");
  expect(await log()).not.toContain("must-not-arrive");
});

test("a port of the desktop is forwarded to this machine alone, shown below it, and stopped", async ({ workbench }) => {
  const row = workbench.tree("Desktops").row(name);
  await row.click({ button: "right" });
  await workbench.chooseInMenu("Forward Port…");
  await workbench.choose("Which port of Windows?", "Another Port…");
  await workbench.answer("Forward a Port of Windows", "8006");

  const forward = workbench.tree("Desktops").row(/^127\.0\.0\.1:/);
  await expect(forward).toContainText("→ 8006");
  const address = /127\.0\.0\.1:\d+/.exec(await forward.innerText())?.[0] ?? "";
  const answer = await fetch(`http://${address}/`, { headers: { connection: "close" } });
  expect(answer.status).toBe(200);

  await forward.hover();
  await forward.getByRole("button", { name: "Stop Forwarding" }).click();
  await expect(forward).toBeHidden();
  await expect(fetch(`http://${address}/`)).rejects.toThrow();
});

test("Remote Desktop is not opened before Windows answers for it", async ({ workbench }) => {
  const row = workbench.tree("Desktops").row(name);
  await row.click({ button: "right" });
  await workbench.chooseInMenu("Save Remote Desktop File…");

  await workbench.pressInNotification(/Nothing in Windows listens on port 3389/, "Show Log");
  await workbench.hidePanel();
});

test("a desktop is shut down from its row, and says so in its tab", async ({ workbench }) => {
  test.setTimeout(120_000);
  const row = workbench.tree("Desktops").row(name);
  await row.hover();
  await row.getByRole("button", { name: /Shut Down/ }).click();

  await expect(row).toContainText("stopped", { timeout: 60_000 });
  const panel = await workbench.webview(name);
  await expect(panel.getByRole("button", { name: /Start/ })).toBeVisible();
});

test("removing a desktop keeps its storage unless its name is typed", async ({ workbench, engine }) => {
  const row = workbench.tree("Desktops").row(name);
  await row.click({ button: "right" });
  await workbench.chooseInMenu("Remove Desktop…");
  await workbench.pressInDialog(/Remove the desktop/, "Remove, Keep Storage");

  await expect(row).toBeHidden({ timeout: 30_000 });
  const { Volumes } = (await engine.api.request("GET", "/volumes")) as { Volumes: readonly { Name: string }[] };
  expect(Volumes.map(({ Name }) => Name).some((volume) => volume.includes(name))).toBe(true);
});
