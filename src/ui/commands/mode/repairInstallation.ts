import type { Inventory } from "../../../inventory/inventory";
import { repairInstallationLine } from "../../../mode/repairLines";
import { settingsPlacesHere } from "../../../mode/thisMachine";
import { desktopNotFound } from "../../errors/desktopNotFound";
import { findDockerDesktopHere } from "../../findDockerDesktopHere";
import { showInTerminal } from "../../terminals/showInTerminal";
import { askBeforeEnd } from "./desktopsInTheWay";

/**
 * `windowsContainers.dockerDesktop.repairInstallation`: shows the line that adds Windows containers to a Docker Desktop that
 * was installed without them. It ends Docker Desktop: what runs there is asked about before.
 */
export async function repairInstallation(
  inventory: Pick<Inventory, "engines" | "engine">,
  find = findDockerDesktopHere,
): Promise<void> {
  const desktop = await find();
  if (desktop === undefined) {
    throw desktopNotFound();
  }
  if ((await askBeforeEnd(inventory)) === "yes") {
    await showInTerminal(repairInstallationLine(settingsPlacesHere().installation, desktop));
  }
}
