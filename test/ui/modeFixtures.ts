import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startDockerDesktop, type DockerDesktopDouble } from "../parts/dockerDesktop/dockerDesktop.mjs";
import { packExtension } from "../parts/packedExtension.mjs";
import type { VscodeServer } from "../parts/vscodeServer.mjs";
import type { Workbench } from "../parts/workbench.mjs";
import { test as base } from "./fixtures";
import { openWorkbench, startPackaged } from "./openWorkbench";

interface ModeParts {
  /** The folder of somebody else's extension that is installed as well; empty: none is. */
  readonly otherExtension: string;
  /** Of VS Code's own; empty: the themes alone. */
  readonly builtinExtensions: readonly string[];
  /** Its Linux side is the tests' engine. */
  readonly dockerDesktop: DockerDesktopDouble;
  readonly desktopServer: VscodeServer;
  /** On the machine with that Docker Desktop. */
  readonly desktopWorkbench: Workbench;
}

const switching = { type: "windowsContainers.switchMode", mode: "windows", label: "to windows" };

/** A task in the workspace that needs Windows containers. */
export const jobOnWindows = {
  ...{ type: "shell", label: "windows job", command: "echo goes on in $((40 + 2))", problemMatcher: [] },
  dependsOn: switching.label,
};

/** VS Code reads them when it opens the workspace. */
async function writeTasks(workspace: string): Promise<void> {
  await mkdir(join(workspace, ".vscode"));
  const tasks = { version: "2.0.0", tasks: [switching, jobOnWindows] };
  await writeFile(join(workspace, ".vscode", "tasks.json"), JSON.stringify(tasks));
}

/** Tests on a machine with Docker Desktop for Windows, doubled. */
export const test = base.extend<object, ModeParts>({
  otherExtension: ["", { scope: "worker", option: true }],
  builtinExtensions: [[], { scope: "worker", option: true }],

  dockerDesktop: [
    async ({ engine }, use) => {
      const dockerDesktop = await startDockerDesktop({ engines: { linux: engine }, network: "bridge" });
      await use(dockerDesktop);
      await dockerDesktop.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  desktopServer: [
    async ({ dockerDesktop, otherExtension, builtinExtensions }, use) => {
      const other = otherExtension === "" ? undefined : await packExtension(otherExtension);
      const settings = {
        "windowsContainers.dockerDesktop.dockerCliPath": dockerDesktop.dockerCliPath,
        "windowsContainers.dockerDesktop.activeEngine": dockerDesktop.activeHost,
      };
      const server = await startPackaged(dockerDesktop.dockerConfigDir, settings, dockerDesktop.environment, {
        vsix: other ? [other.vsix] : [],
        ...(builtinExtensions.length > 0 && { builtinExtensions }),
      });
      await other?.remove();
      await writeTasks(server.workspace);
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  desktopWorkbench: [
    async ({ desktopServer }, use) => {
      const { workbench, close } = await openWorkbench(desktopServer);
      await workbench.openViewContainer("Windows Containers");
      await use(workbench);
      await close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});
