import { startDockerDesktop, type DockerDesktopDouble } from "../parts/dockerDesktop/dockerDesktop.mjs";
import type { VscodeServer } from "../parts/vscodeServer.mjs";
import type { Workbench } from "../parts/workbench.mjs";
import { test as base } from "./fixtures";
import { openWorkbench, startPackaged } from "./openWorkbench";

interface ModeParts {
  /** Its Linux side is the tests' engine. */
  readonly dockerDesktop: DockerDesktopDouble;
  readonly desktopServer: VscodeServer;
  /** On the machine with that Docker Desktop. */
  readonly desktopWorkbench: Workbench;
}

/** Tests on a machine with Docker Desktop for Windows, doubled. */
export const test = base.extend<object, ModeParts>({
  dockerDesktop: [
    async ({ engine }, use) => {
      const dockerDesktop = await startDockerDesktop({ engines: { linux: engine }, network: "bridge" });
      await use(dockerDesktop);
      await dockerDesktop.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  desktopServer: [
    async ({ dockerDesktop }, use) => {
      const server = await startPackaged(dockerDesktop.dockerConfigDir, {
        "windowsContainers.dockerDesktop.dockerCliPath": dockerDesktop.dockerCliPath,
        "windowsContainers.dockerDesktop.activeEngine": dockerDesktop.activeHost,
      });
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
