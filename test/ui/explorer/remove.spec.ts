import { expect, test } from "../fixtures";

test("asks before it removes a running container, and says what is lost", async ({
  explorer,
  workbench,
  containers,
}) => {
  await containers.run("gone-1");

  await explorer.chooseInContextMenu("gone-1", "Remove…");
  await expect(workbench.dialog("Remove gone-1?")).toContainText("What still runs is killed first.");
  await workbench.pressInDialog("Remove gone-1?", "Cancel");
  expect(await containers.state("gone-1")).toBe("running");

  await explorer.chooseInContextMenu("gone-1", "Remove…");
  await workbench.pressInDialog("Remove gone-1?", "Remove");
  await expect(explorer.row("gone-1")).toBeHidden();
  expect(await containers.state("gone-1")).toBeUndefined();
});

test("removes all selected containers after one question that names them", async ({
  explorer,
  workbench,
  containers,
}) => {
  await containers.create("old-1");
  await containers.create("old-2");
  await containers.create("kept-1");
  await explorer.select(["old-1", "old-2"]);

  await explorer.chooseInContextMenu("old-1", "Remove…");
  await expect(workbench.dialog("Remove 2 containers?")).toContainText("old-1, old-2");
  await workbench.pressInDialog("Remove 2 containers?", "Remove");

  await expect(explorer.row("old-1")).toBeHidden();
  await expect(explorer.row("old-2")).toBeHidden();
  await expect(explorer.row("kept-1")).toBeVisible();
});

test("counts a container once that is selected with its project", async ({ explorer, workbench, containers }) => {
  await containers.create("twice-1", { Labels: { "com.docker.compose.project": "twice" } });
  await explorer.expand("twice");
  await explorer.select(["twice-1", "twice"]);

  await workbench.page.keyboard.press("Delete");
  await workbench.pressInDialog("Remove twice-1?", "Remove");

  await expect(explorer.row("twice-1")).toBeHidden();
  await expect(workbench.notification(/./)).toBeHidden();
});

test("removes what is selected by the Delete key", async ({ explorer, workbench, containers }) => {
  await containers.create("key-1");
  await explorer.select(["key-1"]);

  await workbench.page.keyboard.press("Delete");
  await workbench.pressInDialog("Remove key-1?", "Remove");

  await expect(explorer.row("key-1")).toBeHidden();
});

test("offers to remove an image by force when a container was made of it", async ({
  explorer,
  workbench,
  engine,
  containers,
}) => {
  await engine.api.request("POST", "/images/busybox:latest/tag?repo=used&tag=1");
  await explorer.expand("Images");
  await explorer.expand("used");

  await explorer.chooseInContextMenu("1", "Remove…");
  await expect(workbench.dialog("Remove used:1?")).toContainText("Everybody in the group docker");
  await workbench.pressInDialog("Remove used:1?", "Remove");
  await expect(explorer.row("used")).toBeHidden();

  const answer = (await engine.api.request("POST", "/commit?container=" + (await containers.create("maker-1")))) as {
    Id: string;
  };
  await engine.api.request("POST", `/images/${answer.Id}/tag?repo=made&tag=1`);
  await containers.create("user-1", { Image: "made:1" });
  await explorer.expand("made");
  await explorer.chooseInContextMenu("1", "Remove…");
  await workbench.pressInDialog("Remove made:1?", "Remove");
  await workbench.pressInDialog("Still in use: made:1", "Remove Anyway");
  await expect(explorer.row("made")).toBeHidden();
  await explorer.collapse("Images");
});

test("forces what runs, and asks again before it forces an image that was selected with it", async ({
  explorer,
  workbench,
  engine,
  containers,
}) => {
  const maker = await containers.run("runs-1");
  const { Id } = (await engine.api.request("POST", `/commit?container=${maker}`)) as { Id: string };
  await engine.api.request("POST", `/images/${Id}/tag?repo=held&tag=1`);
  await containers.create("holder-1", { Image: "held:1" });
  await explorer.expand("Images");
  await explorer.expand("held");
  await explorer.select(["runs-1", "1"]);

  await workbench.page.keyboard.press("Delete");
  await workbench.pressInDialog("Remove 2 objects?", "Remove");
  await workbench.pressInDialog("Still in use: held:1", "Cancel");

  await expect(explorer.row("runs-1")).toBeHidden();
  await expect(explorer.row("held")).toBeVisible();
  await engine.api.request("DELETE", `/images/${Id}?force=true`);
  await explorer.collapse("Images");
});
