import { dockerConfigFolderHere } from "../../../engine/endpoints/dockerConfig";
import { DockerDesktopSwitcher } from "../../../mode/dockerDesktopSwitcher";
import { settingsPlacesHere } from "../../../mode/thisMachine";
import { runProgram } from "../../../platform/runProgram";
import { findDockerDesktopHere } from "../../findDockerDesktopHere";
import { switchTimeSettings } from "../../settings/settings";
import type { ModeCommandParts } from "./modeCommandParts";
import type { SwitchModeParts } from "./switchMode";

/** All that a switch needs of this machine; loaded with the first one. */
export function switchModeParts({ connect, monitor, logger, inventory }: ModeCommandParts): SwitchModeParts {
  const places = settingsPlacesHere();
  const findDockerDesktop = findDockerDesktopHere;
  const switcher = new DockerDesktopSwitcher({
    connect,
    runProgram,
    monitor,
    logger,
    findDockerDesktop,
    dockerConfigFolder: dockerConfigFolderHere,
    places,
    times: switchTimeSettings,
  });
  return { monitor, switcher, places, findDockerDesktop, inventory };
}
