import * as vscode from "vscode";
import { section } from "./section";

/** What opening a desktop that is stopped does, see `windowsContainers.desktops.startOnOpen` in package.json. */
export type StartOnOpen = "ask" | "always" | "never";

const startKey = "desktops.startOnOpen";

export function startOnOpen(): StartOnOpen {
  const chosen: unknown = vscode.workspace.getConfiguration(section).get(startKey);
  return chosen === "always" || chosen === "never" ? chosen : "ask";
}

export async function rememberStartOnOpen(choice: StartOnOpen): Promise<void> {
  await vscode.workspace.getConfiguration(section).update(startKey, choice, vscode.ConfigurationTarget.Global);
}

/** After how many idle minutes a desktop is paused; 0 for never. */
export function pauseWhenIdleMinutes(): number {
  const minutes: unknown = vscode.workspace.getConfiguration(section).get("desktops.pauseWhenIdleMinutes");
  return typeof minutes === "number" && minutes > 0 ? minutes : 0;
}
