import { expect, test } from "../fixtures";

test("asks which containers to stop when the command comes from the palette", async ({
  explorer,
  workbench,
  containers,
}) => {
  await containers.run("asked-1");
  await containers.create("asked-2");
  await expect(explorer.row("asked-2")).toContainText("created");

  await workbench.runCommand("Windows Containers (Container): Stop");
  await expect(workbench.question("Stop which containers?")).toBeVisible();
  await expect(workbench.quickItem("asked-2").first()).toBeHidden();
  await workbench.quickItem("asked-1").first().click();
  await workbench.quickInput.getByRole("button", { name: "OK" }).click();

  await expect(explorer.row("asked-1")).toContainText("exited (0)");
});

test("asks what to inspect when the command comes from the palette", async ({ workbench, containers }) => {
  await containers.run("seen-1");

  await workbench.runCommand("Windows Containers (Container, Image, Network, Volume): Inspect");
  await workbench.choose("Inspect what?", "seen-1");

  await expect(workbench.editorTab("seen-1.json")).toBeVisible();
  await workbench.runCommand("View: Close All Editors");
});

test("offers images alone when the name of one is to be copied", async ({ workbench, explorer, containers }) => {
  await containers.run("nameless-1");
  await expect(explorer.row("nameless-1")).toBeVisible();

  await workbench.runCommand("Windows Containers (Image): Copy Name");
  await expect(workbench.question("Copy the name of which image?")).toBeVisible();
  await expect(workbench.quickItem("nameless-1").first()).toBeHidden();
  await workbench.quickItem("busybox:latest").first().click();

  await expect.poll(() => workbench.page.evaluate("navigator.clipboard.readText()")).toBe("busybox:latest");
});

test("removes no network that the engine brings along", async ({ workbench }) => {
  await workbench.runCommand("Windows Containers (Container, Image, Network, Volume): Remove…");
  await workbench.question("Remove what?").waitFor();
  // What is far down a long list is not drawn.
  await workbench.quickInput.locator("input.input").fill("host");
  await workbench.quickItem("host, network").first().click();

  await expect(workbench.notification("Networks that an engine brings along")).toBeVisible();
  await workbench.clearNotifications();
});

test("says so when there is nothing that a command could be used on", async ({ workbench, explorer }) => {
  await expect(explorer.row("No containers: run one…")).toBeVisible();

  await workbench.runCommand("Windows Containers (Container): Stop");

  await expect(workbench.notification("There is no container this could be done to.")).toBeVisible();
  await workbench.clearNotifications();
});

test("shows what an engine says of itself", async ({ explorer, workbench, engine }) => {
  await explorer.chooseInContextMenu("lab", "Show Engine Info");

  await expect.poll(() => workbench.editorText()).toContain(`"host": "${engine.host}"`);
  await workbench.runCommand("View: Revert and Close Editor");
});
