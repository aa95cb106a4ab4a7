import { repairInstallationLine } from "../../../mode/repairLines";
import { settingsPlacesHere } from "../../../mode/thisMachine";
import { desktopNotFound } from "../../errors/desktopNotFound";
import { findDockerDesktopHere } from "../../findDockerDesktopHere";
import { showInTerminal } from "../../terminals/showInTerminal";

/** Shows the line that adds Windows containers to a Docker Desktop that was installed without them. */
export async function repairInstallation(): Promise<void> {
  const desktop = await findDockerDesktopHere();
  if (desktop === undefined) {
    throw desktopNotFound();
  }
  await showInTerminal(repairInstallationLine(settingsPlacesHere().installation, desktop));
}
