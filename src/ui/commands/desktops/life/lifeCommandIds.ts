/** What is done with a desktop between its creation and its end. */
export const lifeCommandIds = [
  "windowsContainers.desktops.editSettings",
  "windowsContainers.desktops.growDisk",
  "windowsContainers.desktops.upgradeImage",
  "windowsContainers.desktops.previousImage",
  "windowsContainers.desktops.createSnapshot",
  "windowsContainers.desktops.snapshots",
  "windowsContainers.desktops.restoreSnapshot",
  "windowsContainers.desktops.deleteSnapshot",
  "windowsContainers.desktops.clone",
  "windowsContainers.desktops.exportDisk",
  "windowsContainers.desktops.importDisk",
  "windowsContainers.desktops.showHealth",
  "windowsContainers.desktops.resume",
] as const;

export type LifeCommandId = (typeof lifeCommandIds)[number];
