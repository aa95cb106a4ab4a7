import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ensureDebianPackages } from "../parts/debian.mjs";
import { dockerApi } from "../parts/dockerApi.mjs";
import { usualBehaviour } from "../parts/dockerDesktop/desktopBackend.mjs";
import { busyboxRoot, commandPromptImage } from "../parts/dockerImages.mjs";
import { expect, untilStopped } from "./fixtures";
import { test } from "./modeFixtures";

test.describe.configure({ mode: "serial", timeout: 120_000 });

interface Inspected {
  readonly State: { readonly Running: boolean };
  readonly HostConfig: { readonly Isolation: string };
}

test("takes compose and builds for Windows to its engine, and runs what Windows refuses as a process", async ({
  desktopWorkbench: workbench,
  desktopServer: { workspace },
  dockerDesktop,
  registry,
}) => {
  const explorer = workbench.tree("Engines");
  const windows = dockerApi(dockerDesktop.windowsHost.replace("unix://", ""));
  const isolated = async (name: string): Promise<readonly [boolean, string] | "absent"> => {
    // One that is made anew is away for a moment.
    const found: unknown = await windows.request("GET", `/containers/${name}/json`).catch(() => undefined);
    const { State, HostConfig } = (found ?? {}) as Partial<Inspected>;
    return State && HostConfig ? [State.Running, HostConfig.Isolation] : "absent";
  };
  await ensureDebianPackages(["docker-compose"]);
  await registry.push({
    name: "team/web",
    tag: "ltsc2019",
    layers: [await busyboxRoot()],
    platform: { os: "windows", architecture: "amd64", osVersion: "10.0.17763.6532" },
    config: { Cmd: untilStopped, Env: ["PATH=/bin"] },
  });
  const image = `${registry.host}/team/web:ltsc2019`;
  const service = { image, isolation: "process", network_mode: "none", container_name: "web-1" };
  await writeFile(join(workspace, "compose.yaml"), JSON.stringify({ version: "2.4", services: { web: service } }));
  await writeFile(join(workspace, "Dockerfile"), `FROM ${image}\nRUN true\n`);
  await dockerDesktop.control({ ...usualBehaviour, downMs: 300 });
  await dockerDesktop.switchTo("linux");
  await expect(workbench.statusBarItem("Linux Containers")).toBeVisible({ timeout: 30_000 });

  await test.step("compose goes there without a question while both are up, and says why it failed", async () => {
    await workbench.runCommand("Windows Containers: Compose Up");
    const failed = workbench.notification("“docker compose up” for compose.yaml failed");
    await expect(failed).toContainText("cannot run with process isolation", { timeout: 60_000 });
    await workbench.screenshot("test-results/compose-failed.png");
    await failed.getByRole("button", { name: "Run Again With Hyper-V Isolation" }).click();
    await expect.poll(() => isolated("web-1"), { timeout: 30_000 }).toEqual([true, "hyperv"]);
  });

  await test.step("an existing container is replaced by one that runs", async () => {
    const HostConfig = { Isolation: "process", NetworkMode: "none" };
    await windows.request("POST", "/containers/create?name=report-1", { json: { Image: image, HostConfig } });
    await explorer.chooseInContextMenu("report-1", "Start");
    await workbench.page.getByRole("button", { name: "Run Again With Hyper-V Isolation…" }).click();
    await workbench.screenshot("test-results/isolate-question.png");
    await workbench.pressInDialog("Run report-1 as another container", "Replace It");
    await expect.poll(() => isolated("report-1"), { timeout: 30_000 }).toEqual([true, "hyperv"]);
  });

  await test.step("and so does a build", async () => {
    await workbench.runCommand("Windows Containers: Build Image…");
    await workbench.choose("Build Dockerfile on desktop-windows", "Build");
    await expect(workbench.notification(/Built .+ on desktop-windows/)).toBeVisible({ timeout: 60_000 });
  });

  await Promise.all(
    ["web-1", "report-1"].map(async (name) => {
      await windows.request("DELETE", `/containers/${name}?force=true`);
    }),
  );
});

test("runs in cmd.exe what was to run in a shell that the image lacks", async ({
  desktopWorkbench: workbench,
  dockerDesktop,
}) => {
  const explorer = workbench.tree("Engines");
  const windows = dockerApi(dockerDesktop.windowsHost.replace("unix://", ""));
  await commandPromptImage(dockerDesktop.engines.windows.api, "nano:latest");
  const form = "Run nano:latest";
  await explorer.chooseInContextMenu("desktop-windows", "Run…");
  await workbench.choose("Run which image?", "nano:latest");
  await workbench.choose(form, "Name");
  await workbench.answer("Name", "lister");
  await workbench.choose(form, "Command");
  await workbench.answer("Command", 'powershell -NoLogo -Command "echo hello; sleep 600"');
  await workbench.choose(form, "Run");

  await workbench.pressInNotification("The program to run is not in the image", "Run Again With cmd.exe");

  await expect(explorer.row("lister")).toContainText("running", { timeout: 20_000 });
  const made = (await windows.request("GET", "/containers/lister/json")) as { Config: { Cmd: readonly string[] } };
  expect(made.Config.Cmd).toEqual(["cmd.exe", "/S", "/C", "echo hello; sleep 600"]);

  // An existing container keeps its command, so another one takes its place.
  const json = { Image: "nano:latest", Cmd: ["powershell", "-Command", "sleep 600"] };
  await windows.request("POST", "/containers/create?name=waiter", { json });
  await explorer.chooseInContextMenu("waiter", "Start");
  await workbench.pressInNotification("The program to run is not in the image", "Run Again With cmd.exe…");
  await workbench.pressInDialog("Run waiter as another container, with its command in cmd.exe?", "Replace It");
  await expect(explorer.row("waiter")).toContainText("running", { timeout: 20_000 });
  await windows.request("DELETE", "/containers/waiter?force=true");
  await windows.request("DELETE", "/containers/lister?force=true");
});
