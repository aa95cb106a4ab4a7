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
  "windowsContainers.desktops.createSnapshot": async (parts, clicked) =>
    (await import("./createSnapshot")).createSnapshot(parts, clicked),
  "windowsContainers.desktops.snapshots": async (parts, clicked) =>
    (await import("./showSnapshots")).showSnapshots(parts, clicked),
  "windowsContainers.desktops.restoreSnapshot": async (parts, clicked) =>
    (await import("./restoreSnapshot")).restoreASnapshot(parts, clicked),
  "windowsContainers.desktops.deleteSnapshot": async (parts, clicked) =>
    (await import("./restoreSnapshot")).deleteASnapshot(parts, clicked),
  "windowsContainers.desktops.clone": async (parts, clicked) =>
    (await import("./cloneDesktop")).cloneDesktop(parts, clicked),
  "windowsContainers.desktops.exportDisk": async (parts, clicked) =>
    (await import("./exportDisk")).exportDisk(parts, clicked),
  "windowsContainers.desktops.importDisk": async (parts) => (await import("./importDisk")).importDisk(parts),
  "windowsContainers.desktops.showHealth": async (parts, clicked) =>
    (await import("./showHealth")).showHealth(parts, clicked),
  "windowsContainers.desktops.resume": async (parts, clicked) =>
    (await import("./resumeDesktop")).resumeDesktop(parts, clicked),
};
