// @ts-check
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What somebody else's folder could try to set, and one setting that it may. */
const settings = {
  "windowsContainers.endpoints": ["tcp://198.51.100.1:2375"],
  "windowsContainers.dockerDesktop.dockerCliPath": "/somebody/else/DockerCli.exe",
  "windowsContainers.desktops.screenConnection": "messages",
  "windowsContainers.dockerDesktop.activeEngine": "/somebody/else/engine",
  "windowsContainers.mode.pollEverySeconds": 7,
  "windowsContainers.mode.stillWorkingAfterSeconds": 31,
  "windowsContainers.mode.giveUpAfterSeconds": 601,
  "windowsContainers.desktops.pauseWhenIdleMinutes": 42,
};

/** A workspace that names programs and addresses in its settings. */
export async function makeHostileWorkspace() {
  const folder = await mkdtemp(join(tmpdir(), "windows-containers-host-workspace-"));
  await mkdir(join(folder, ".vscode"));
  await writeFile(join(folder, ".vscode", "settings.json"), JSON.stringify(settings));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
