import { stat } from "node:fs/promises";
import { homedir } from "node:os";
import type { MachineFacts } from "./findDockerDesktop";
import { settingsPlaces, type SettingsPlaces } from "./settingsFiles";

/** The machine that we run on, as `findDockerDesktop` wants to know it. */
export function thisMachine(settings: Pick<MachineFacts, "dockerCliPath" | "activeHost">): MachineFacts {
  return {
    ...settings,
    platform: process.platform,
    environment: process.env,
    isFile: async (path) =>
      stat(path).then(
        (found) => found.isFile(),
        () => false,
      ),
  };
}

/** Where Docker Desktop keeps its files for the user that we run as. */
export function settingsPlacesHere(): SettingsPlaces {
  return settingsPlaces({ platform: process.platform, environment: process.env, homeFolder: homedir() });
}
