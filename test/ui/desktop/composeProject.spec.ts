import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ensureDebianPackages } from "../../parts/debian.mjs";
import { buildDesktopImage } from "../../parts/desktopImage/build.mjs";
import type { DockerEngine } from "../../parts/dockerEngine.mjs";
import { expect, test } from "../fixtures";
import { logOf, removeDesktop } from "./quickDesktop";

const name = "project-desk";
const storage = "project-storage";
const question = "Stop and remove the containers and networks of compose.yml";

test.describe.configure({ mode: "serial", timeout: 150_000 });

test.beforeAll(async () => {
  await ensureDebianPackages(["docker-compose"]);
});

test.afterAll(async ({ engine, server }) => {
  await removeDesktop(engine, name).catch(() => undefined);
  await engine.api.request("DELETE", `/volumes/${storage}`).catch(() => undefined);
  await rm(join(server.workspace, "compose.yml"), { force: true });
});

/** Compose gives what it stops ten seconds, and this Windows takes more. */
function composeFile(image: string, version = "11", more: Readonly<Record<string, string>> = {}): string {
  return JSON.stringify({
    services: {
      desk: {
        ...{ image, container_name: name, volumes: [`${storage}:/storage`] },
        environment: {
          ...{ DEMO_INSTALL_SECONDS: "0", DEMO_SETUP_SECONDS: "0", DEMO_STARTED_SECONDS: "0" },
          ...{ DEMO_SHUTDOWN_SECONDS: "13", VERSION: version, ...more },
        },
      },
    },
    volumes: { [storage]: { name: storage } },
  });
}

async function filesInStorage(engine: DockerEngine): Promise<string> {
  const image = await buildDesktopImage(engine.socketPath);
  await engine.api.runContainer("looker", {
    ...{ Image: image, Entrypoint: ["sleep", "60"] },
    HostConfig: { Mounts: [{ Type: "volume", Source: storage, Target: "/storage" }] },
  });
  const { output } = await engine.api.runInContainer("looker", ["ls", "/storage"]);
  await removeDesktop(engine, "looker");
  return output;
}

test("Compose Down says what it means for a desktop of the project, and does nothing when it is cancelled", async ({
  workbench,
  engine,
  server,
  explorer,
}, info) => {
  await explorer.row("Images").waitFor();
  const image = await buildDesktopImage(engine.socketPath);
  await writeFile(join(server.workspace, "compose.yml"), composeFile(image));
  await workbench.runCommand("Windows Containers: Compose Up");
  await expect.poll(() => logOf(engine, name).catch(() => ""), { timeout: 60_000 }).toContain("starting Boot0004");

  await workbench.runCommand("Windows Containers: Compose Down…");
  const dialog = workbench.dialog(question);
  await expect(dialog).toContainText(`${name} is a Windows desktop: it is shut down in order first`, {
    timeout: 30_000,
  });
  await expect(dialog).toContainText(`${name} was not shut down in order yet`);
  await workbench.screenshot(info.outputPath("composeDown.png"));
  await workbench.pressInDialog(question, "Cancel");
  const { State } = (await engine.api.request("GET", `/containers/${name}/json`)) as { State: { Status: string } };
  expect(State.Status).toBe("running");
});

test("Compose Down gives its Windows the time that it takes, so that the disk is kept", async ({
  workbench,
  engine,
}) => {
  await workbench.runCommand("Windows Containers: Compose Down…");
  await workbench.pressInDialog(question, "Stop and Remove");
  await expect(workbench.notification(`Shutting down ${name}`)).toBeVisible();
  await expect
    .poll(async () => engine.api.request("GET", "/containers/json?all=1") as Promise<unknown[]>, { timeout: 60_000 })
    .toEqual([]);
  expect(await filesInStorage(engine)).toContain("windows.boot");

  await workbench.runCommand("Windows Containers: Compose Up");
  await expect.poll(() => logOf(engine, name).catch(() => ""), { timeout: 60_000 }).toContain("starting Boot0004");
  expect(await logOf(engine, name)).not.toContain("Downloading");
});

test("Compose Restart shuts its Windows down in order as well", async ({ workbench, engine }) => {
  await workbench.runCommand("Windows Containers: Compose Restart");
  const restart = "Restart the containers of compose.yml";
  await expect(workbench.dialog(restart)).toContainText("it is shut down in order first", { timeout: 30_000 });
  await workbench.pressInDialog(restart, "Restart");
  const starts = async (): Promise<number> => (await logOf(engine, name)).split("starting Boot0004").length - 1;
  await expect.poll(starts, { timeout: 60_000 }).toBe(2);
  expect(await logOf(engine, name)).toContain("Shutdown completed!");
});

/** How often Windows was started from its disk. */
async function starts(engine: DockerEngine): Promise<number> {
  return (await logOf(engine, name)).split("starting Boot0004").length - 1;
}

