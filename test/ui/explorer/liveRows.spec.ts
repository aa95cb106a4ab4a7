import { run } from "../../parts/program.mjs";
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

test("shows a container that is started by Docker's own program, and takes it away, without being touched", async ({
  explorer,
  engine,
}) => {
  const docker = (...words: string[]) => run("docker", ["--host", engine.host, ...words]);

  await docker("run", "--detach", "--name", "late-1", "busybox:latest", "sleep", "3600");
  await expect(explorer.row("late-1")).toBeVisible();

  await docker("rm", "--force", "late-1");
  await expect(explorer.row("late-1")).toBeHidden();
});
