import { chromium } from "@playwright/test";
import { browserLaunchOptions } from "../parts/browser.mjs";
import { startVscodeServer, type VscodeServer, type VscodeServerOptions } from "../parts/vscodeServer.mjs";
import { Workbench } from "../parts/workbench.mjs";

/** VS Code's own extensions without which no report is rendered. */
export const withMarkdown = ["theme-defaults", "theme-seti", "markdown-basics", "markdown-language-features"];

/** A VS Code server with the packaged extension, on a machine whose own engine, if it has one, cannot be seen. */
export async function startPackaged(
  dockerConfigFolder: string,
  settings: Readonly<Record<string, unknown>> = {},
  environment: Readonly<Record<string, string>> = {},
  { builtinExtensions, vsix: others = [] }: Pick<VscodeServerOptions, "builtinExtensions" | "vsix"> = {},
): Promise<VscodeServer> {
  const vsix = process.env.WINDOWS_CONTAINERS_VSIX;
  if (vsix === undefined) {
    throw new Error("Name the packaged extension in WINDOWS_CONTAINERS_VSIX, or run `npm test ui`.");
  }
  return startVscodeServer({
    vsix: [vsix, ...others],
    ...(builtinExtensions && { builtinExtensions }),
    hiddenFiles: ["/var/run/docker.sock"],
    environment: {
      ...environment,
      ...{ DOCKER_CONFIG: dockerConfigFolder, DOCKER_HOST: undefined, DOCKER_CONTEXT: undefined },
    },
    settings: { "workbench.colorTheme": "Dark 2026" },
    machineSettings: settings,
  });
}

export interface OpenWorkbench {
  readonly workbench: Workbench;
  readonly close: () => Promise<void>;
}

/** Opens the server's workbench in a browser of its own. */
export async function openWorkbench(server: VscodeServer): Promise<OpenWorkbench> {
  const browser = await chromium.launch(await browserLaunchOptions());
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const workbench = await Workbench.open(await context.newPage(), server.url());
  return { workbench, close: () => browser.close() };
}
