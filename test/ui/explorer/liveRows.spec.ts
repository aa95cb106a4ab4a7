import { engineName, expect, test } from "../fixtures";

test("shows the engine with its system and version, and what it has", async ({ explorer, engine }) => {
  const { Version } = (await engine.api.request("GET", "/version")) as { Version: string };
  const row = explorer.row(engineName);

  await expect(row).toContainText(`Linux · ${Version.replace(/\+.*/, "")}`);
  await expect(row).toHaveAttribute("aria-label", new RegExp(`^Engine ${engineName}, Linux`));
  for (const group of ["Containers", "Images", "Networks", "Volumes"]) {
    await expect(explorer.row(group)).toBeVisible();
  }
});

test("shows a container that is started in a shell, and takes it away, without being touched", async ({
  explorer,
  engine,
  containers,
}) => {
  const id = await containers.run("late-1");
  await expect(explorer.row("late-1")).toBeVisible();

  await engine.api.request("DELETE", `/containers/${id}?force=true`);
  await expect(explorer.row("late-1")).toBeHidden();
});
