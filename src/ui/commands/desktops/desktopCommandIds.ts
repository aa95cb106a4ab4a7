import { powerActions, screenCommands } from "../../../protocol/screenCommands";
import { lifeCommandIds } from "./life/lifeCommandIds";

/** Every command about desktops that package.json contributes. */
export const desktopCommandIds = [
  "windowsContainers.desktops.new",
  "windowsContainers.desktops.newQuick",
  "windowsContainers.desktops.open",
  "windowsContainers.desktops.openSelected",
  "windowsContainers.desktops.overview",
  "windowsContainers.desktops.start",
  "windowsContainers.desktops.stop",
  "windowsContainers.desktops.protectDisk",
  "windowsContainers.desktops.remove",
  "windowsContainers.desktops.showLogs",
  "windowsContainers.desktops.copyPassword",
  "windowsContainers.desktops.export",
  "windowsContainers.desktops.import",
  "windowsContainers.desktops.saveTemplate",
  "windowsContainers.desktops.newFromTemplate",
  "windowsContainers.desktops.forwardPort",
  "windowsContainers.desktops.openRdp",
  "windowsContainers.desktops.saveRdpFile",
  "windowsContainers.desktops.openPowerShell",
  "windowsContainers.desktops.openRemoteSsh",
  ...lifeCommandIds,
  ...powerActions.map((action) => `windowsContainers.machine.${action}` as const),
  ...screenCommands.map((command) => `windowsContainers.screen.${command}` as const),
  "windowsContainers.forwards.open",
  "windowsContainers.forwards.copyAddress",
  "windowsContainers.forwards.stop",
] as const;

export type DesktopCommandId = (typeof desktopCommandIds)[number];
