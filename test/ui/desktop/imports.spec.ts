import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildDesktopImage } from "../../parts/desktopImage/build.mjs";
import type { DockerEngine } from "../../parts/dockerEngine.mjs";
import type { Workbench } from "../../parts/workbench.mjs";
import { expect, test } from "../fixtures";
import { closeTab, logOf, removeDesktop } from "./quickDesktop";

const [ofCompose, ofLine, original, ofDisk] = ["of-compose", "of-line", "with-a-disk", "of-a-disk"] as const;
const ofSettings = "of-settings";
const quick = ["INSTALL", "SETUP", "STARTED", "SHUTDOWN"].map((step) => `DEMO_${step}_SECONDS=0`);

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.afterAll(async ({ engine }) => {
  await Promise.allSettled([ofCompose, ofLine, ofSettings, original, ofDisk].map((one) => removeDesktop(engine, one)));
});

interface Made {
  readonly Config: { readonly Env: readonly string[] };
  readonly HostConfig: {
    readonly AutoRemove: boolean;
    readonly RestartPolicy: { readonly Name: string };
    readonly Sysctls?: Readonly<Record<string, string>>;
  };
  readonly Mounts: readonly { readonly Name?: string; readonly Source: string; readonly Destination: string }[];
}

async function made(engine: DockerEngine, name: string): Promise<Made> {
  return (await engine.api.request("GET", `/containers/${name}/json`)) as Made;
}

async function importFile(workbench: Workbench, file: string): Promise<void> {
  await workbench.runCommand("Windows Containers: Import Desktop…");
  await workbench.answerPath("Compose file, Kubernetes manifest", file);
}

