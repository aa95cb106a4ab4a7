import { homedir } from "node:os";
import { programPlacesHere } from "../platform/programPlacesHere";
import type { MachineFacts } from "./findDockerDesktop";
import { settingsPlaces, type SettingsPlaces } from "./settingsFiles";

/** The machine that we run on, as `findDockerDesktop` wants to know it. */
export function thisMachine(settings: Pick<MachineFacts, "dockerCliPath" | "activeHost">): MachineFacts {
  return { ...settings, ...programPlacesHere };
}

/** Where Docker Desktop keeps its files for the user that we run as. */
export function settingsPlacesHere(): SettingsPlaces {
  return settingsPlaces({ platform: process.platform, environment: process.env, homeFolder: homedir() });
}
