import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "../fixtures";
import { startPackaged } from "../openWorkbench";
import { removeDesktop, runQuickDesktop } from "./quickDesktop";

const name = "ways-desk";

/** A folder at the front of the PATH, with an `ssh` that writes down what it was started with. */
const test = base.extend<object, { readonly programs: string }>({
  programs: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), "ways-in-"));
      await writeFile(join(folder, "ssh"), `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/said'\nsleep 600\n`);
      await chmod(join(folder, "ssh"), 0o755);
      await use(folder);
      await rm(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  server: [
    async ({ contexts, programs }, use) => {
      const path = `${programs}:${process.env.PATH ?? ""}`;
      const server = await startPackaged(contexts.folder, {}, { PATH: path });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
});

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.afterAll(async ({ engine }) => removeDesktop(engine, name));

test("a port of Windows itself is forwarded, with what Windows says there", async ({ workbench, engine }) => {
  await runQuickDesktop(engine, name, { DEMO_RDP: "Y", DEMO_SSH: "Y", USERNAME: "Jo" });
  await workbench.openViewContainer("Windows Containers");
  await workbench.tree("Desktops").chooseInContextMenu(name, "Forward Port…");
  await workbench.choose("Which port of Windows?", "22");

  const forward = workbench.tree("Desktops").row(/^127\.0\.0\.1:/);
  await expect(forward).toContainText("→ 22");
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(await forward.innerText())?.[1]);
  expect(await greetingAt(port)).toContain("SSH-2.0-OpenSSH_for_Windows");
  await forward.hover();
  await expect(forward.getByRole("button")).toHaveCount(1);
});

test("a PowerShell goes over the OpenSSH of Windows, as the desktop's own user, and wakes it", async ({
  workbench,
  engine,
  programs,
}) => {
  await engine.api.request("POST", `/containers/${name}/pause`);
  await expect(workbench.tree("Desktops").row(name)).toContainText("paused");
  await workbench.runCommand("Windows Containers (Desktop): Open PowerShell");

  const said = async (): Promise<readonly string[]> =>
    (await readFile(join(programs, "said"), "utf8").catch(() => "")).trimEnd().split("\n");
  await expect
    .poll(said, { timeout: 30_000 })
    .toEqual([
      ...["-p", expect.stringMatching(/^\d+$/)],
      ...["-o", expect.stringMatching(/^HostKeyAlias=windows-desktop-[0-9a-f]{12}$/)],
      ...["-o", "StrictHostKeyChecking=accept-new", "-l", "Jo", "127.0.0.1", "-t", "powershell"],
    ]);
  const port = Number((await said())[1]);
  expect(await greetingAt(port)).toContain("SSH-2.0-OpenSSH_for_Windows");
  await workbench.runCommand("Terminal: Kill All Terminals");
});

test("Remote-SSH is offered where it is missing", async ({ workbench }) => {
  await workbench.tree("Desktops").chooseInContextMenu(name, "Open by Remote-SSH");

  await expect(workbench.notification(/needs the extension Remote - SSH/)).toBeVisible();
  await workbench.clearNotifications();
});

test("a window on another machine saves a file for Remote Desktop, once Windows answers for it", async ({
  workbench,
}) => {
  await workbench.tree("Desktops").chooseInContextMenu(name, "Open with Remote Desktop");
  await workbench.pressInNotification(/works on another machine/, "Save RDP File…");

  await expect(workbench.tree("Desktops").row(/^127\.0\.0\.1:\d+.*→ 3389/)).toBeVisible({ timeout: 30_000 });
  await expect(workbench.page.locator(".quick-input-widget")).toContainText("Save Remote Desktop File");
  await workbench.page.keyboard.press("Escape");
});

async function greetingAt(port: number): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const [greeting] = (await once(socket, "data", { signal: AbortSignal.timeout(10_000) })) as [Buffer];
  socket.destroy();
  return greeting.toString();
}