/** Makes the desktop of the form as it was read. */
async function createAsRead(workbench: Workbench, name: string): Promise<void> {
  const form = await workbench.webview("New Windows Desktop");
  await expect(form.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(name, { timeout: 20_000 });
  await form.getByRole("button", { name: "Create Desktop" }).click();
  await workbench.editorTab(name).waitFor({ timeout: 60_000 });
}

test("a desktop is made of a Compose file as that describes it", async ({ workbench, engine, server, explorer }) => {
  const image = await buildDesktopImage(engine.socketPath);
  await explorer.row("Images").waitFor();
  const file = join(server.workspace, "compose.yml");
  const lines = [
    ...["services:", "  desk:", `    image: ${image}`, `    container_name: ${ofCompose}`, "    environment:"],
    ...['      VERSION: "10"', '      RAM_SIZE: "3G"', ...quick.map((one) => `      ${one.replace("=", ': "')}"`)],
    ...["    devices: [/dev/kvm, /dev/net/tun]", "    cap_add: [NET_ADMIN]", "    stop_grace_period: 2m"],
    ...["    volumes:", "      - ./disk-of-compose:/storage", "      - ./shared:/shared"],
  ];
  await Promise.all(["disk-of-compose", "shared"].map((folder) => mkdir(join(server.workspace, folder))));
  await writeFile(file, lines.join("\n"));

  await importFile(workbench, file);
  await workbench.screenshot("test-results/importDesktop.png");
  await createAsRead(workbench, ofCompose);
  const { Config, Mounts } = await made(engine, ofCompose);
  expect(Config.Env).toEqual(expect.arrayContaining(["VERSION=10", "RAM_SIZE=3G"]));
  const sources = Object.fromEntries(Mounts.map(({ Destination, Source }) => [Destination, Source]));
  expect(sources["/storage"]).toBe(join(server.workspace, "disk-of-compose"));
  expect(sources["/shared"]).toBe(join(server.workspace, "shared"));
  await closeTab(workbench, ofCompose);
});

test("a desktop is made of a docker run line, and is not removed when it stops", async ({
  workbench,
  engine,
  server,
}) => {
  const image = await buildDesktopImage(engine.socketPath);
  const file = join(server.workspace, "run.sh");
  const words = [
    ...["docker run --rm -it --name", ofLine, "-e VERSION=2022", ...quick.map((one) => `-e ${one}`)],
    ...["--device=/dev/kvm --device=/dev/net/tun --cap-add NET_ADMIN", `-v ${ofLine}-disk:/storage`],
    ...["--stop-timeout 120", image],
  ];
  await writeFile(file, `${words.join(" ")}\n`);

  await importFile(workbench, file);
  await createAsRead(workbench, ofLine);
  const { Config, HostConfig, Mounts } = await made(engine, ofLine);
  expect(Config.Env).toContain("VERSION=2022");
  expect([HostConfig.AutoRemove, HostConfig.RestartPolicy.Name]).toEqual([false, "no"]);
  expect(Mounts.map(({ Name, Destination }) => [Destination, Name])).toContainEqual(["/storage", `${ofLine}-disk`]);
  await closeTab(workbench, ofLine);
});

test("a desktop is made of a development container's settings, with the kernel parameters that they ask for", async ({
  workbench,
  engine,
  server,
}) => {
  const settings = {
    name: ofSettings,
    image: await buildDesktopImage(engine.socketPath),
    runArgs: ["--device=/dev/kvm", "--cap-add=NET_ADMIN", "--sysctl", "net.ipv4.ip_forward=1"],
    containerEnv: Object.fromEntries([...quick, "VERSION=2019"].map((one) => one.split("=", 2))) as object,
    mounts: ["type=bind,source=${localWorkspaceFolder}/shared,target=/shared"],
  };
  const file = join(server.workspace, ".devcontainer", "devcontainer.json");
  await mkdir(join(server.workspace, ".devcontainer"));
  await writeFile(file, `// Made by hand.\n${JSON.stringify(settings)}\n`);

  await importFile(workbench, file);
  await createAsRead(workbench, ofSettings);
  const { Config, HostConfig, Mounts } = await made(engine, ofSettings);
  expect(Config.Env).toContain("VERSION=2019");
  expect(HostConfig.Sysctls).toEqual({ "net.ipv4.ip_forward": "1" });
  expect(Mounts).toContainEqual(
    expect.objectContaining({ Source: join(server.workspace, "shared"), Destination: "/shared" }),
  );
  await closeTab(workbench, ofSettings);
});

test("a desktop is made of a disk's file, and its Windows is not installed again", async ({
  workbench,
  engine,
  server,
}) => {
  const image = await buildDesktopImage(engine.socketPath);
  await engine.api.runContainer(original, { Image: image, Env: quick });
  await expect.poll(() => logOf(engine, original), { timeout: 60_000 }).toContain("starting Boot0004");
  const pack = "qemu-img convert -U -f raw -O qcow2 /storage/data.img /tmp/disk.qcow2 && base64 -w 0 /tmp/disk.qcow2";
  const { output } = await engine.api.runInContainer(original, ["bash", "-c", pack]);
  const file = join(server.workspace, "disk.qcow2");
  await writeFile(file, Buffer.from(output.trim(), "base64"));
  // The importing names the usual image, which no registry of this machine has.
  await engine.api.request("POST", `/images/${encodeURIComponent(image)}/tag?repo=dockurr/windows&tag=6.05`);

  await workbench.runCommand("Windows Containers (Desktop): Import Disk…");
  await workbench.answerPath("Disk with an Installed Windows", file);
  await workbench.answer("Name of the desktop", ofDisk);
  await workbench.choose("Which Windows is in it?", "Windows 11 Pro");
  await workbench.choose("What was it the disk of?", "A desktop like those here");
  const slow = workbench.dialog("Without it, Windows runs about ten times slower.");
  await expect(slow.or(workbench.editorTab(ofDisk))).toBeVisible({ timeout: 60_000 });
  if (await slow.isVisible()) {
    await workbench.pressInDialog("ten times slower", "Import without Acceleration");
  }

  await workbench.editorTab(ofDisk).waitFor({ timeout: 60_000 });
  await expect.poll(() => logOf(engine, ofDisk), { timeout: 60_000 }).toMatch(/Hard Disk|Boot0004/);
  expect(await logOf(engine, ofDisk)).not.toMatch(/Downloading|DVD/);
});
