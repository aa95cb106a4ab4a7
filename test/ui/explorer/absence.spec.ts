import { engineName, expect, test } from "../fixtures";

test("greys the last known inventory while an engine is down, says why, and comes back as it was", async ({
  explorer,
  workbench,
  engine,
  containers,
}) => {
  const id = await containers.run("stays-1");
  await explorer.expand("Images");
  await explorer.collapse("Networks");
  await explorer.select(["stays-1"]);

  await engine.shutDown();

  const engineRow = explorer.row(engineName);
  const row = explorer.row("stays-1");
  await expect(engineRow).toContainText(/not running|connection lost/);
  await expect(engineRow).toHaveAttribute("aria-label", /No container engine listens on|The connection to the engine/);
  await expect(row).toHaveAttribute("aria-label", /last known state$/);
  await expect(explorer.row("Containers").locator(".label-name")).toHaveCSS("color", "rgb(85, 85, 85)");
  await explorer.openContextMenu("stays-1");
  expect((await workbench.menuEntries()).map(({ label }) => label)).toEqual(["Copy ID"]);
  await workbench.page.keyboard.press("Escape");
  await explorer.chooseInContextMenu("stays-1", "Copy ID");
  await expect.poll(() => workbench.page.evaluate("navigator.clipboard.readText()")).toBe(id);

  await explorer.chooseInContextMenu(engineName, "Show What Helps");
  const why = /No container engine listens on|The connection to the engine/;
  await expect(workbench.notification(why).getByRole("button", { name: "Try Again" })).toBeVisible();
  await workbench.clearNotifications();

  await engine.launch();

  await expect(engineRow).toContainText("Linux ·");
  await expect(row).toContainText("exited");
  await expect(row).not.toHaveAttribute("aria-label", /last known state$/);
  const rows = await explorer.visibleRows();
  expect(rows.find(({ label }) => label === "Images")?.fold).toBe("expanded");
  expect(rows.filter(({ selection }) => selection === "selected").map(({ label }) => label)).toEqual(["stays-1"]);
  await explorer.collapse("Images");
});

test("keeps selection and expansion while rows change", async ({ explorer, engine, containers }) => {
  const id = await containers.run("chosen-1");
  await explorer.expand("Networks");
  await explorer.select(["chosen-1"]);

  await containers.run("other-1");
  await engine.api.request("POST", `/containers/${id}/stop`);
  await expect(explorer.row("chosen-1")).toContainText("exited (0)");

  const rows = await explorer.visibleRows();
  expect(rows.filter(({ selection }) => selection === "selected").map(({ label }) => label)).toEqual(["chosen-1"]);
  expect(rows.find(({ label }) => label === "Networks")?.fold).toBe("expanded");
  await explorer.collapse("Networks");
});

test("says what to do when there is no engine, and shows one as soon as it is there", async ({
  explorer,
  workbench,
  contexts,
  engine,
}) => {
  const view = workbench.view("Engines").locator(".welcome-view-content");
  await contexts.remove(engineName);
  await expect(view).toContainText("No container engine answers on this machine.");
  await expect(view.getByRole("button", { name: "Try Again" })).toBeVisible();
  await expect(view.locator("a", { hasText: "Docker Desktop" })).toBeVisible();
  expect(await workbench.offersInPalette("Rename…")).toBe(false);

  await contexts.create(engineName, engine.host);
  await expect(explorer.row(engineName)).toContainText("Linux ·");
  expect(await workbench.offersInPalette("Rename…")).toBe(true);
});

test("adds an engine by its address, which is checked beside the field", async ({
  explorer,
  workbench,
  contexts,
  engine,
  server,
}) => {
  await contexts.remove(engineName);
  const add = workbench.view("Engines").getByRole("button", { name: "Add an Engine…" });
  await add.click();
  const field = workbench.question("Add an Engine (1/2)").locator("input.input");
  await field.fill("localhost");
  await expect(workbench.quickInput).toContainText("An address begins with unix://");

  await workbench.answer("Add an Engine (1/2)", engine.host);
  await workbench.answer("Add an Engine (2/2)", "mine");

  await expect(explorer.row("mine")).toContainText("Linux ·");
  await server.setSettings({ "windowsContainers.endpoints": undefined });
  await expect(add).toBeVisible();
  await contexts.create(engineName, engine.host);
  await expect(explorer.row(engineName)).toContainText("Linux ·");
});
