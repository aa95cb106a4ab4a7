import { repairInstallationLine } from "../../../mode/repairLines";
import { settingsPlacesHere } from "../../../mode/thisMachine";
import { desktopNotFound } from "../../errors/desktopNotFound";
import type { MayEnd } from "../../errors/remedy";
import { findDockerDesktopHere } from "../../findDockerDesktopHere";
import { showInTerminal } from "../../terminals/showInTerminal";

/** Shows the line that adds Windows containers to a Docker Desktop that was installed without them, and ends it for that. */
export async function repairInstallation(mayEnd?: MayEnd, find = findDockerDesktopHere): Promise<void> {
  const desktop = await find();
  if (desktop === undefined) {
    throw desktopNotFound();
  }
  if ((await mayEnd?.()) === "no") {
    return;
  }
  await showInTerminal(repairInstallationLine(settingsPlacesHere().installation, desktop));
}
