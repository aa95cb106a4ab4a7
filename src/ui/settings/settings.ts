import * as vscode from "vscode";
import { section } from "./section";
import { switchTimesIn, type SwitchTimeSettings } from "./switchTimes";

/** One of `windowsContainers.endpoints`. */
export interface EndpointSetting {
  readonly name: string;
  readonly host: string;
}

/** Extra addresses; what a person typed wrongly is left out here and underlined in the settings editor by its schema. */
export function extraEndpoints(): readonly EndpointSetting[] {
  const configured: unknown = vscode.workspace.getConfiguration(section).get("endpoints");
  return Array.isArray(configured) ? configured.filter(isEndpointSetting) : [];
}

export function isEndpointSetting(value: unknown): value is EndpointSetting {
  return (
    typeof value === "object" &&
    value !== null &&
    "host" in value &&
    typeof value.host === "string" &&
    "name" in value &&
    typeof value.name === "string"
  );
}

/** Where Docker Desktop was installed and listens, when that is not the usual place. */
export function dockerDesktopSettings(): { readonly dockerCliPath: string; readonly activeEngine: string } {
  const configuration = vscode.workspace.getConfiguration(section);
  return {
    dockerCliPath: configuration.get<string>("dockerDesktop.dockerCliPath", ""),
    activeEngine: configuration.get<string>("dockerDesktop.activeEngine", ""),
  };
}

/** How often a switch of the mode looks, and how long it may take before it is called slow, and before it is given up. */
export function switchTimeSettings(): SwitchTimeSettings {
  return switchTimesIn(vscode.workspace.getConfiguration(section));
}