async function stateOf(engine: DockerEngine): Promise<{ readonly Id: string; readonly Status: string }> {
  const { Id, State } = (await engine.api.request("GET", `/containers/${name}/json`)) as {
    Id: string;
    State: { Status: string };
  };
  return { Id, Status: State.Status };
}

/** As if it had never been shut down in order. */
async function unmark(engine: DockerEngine): Promise<void> {
  await expect(async () => {
    await engine.api.runInContainer(name, ["rm", "-f", "/storage/windows.boot"]);
    const { output } = await engine.api.runInContainer(name, ["ls", "/storage"]);
    expect(output).toMatch(/data\.img(?![^]*windows\.boot)/);
  }).toPass({ timeout: 30_000 });
}

test("Compose Up starts no desktop unasked whose start would delete its disk", async ({ workbench, engine }, info) => {
  await unmark(engine);
  await engine.api.request("POST", `/containers/${name}/kill`);
  const before = await starts(engine);

  await workbench.runCommand("Windows Containers: Compose Up");
  const question = `Starting ${name} would delete its disk`;
  await expect(workbench.dialog(question)).toBeVisible({ timeout: 30_000 });
  await workbench.screenshot(info.outputPath("composeUp.png"));
  await workbench.pressInDialog(question, "Cancel");
  expect((await stateOf(engine)).Status).toBe("exited");

  await workbench.runCommand("Windows Containers: Compose Up");
  await workbench.pressInDialog(question, "Keep This Windows");
  await expect.poll(() => starts(engine), { timeout: 60_000 }).toBe(before + 1);
  expect(await logOf(engine, name)).not.toContain("Downloading");
});

test("Compose Up lets a paused desktop go on", async ({ workbench, engine }) => {
  await engine.api.request("POST", `/containers/${name}/pause`);

  await workbench.runCommand("Windows Containers: Compose Up");

  await expect.poll(async () => (await stateOf(engine)).Status, { timeout: 60_000 }).toBe("running");
});

test("Compose Up asks before it makes a desktop anew that was never shut down in order", async ({
  workbench,
  engine,
  server,
}) => {
  const image = await buildDesktopImage(engine.socketPath);
  const before = await stateOf(engine);
  await unmark(engine);
  await writeFile(join(server.workspace, "compose.yml"), composeFile(image, "11", { RAM_SIZE: "3G" }));

  await workbench.runCommand("Windows Containers: Compose Up");
  const anew = "Compose makes containers of compose.yml anew";
  await expect(workbench.dialog(anew)).toContainText(`${name} was not shut down in order yet`, { timeout: 30_000 });
  await workbench.pressInDialog(anew, "Cancel");
  expect(await stateOf(engine)).toEqual(before);

  await workbench.runCommand("Windows Containers: Compose Up");
  await workbench.pressInDialog(anew, "Make Anew");
  await expect(workbench.notification(`Shutting down ${name}`)).toBeVisible();
  await expect
    .poll(async () => (await stateOf(engine).catch(() => before)).Id, { timeout: 60_000 })
    .not.toBe(before.Id);
  await expect.poll(() => logOf(engine, name).catch(() => ""), { timeout: 60_000 }).toContain("starting Boot0004");
  expect(await logOf(engine, name)).not.toContain("Downloading");
});

test("Compose Up makes no desktop unasked on a storage whose Windows it would delete", async ({
  workbench,
  engine,
}) => {
  await unmark(engine);
  await engine.api.request("POST", `/containers/${name}/kill`);
  await workbench.runCommand("Windows Containers: Compose Down…");
  await workbench.pressInDialog(question, "Stop and Remove");
  await expect
    .poll(async () => engine.api.request("GET", "/containers/json?all=1") as Promise<unknown[]>, { timeout: 60_000 })
    .toEqual([]);

  await workbench.runCommand("Windows Containers: Compose Up");
  const present = `The storage ${storage} has a Windows in it`;
  await expect(workbench.dialog(present)).toBeVisible({ timeout: 30_000 });
  await workbench.pressInDialog(present, "Keep This Windows");

  await expect.poll(() => logOf(engine, name).catch(() => ""), { timeout: 60_000 }).toContain("starting Boot0004");
  expect(await logOf(engine, name)).not.toContain("Downloading");
});

test("Compose Up does not put another Windows in the place of a desktop's, for which its disk would go", async ({
  workbench,
  engine,
  server,
}) => {
  const image = await buildDesktopImage(engine.socketPath);
  const idOf = async (): Promise<string> =>
    ((await engine.api.request("GET", `/containers/${name}/json`)) as { Id: string }).Id;
  const before = await idOf();
  await writeFile(join(server.workspace, "compose.yml"), composeFile(image, "10"));

  await workbench.runCommand("Windows Containers: Compose Up");

  const refusal = workbench.notification("VERSION of a desktop cannot be changed: “11” would become “10”");
  await expect(refusal.getByRole("button", { name: "Open compose.yml" })).toBeVisible({ timeout: 30_000 });
  expect(await idOf()).toBe(before);
  await workbench.clearNotifications();
});
