import type { DaemonMode } from "../model";

/** The pipes of Docker Desktop's two engines: each is there whichever of them Docker Desktop runs. */
export const dockerDesktopPipes = {
  dockerDesktopLinuxEngine: "linux",
  dockerDesktopWindowsEngine: "windows",
} as const satisfies Readonly<Record<string, DaemonMode>>;
