import { expect, publishing, test } from "../fixtures";
import { icon } from "../rows";

test("stops and starts a container from its context menu, and shows each state by icon, text and voice", async ({
  explorer,
  containers,
}) => {
  await containers.run("web-1");
  const row = explorer.row("web-1");
  await expect(row).toContainText("running");
  await expect(icon(row, "play-circle")).toBeVisible();
  await expect(row).toHaveAttribute("aria-label", /^Container web-1, running, image busybox:latest/);

  await explorer.chooseInContextMenu("web-1", "Stop");
  await expect(row).toContainText("exited (0)");
  await expect(icon(row, "stop-circle")).toBeVisible();
  await expect(row).toHaveAttribute("aria-label", /^Container web-1, exited \(0\)/);

  await explorer.chooseInContextMenu("web-1", "Start");
  await expect(row).toContainText("running");
  await expect(icon(row, "play-circle")).toBeVisible();
});

test("offers for a stopped container only what can be done to it", async ({ explorer, workbench, containers }) => {
  await containers.create("idle-1");
  await expect(explorer.row("idle-1")).toContainText("created");
  await explorer.openContextMenu("idle-1");

  const labels = (await workbench.menuEntries()).map(({ label }) => label);

  expect(labels).toEqual(["Follow Logs", "Start", "Inspect", "Copy ID", "More", "Remove…"]);
  await workbench.page.keyboard.press("Escape");
});

test("restarts a container", async ({ explorer, engine, containers }) => {
  const id = await containers.run("again-1");
  const startedAt = async (): Promise<string> => {
    const { State } = (await engine.api.request("GET", `/containers/${id}/json`)) as { State: { StartedAt: string } };
    return State.StartedAt;
  };
  const before = await startedAt();
  await expect(explorer.row("again-1")).toContainText("running");

  await explorer.chooseInContextMenu("again-1", "Restart");

  await expect.poll(startedAt).not.toBe(before);
  await expect(explorer.row("again-1")).toContainText("running");
});

test("kills a container only after a question", async ({ explorer, workbench, containers }) => {
  await containers.run("deaf-1", { Cmd: ["sleep", "3600"] });

  await explorer.chooseInContextMenu("deaf-1", "Kill…");
  await workbench.pressInDialog("Kill deaf-1?", "Cancel");
  await expect(workbench.dialog("Kill deaf-1?")).toBeHidden();
  expect(await containers.state("deaf-1")).toBe("running");

  await explorer.chooseInContextMenu("deaf-1", "Kill…");
  await workbench.pressInDialog("Kill deaf-1?", "Kill");
  await expect(explorer.row("deaf-1")).toContainText("exited (137)");
});

test("shows what takes long in a notification, which can be cancelled", async ({ explorer, workbench, containers }) => {
  await containers.run("slow-1", { Cmd: ["sleep", "3600"], StopTimeout: 600 });

  await explorer.chooseInContextMenu("slow-1", "Stop");
  await workbench.notification("Stopping slow-1").hover();
  await workbench.pressInNotification("Stopping slow-1", "Cancel");

  await expect(workbench.notification("Stopping slow-1")).toBeHidden();
});

test("stops all selected containers at once", async ({ explorer, containers }) => {
  await containers.run("many-1");
  await containers.run("many-2");
  await explorer.select(["many-1", "many-2"]);

  await explorer.chooseInContextMenu("many-2", "Stop");

  await expect(explorer.row("many-1")).toContainText("exited (0)");
  await expect(explorer.row("many-2")).toContainText("exited (0)");
});

test("says nothing more when the stop of several is cancelled: that is no failure", async ({
  explorer,
  workbench,
  containers,
}) => {
  await containers.run("slow-1", { Cmd: ["sleep", "3600"], StopTimeout: 600 });
  const second = await containers.run("slow-2", { Cmd: ["sleep", "3600"], StopTimeout: 600 });
  await explorer.select(["slow-1", "slow-2"]);

  await explorer.chooseInContextMenu("slow-2", "Stop");
  await workbench.notification("Stopping 2 containers").hover();
  await workbench.pressInNotification("Stopping 2 containers", "Cancel");
  await expect(workbench.notification("Stopping 2 containers")).toBeHidden();

  // Another command that is done by then: a failure would have been told before.
  await explorer.select(["slow-2"]);
  await explorer.chooseInContextMenu("slow-2", "Copy ID");
  await expect.poll(() => workbench.page.evaluate("navigator.clipboard.readText()")).toBe(second);
  await expect(workbench.notification("failed")).toBeHidden();
});

test("groups containers by compose project, and stops a project as a whole", async ({ explorer, containers }) => {
  const Labels = { "com.docker.compose.project": "shop" };
  await containers.run("shop-db-1", { Labels });
  await containers.run("shop-api-1", { Labels });
  const project = explorer.row("shop");
  await expect(project).toContainText("2 of 2 running");
  const rows = await explorer.visibleRows();
  const level = (label: string): number => rows.find((row) => row.label === label)?.level ?? 0;
  expect(level("shop-db-1")).toBe(level("shop") + 1);

  await explorer.chooseInContextMenu("shop", "Stop");

  await expect(project).toContainText("0 of 2 running");
  await expect(explorer.row("shop-api-1")).toContainText("exited (0)");
});

test("says in one sentence that a container's port is taken, and shows the log when asked", async ({
  explorer,
  workbench,
  containers,
}) => {
  await containers.run("first-1", publishing(28111));
  await containers.create("second-1", publishing(28111));

  await explorer.chooseInContextMenu("second-1", "Start");

  const sentence = "Port 28111 is in use by the container first-1.";
  await workbench.pressInNotification(sentence, "Show Log");
  await expect.poll(() => workbench.outputText()).toContain("port is already allocated");
  await workbench.hidePanel();
});
