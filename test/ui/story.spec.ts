import { dockerApi } from "../parts/dockerApi.mjs";
import { usualBehaviour } from "../parts/dockerDesktop/desktopBackend.mjs";
import { busyboxRoot } from "../parts/dockerImages.mjs";
import { run } from "../parts/program.mjs";
import { expect, untilStopped } from "./fixtures";
import { test } from "./modeFixtures";
import { takePicture } from "./pictures";

test.describe.configure({ mode: "serial", timeout: 180_000 });

const windows2019 = { os: "windows", architecture: "amd64", osVersion: "10.0.17763.6532" };

interface Inspected {
  readonly State: { readonly Running: boolean };
  readonly HostConfig: { readonly Isolation: string };
}

test("carries a Windows image from Linux mode to a running container", async ({
  desktopWorkbench: workbench,
  dockerDesktop,
  registry,
}) => {
  const explorer = workbench.tree("Engines");
  const take = async (picture: string): Promise<void> => {
    await workbench.page.mouse.move(900, 20);
    await takePicture(workbench, `story-${picture}`);
  };
  await registry.push({
    name: "team/report",
    tag: "ltsc2019",
    layers: [await busyboxRoot()],
    platform: windows2019,
    config: { Cmd: untilStopped, Env: ["PATH=/bin"] },
  });
  const name = `${registry.host}/team/report:ltsc2019`;
  await dockerDesktop.control({ ...usualBehaviour, downMs: 2_500 });
  await dockerDesktop.switchTo("windows");
  // Stops the engine that it leaves: only Linux containers can be run now.
  await run(dockerDesktop.dockerPath, ["desktop", "engine", "use", "linux"]);
  await expect(workbench.statusBarItem("Linux Containers")).toBeVisible({ timeout: 30_000 });
  await expect(explorer.row("desktop-windows")).toContainText("off in Linux mode", { timeout: 30_000 });
  await explorer.chooseInContextMenu("desktop-windows", "Show What Helps");
  const why = workbench.notification("Its Windows engine runs after a switch.");
  await expect(why.getByRole("button", { name: "Switch to Windows Containers" })).toBeVisible();
  await workbench.clearNotifications();

  await test.step("which is told before the pull fails", async () => {
    await explorer.chooseInContextMenu("desktop-linux", "Pull Image…");
    await workbench.answer("Pull Image to desktop-linux", name);
    await workbench.dialog("This image is for Windows. Switch and continue?").waitFor();
    await take("question");
    await workbench.pressInDialog("This image is for Windows", "Switch and Continue");
  });

  await test.step("and pulled after the switch, with what to expect of it", async () => {
    const pulled = workbench.notification(`Pulled ${name} to`);
    await expect(pulled).toContainText("Build 17763.6532 needs Hyper-V isolation", { timeout: 60_000 });
    await expect(workbench.statusBarItem("Windows Containers")).toBeVisible();
    await expect(workbench.notification(`Pulling ${name}`)).toBeHidden();
    await take("pulled");
    // What was just drawn may still move under the mouse.
    await expect(async () => {
      await workbench.pressInNotification(`Pulled ${name} to`, "Run…");
      await workbench.question(`Run ${name}`).waitFor({ timeout: 10_000 });
    }).toPass();
  });

  await test.step("refused as a process", async () => {
    const form = `Run ${name}`;
    await workbench.choose(form, "Name");
    await workbench.answer("Name", "report");
    await workbench.choose(form, "Isolation");
    await workbench.choose("Isolation", "process");
    await workbench.choose(form, "Run");
    const refused = workbench.notification("cannot run with process isolation");
    await expect(refused.getByRole("button", { name: "Run Again With Hyper-V Isolation" })).toBeVisible();
    // What was made is taken back.
    await expect(workbench.notification(`Running ${name}`)).toBeHidden();
    await expect(explorer.row("Containers").first()).not.toContainText("1");
    await take("refused");
  });

  await test.step("and runs with Hyper-V isolation", async () => {
    await workbench.page.getByRole("button", { name: "Run Again With Hyper-V Isolation" }).click();
    await expect(explorer.row("report")).toContainText("running", { timeout: 20_000 });
    const windows = dockerApi(dockerDesktop.windowsHost.replace("unix://", ""));
    const made = (await windows.request("GET", "/containers/report/json")) as Inspected;
    expect([made.State.Running, made.HostConfig.Isolation]).toEqual([true, "hyperv"]);
    await explorer.reveal("Images");
    await explorer.expand("Images");
    await explorer.expand(`${registry.host}/team/report`);
    await expect(explorer.row("ltsc2019")).toContainText("Hyper-V only");
    await workbench.clearNotifications();
    await take("running");
    await explorer.collapse("Images");
    await windows.request("DELETE", "/containers/report?force=true");
    await dockerDesktop.switchTo("linux");
  });
});
