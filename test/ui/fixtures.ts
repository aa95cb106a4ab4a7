import { test as base } from "@playwright/test";
import { startDockerEngine, type DockerEngine } from "../parts/dockerEngine.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { startRegistry } from "../parts/registry.mjs";
import type { VscodeServer } from "../parts/vscodeServer.mjs";
import type { Workbench } from "../parts/workbench.mjs";
import type { WorkbenchTree } from "../parts/workbenchTree.mjs";
import { DockerContexts } from "./dockerContexts";
import { openWorkbench, startPackaged } from "./openWorkbench";

/** The name of the tests' engine in the tree: that of its docker context. */
export const engineName = "lab";

type Registry = Awaited<ReturnType<typeof startRegistry>>;

interface WorkerParts {
  /** A real Docker Engine with a network bridge and the image `busybox:latest`. */
  readonly engine: DockerEngine;
  /** A registry on loopback, which `engine` takes as it is. */
  readonly registry: Registry;
  readonly contexts: DockerContexts;
  /** A VS Code server with the packaged extension, which finds `engine` by its docker context. */
  readonly server: VscodeServer;
  readonly workbench: Workbench;
}

interface TestParts {
  /** The tree of engines, with the view in front. */
  readonly explorer: WorkbenchTree;
  readonly containers: Containers;
}

/** Containers of one test, which are removed when it is over. */
export interface Containers {
  /** Creates and starts one of `busybox:latest`, as `docker run -d` does, and waits until the tree shows it. */
  run(name: string, options?: Readonly<Record<string, unknown>>): Promise<string>;
  /** As `docker create`. */
  create(name: string, options?: Readonly<Record<string, unknown>>): Promise<string>;
  state(name: string): Promise<string | undefined>;
}

/** Ends at once when it is stopped, which `sleep` as the first process does not. */
export const untilStopped = ["sh", "-c", "trap 'exit 0' TERM; sleep 3600 & wait"];

/** As `docker run --publish 127.0.0.1:PORT:80`. */
export function publishing(hostPort: number): Readonly<Record<string, unknown>> {
  const PortBindings = { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: hostPort.toString() }] };
  return { ExposedPorts: { "80/tcp": {} }, HostConfig: { PortBindings } };
}

export const test = base.extend<TestParts, WorkerParts>({
  engine: [
    async ({}, use) => {
      const engine = await startDockerEngine({ name: "ui", network: "bridge" });
      await busyboxImage(engine.api);
      await use(engine);
      await engine.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  registry: [
    async ({}, use) => {
      const registry = await startRegistry();
      await use(registry);
      await registry.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  contexts: [
    async ({ engine }, use) => {
      const contexts = await DockerContexts.make();
      await contexts.create(engineName, engine.host);
      await contexts.use(engineName);
      await use(contexts);
      await contexts.dispose();
    },
    { scope: "worker" },
  ],

  server: [
    async ({ contexts }, use) => {
      const server = await startPackaged(contexts.folder);
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],

  workbench: [
    async ({ server }, use) => {
      const { workbench, close } = await openWorkbench(server);
      await use(workbench);
      await close();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  explorer: async ({ workbench }, use) => {
    await workbench.openViewContainer("Windows Containers");
    await use(workbench.tree("Engines"));
    await workbench.page.keyboard.press("Escape");
  },

  containers: async ({ engine: { api }, explorer }, use) => {
    const ids: string[] = [];
    const create = async (name: string, options: Readonly<Record<string, unknown>> = {}): Promise<string> => {
      const json = { Image: "busybox:latest", Cmd: untilStopped, ...options };
      const created = (await api.request("POST", `/containers/create?name=${name}`, { json })) as { Id: string };
      ids.push(created.Id);
      return created.Id;
    };
    await use({
      create,
      run: async (name, options) => {
        const id = await create(name, options);
        await api.request("POST", `/containers/${id}/start`);
        await explorer.row(name).filter({ hasText: "running" }).waitFor();
        return id;
      },
      state: async (name) => {
        const query = new URLSearchParams({ all: "true", filters: JSON.stringify({ name: [`^/${name}$`] }) });
        const found = (await api.request("GET", `/containers/json?${query.toString()}`)) as { State: string }[];
        return found[0]?.State;
      },
    });
    // The test may have removed them itself.
    await Promise.allSettled(ids.map((id) => api.request("DELETE", `/containers/${id}?force=true&v=true`)));
  },
});

export { expect } from "@playwright/test";
