/** Every command about desktops that package.json contributes. */
export const desktopCommandIds = [
  "windowsContainers.desktops.new",
  "windowsContainers.desktops.open",
  "windowsContainers.desktops.start",
  "windowsContainers.desktops.stop",
  "windowsContainers.desktops.protectDisk",
  "windowsContainers.desktops.remove",
  "windowsContainers.desktops.showLogs",
  "windowsContainers.desktops.copyPassword",
] as const;

export type DesktopCommandId = (typeof desktopCommandIds)[number];
