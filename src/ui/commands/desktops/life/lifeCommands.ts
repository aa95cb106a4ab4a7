import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import type { LifeParts } from "./lifeParts";
import type { LifeCommandId } from "./lifeCommandIds";

type Run = (parts: LifeParts, clicked?: DesktopNode) => Promise<void>;

/** Each command's code is loaded when it first runs. */
export const lifeCommands: Readonly<Record<LifeCommandId, Run>> = {
  "windowsContainers.desktops.editSettings": async (parts, clicked) =>
    (await import("./editSettings")).editSettings(parts, clicked),
  "windowsContainers.desktops.growDisk": async (parts, clicked) =>
    (await import("./growDisk")).growDisk(parts, clicked),
  "windowsContainers.desktops.upgradeImage": async (parts, clicked) =>
    (await import("./upgradeImage")).upgradeImage(parts, clicked),
  "windowsContainers.desktops.previousImage": async (parts, clicked) =>
    (await import("./upgradeImage")).goBackToPreviousImage(parts, clicked),
};
