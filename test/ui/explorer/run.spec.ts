import { expect, test } from "../fixtures";

interface Inspected {
  readonly Config: { readonly Cmd: readonly string[]; readonly Env: readonly string[] };
  readonly HostConfig: {
    readonly Memory: number;
    readonly PortBindings: Readonly<Record<string, unknown>>;
    readonly Mounts: readonly unknown[];
  };
  readonly State: { readonly Running: boolean };
}

test("runs an image with options from quick picks, showing the docker run line they amount to", async ({
  explorer,
  workbench,
  engine,
}) => {
  await explorer.expand("Images");
  await explorer.expand("busybox");
  await explorer.pressInlineAction("latest", "Run…");
  const edit = async (field: string, text: string): Promise<void> => {
    await workbench.choose("Run busybox:latest", field);
    await workbench.answer(field, text);
  };

  await edit("Name", "made-here");
  await edit("Command", "sleep 3600");
  await edit("Ports", "127.0.0.1:28113:80");
  await edit("Volumes", "made-data:/data:ro");
  await edit("Environment", 'LEVEL=debug GREETING="good day"');
  await edit("Memory", "64m");
  const line =
    "docker run --detach --name made-here --publish 127.0.0.1:28113:80 " +
    "--mount type=volume,source=made-data,target=/data,readonly --env LEVEL=debug --env 'GREETING=good day' " +
    "--memory 64m busybox:latest sleep 3600";
  await workbench.question("Run busybox:latest").waitFor();
  const shown = await workbench.quickInput
    .getByRole("option")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label") ?? ""));
  expect(
    shown
      .slice(
        0,
        shown.findIndex((label) => label.startsWith("Name")),
      )
      .join(" "),
  ).toBe(`Run, ${line}`);
  await workbench.choose("Run busybox:latest", "Run");

  await expect(explorer.row("made-here")).toContainText("running · 28113→80");
  const made = (await engine.api.request("GET", "/containers/made-here/json")) as Inspected;
  expect(made.State.Running).toBe(true);
  expect(made.Config.Cmd).toEqual(["sleep", "3600"]);
  expect(made.Config.Env).toEqual(expect.arrayContaining(["LEVEL=debug", "GREETING=good day"]));
  expect(made.HostConfig.Memory).toBe(64 * 1024 ** 2);
  expect(made.HostConfig.PortBindings).toEqual({ "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "28113" }] });
  expect(made.HostConfig.Mounts).toEqual([
    expect.objectContaining({ Type: "volume", Source: "made-data", Target: "/data", ReadOnly: true }),
  ]);
  await explorer.collapse("Images");
  await engine.api.request("DELETE", "/containers/made-here?force=true");
  await engine.api.request("DELETE", "/volumes/made-data");
});

test("refuses a wrong option beside its field and says which part is wrong", async ({ explorer, workbench }) => {
  await explorer.chooseInContextMenu("Containers", "Run…");
  await workbench.choose("Run which image?", "busybox:latest");
  await workbench.choose("Run busybox:latest", "Ports");
  const field = workbench.question("Ports").locator("input.input");

  await field.fill("8080:80, 99999:1");

  await expect(workbench.quickInput).toContainText("“99999:1” does not fit.");
  await field.press("Escape");
  await workbench.question("Run busybox:latest").waitFor();
  await workbench.page.keyboard.press("Escape");
  await expect(workbench.quickInput).toBeHidden();
});

test("says what a program ended with that fails at once, and where its words are", async ({
  explorer,
  workbench,
  engine,
}) => {
  await explorer.chooseInContextMenu("Containers", "Run…");
  await workbench.choose("Run which image?", "busybox:latest");
  await workbench.choose("Run busybox:latest", "Name");
  await workbench.answer("Name", "ends-here");
  await workbench.choose("Run busybox:latest", "Command");
  await workbench.answer("Command", 'sh -c "echo no luck; exit 7"');
  await workbench.choose("Run busybox:latest", "Run");

  await workbench.pressInNotification("ends-here has ended with exit code 7.", "Open Logs");
  await expect.poll(() => workbench.terminalText()).toContain("no luck");
  await workbench.runCommand("Terminal: Kill All Terminals");
  await engine.api.request("DELETE", "/containers/ends-here?force=true");
});

test("leaves no container behind that could not be started, and runs it on a free port", async ({
  explorer,
  workbench,
  containers,
  engine,
}) => {
  await containers.run("holder-1", {
    ExposedPorts: { "80/tcp": {} },
    HostConfig: { PortBindings: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "28114" }] } },
  });
  await explorer.chooseInContextMenu("Containers", "Run…");
  await workbench.choose("Run which image?", "busybox:latest");
  await workbench.choose("Run busybox:latest", "Ports");
  await workbench.answer("Ports", "127.0.0.1:28114:80");
  await workbench.choose("Run busybox:latest", "Name");
  await workbench.answer("Name", "halfway");
  await workbench.choose("Run busybox:latest", "Command");
  await workbench.answer("Command", "sleep 3600");
  await workbench.choose("Run busybox:latest", "Run");

  await expect(workbench.notification("Port 28114 is in use by the container holder-1.")).toBeVisible();
  await expect(engine.api.request("GET", "/containers/halfway/json")).rejects.toThrow("404");

  await workbench.pressInNotification("Port 28114 is in use by the container holder-1.", "Run Again on a Free Port");
  await expect(explorer.row("halfway")).toContainText(/running · \d+→80/);
  await expect(explorer.row("halfway")).not.toContainText("28114");
  await engine.api.request("DELETE", "/containers/halfway?force=true");
});
