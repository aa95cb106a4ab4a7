import { desktopCommandIds } from "./desktops/desktopCommandIds";
import { prerequisiteCommandIds } from "./prerequisites/prerequisiteCommandIds";
import { objectCommandIds } from "./objectCommandIds";

/** Every command that package.json contributes; a test holds the two lists against each other. */
export const commandIds = [
  "windowsContainers.containers.start",
  "windowsContainers.containers.stop",
  "windowsContainers.containers.restart",
  "windowsContainers.containers.kill",
  "windowsContainers.containers.openLogs",
  "windowsContainers.containers.openShell",
  "windowsContainers.containers.openPort",
  "windowsContainers.images.pull",
  "windowsContainers.images.build",
  "windowsContainers.images.run",
  "windowsContainers.compose.up",
  "windowsContainers.compose.down",
  "windowsContainers.compose.restart",
  "windowsContainers.compose.logs",
  "windowsContainers.images.copyName",
  "windowsContainers.objects.inspect",
  "windowsContainers.objects.copyId",
  "windowsContainers.objects.remove",
  "windowsContainers.engines.refresh",
  "windowsContainers.engines.showInfo",
  "windowsContainers.engines.showWhatHelps",
  "windowsContainers.engines.addAddress",
  "windowsContainers.dockerDesktop.start",
  "windowsContainers.dockerDesktop.repairInstallation",
  "windowsContainers.mode.switch",
  "windowsContainers.mode.switchToWindows",
  "windowsContainers.mode.switchToLinux",
  "windowsContainers.mode.switchTo",
  "windowsContainers.mode.showSettings",
  "windowsContainers.mode.openSettingsFile",
  "windowsContainers.contexts.use",
  "windowsContainers.log.show",
  ...objectCommandIds,
  ...desktopCommandIds,
  ...prerequisiteCommandIds,
] as const;

export type CommandId = (typeof commandIds)[number];
