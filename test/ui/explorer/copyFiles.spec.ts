import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, untilStopped } from "../fixtures";

const name = "with-files";

test("files are copied into a container and out of it again, from its row", async ({
  workbench,
  engine,
  explorer,
  containers,
  server,
}) => {
  // A panel that is left open takes presses on what VS Code asks over it.
  await workbench.runCommand("View: Close All Editors");
  await containers.run(name, { Cmd: untilStopped });
  const [here, back] = [join(server.workspace, "report.txt"), join(server.workspace, "back")];
  const content = "a text with an ü\n".repeat(50_000);
  await writeFile(here, content);
  await mkdir(back);

  await explorer.chooseInContextMenu(name, "More", "Copy Files To…");
  await workbench.answerPath(`Copy Into ${name}`, here);
  await workbench.answer("The container's folder to copy into", "/tmp");
  const count = async (): Promise<string> =>
    (await engine.api.runInContainer(name, ["wc", "-c", "/tmp/report.txt"])).output.trim();
  await expect.poll(count, { timeout: 30_000 }).toBe(`${Buffer.byteLength(content)} /tmp/report.txt`);

  await engine.api.runInContainer(name, ["mv", "/tmp/report.txt", "/tmp/again.txt"]);
  await explorer.chooseInContextMenu(name, "More", "Copy Files From…");
  await workbench.answer("The file or folder to copy", "/tmp/again.txt");
  await workbench.answer("Copy /tmp/again.txt Into", back);
  // The first press mostly goes into the folder, and another one takes it.
  const copied = workbench.notification("Copied /tmp/again.txt into");
  await expect(async () => {
    await workbench.quickInput
      .getByRole("button", { name: "Copy Here" })
      .click({ timeout: 1_000 })
      .catch(() => undefined);
    await expect(copied).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 20_000 });
  expect(await readFile(join(back, "again.txt"), "utf8")).toBe(content);
});
