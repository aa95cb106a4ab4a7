import { expect, publishing, test, untilStopped } from "../fixtures";

test("opens what the engine knows of a container as JSON, and knows again", async ({
  explorer,
  workbench,
  engine,
  containers,
}) => {
  const id = await containers.run("known-1");

  await explorer.chooseInContextMenu("known-1", "Inspect");

  await expect(workbench.editorTab("known-1.json")).toBeVisible();
  await expect.poll(() => workbench.editorText()).toContain(`"Id": "${id}"`);
  await expect(workbench.statusBarItem("JSON")).toBeVisible();
  await expect.poll(() => workbench.editorText()).toContain('"Running": true');

  await engine.api.request("POST", `/containers/${id}/stop`);
  await expect(explorer.row("known-1")).toContainText("exited");
  await explorer.chooseInContextMenu("known-1", "Inspect");
  await expect.poll(() => workbench.editorText()).toContain('"Running": false');
  await workbench.runCommand("View: Close All Editors");
});

test("copies the ids of the selected containers, one per line", async ({ explorer, workbench, containers }) => {
  const first = await containers.create("id-1");
  const second = await containers.create("id-2");
  await explorer.select(["id-1", "id-2"]);

  await explorer.chooseInContextMenu("id-1", "Copy ID");

  const copied = (): Promise<string> => workbench.page.evaluate("navigator.clipboard.readText()");
  await expect.poll(copied).toBe(`${first}\n${second}`);
});

test("opens a published port in the browser", async ({ explorer, workbench, containers }) => {
  await workbench.page.context().route("http://localhost:28112/", (route) => route.fulfill({ body: "hello" }));
  await containers.run("site-1", publishing(28112));
  await expect(explorer.row("site-1")).toContainText("28112→80");

  const opened = workbench.page.context().waitForEvent("page");
  await explorer.chooseInContextMenu("site-1", "Open Port in Browser");
  const site = await opened;

  await expect.poll(() => site.url()).toBe("http://localhost:28112/");
  await site.close();
});

test("follows a container's log, and says when the container has stopped", async ({
  explorer,
  workbench,
  engine,
  containers,
}) => {
  const script = "trap 'exit 0' TERM; echo first line; touch /tmp/log; tail -f /tmp/log & wait";
  const id = await containers.run("talks-1", { Cmd: ["sh", "-c", script] });

  await explorer.chooseInContextMenu("talks-1", "Follow Logs");
  await expect.poll(() => workbench.terminalText()).toContain("first line");

  await engine.api.runInContainer(id, ["sh", "-c", "echo second line >> /tmp/log"]);
  await expect.poll(() => workbench.terminalText()).toContain("second line");

  await engine.api.request("POST", `/containers/${id}/stop`);
  await expect.poll(() => workbench.terminalText()).toContain("The container has stopped.");
  await workbench.runCommand("Terminal: Kill All Terminals");
});

test("opens one log per container, however often it is asked", async ({ explorer, workbench, containers }) => {
  await containers.run("twice-1", { Cmd: ["sh", "-c", "echo here; sleep 3600"] });
  await explorer.chooseInContextMenu("twice-1", "Follow Logs");
  await expect.poll(() => workbench.terminalText()).toContain("here");
  await workbench.hidePanel();

  await explorer.chooseInContextMenu("twice-1", "Follow Logs");

  await expect(workbench.page.locator(".part.panel .terminal-wrapper.active")).toBeVisible();
  await expect(workbench.page.locator(".part.panel .terminal-wrapper")).toHaveCount(1);
  await workbench.runCommand("Terminal: Kill All Terminals");
});

test("opens a shell that answers, knows the terminal's size, and tells how it ended", async ({
  explorer,
  workbench,
  containers,
}) => {
  await containers.run("shell-1", { Cmd: untilStopped, Hostname: "inside" });

  await explorer.chooseInContextMenu("shell-1", "Open Shell");
  await expect.poll(() => workbench.terminalText()).toContain("#");
  await workbench.typeInTerminal("echo in $((40 + 2)) $(hostname)\n");
  await expect.poll(() => workbench.terminalText()).toContain("in 42 inside");

  const columns = async (): Promise<number> => {
    await workbench.typeInTerminal("clear; stty size\n");
    await expect.poll(() => workbench.terminalText()).toMatch(/^\d+ \d+$/m);
    return Number(/^\d+ (\d+)$/m.exec(await workbench.terminalText())?.[1]);
  };
  const wide = await columns();
  await workbench.page.setViewportSize({ width: 900, height: 800 });
  await expect.poll(columns).toBeLessThan(wide - 20);
  await workbench.page.setViewportSize({ width: 1280, height: 800 });

  await workbench.typeInTerminal("exit 7\n");
  await expect(workbench.notification("exit code: 7")).toBeVisible();
  await workbench.runCommand("Terminal: Kill All Terminals");
});
