import { engineName, expect, test } from "../fixtures";

test("greys the last known inventory while an engine is down, says why, and comes back as it was", async ({
  explorer,
  workbench,
  engine,
  containers,
}) => {
  await containers.run("stays-1");
  await explorer.expand("Images");
  await explorer.collapse("Networks");
  await explorer.select(["stays-1"]);

  await engine.shutDown();

  const engineRow = explorer.row(engineName);
  const row = explorer.row("stays-1");
  await expect(engineRow).toContainText(/No container engine listens|connection .* broke/);
  await expect(row).toHaveAttribute("aria-label", /last known state$/);
  await expect(row.locator(".label-name")).toHaveCSS("color", "rgb(85, 85, 85)");
  await explorer.openContextMenu("stays-1");
  expect((await workbench.menuEntries()).map(({ label }) => label)).toEqual(["Copy ID"]);
  await workbench.page.keyboard.press("Escape");

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
  const view = workbench.page.locator(".part.sidebar .welcome-view-content");
  await contexts.remove(engineName);
  await expect(view).toContainText("No container engine answers on this machine.");
  await expect(view.getByRole("button", { name: "Try Again" })).toBeVisible();
  await expect(view.getByRole("link", { name: "Docker Desktop" })).toBeVisible();

  await view.getByRole("button", { name: "Add an Engine's Address" }).click();
  await expect(workbench.editorTab("Settings")).toBeVisible();
  await workbench.runCommand("View: Close All Editors");

  await contexts.create(engineName, engine.host);
  await expect(explorer.row(engineName)).toContainText("Linux ·");
});
