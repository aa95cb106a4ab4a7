/** What is done with a desktop between its creation and its end. */
export const lifeCommandIds = [
  "windowsContainers.desktops.editSettings",
  "windowsContainers.desktops.growDisk",
  "windowsContainers.desktops.upgradeImage",
  "windowsContainers.desktops.previousImage",
] as const;

export type LifeCommandId = (typeof lifeCommandIds)[number];
