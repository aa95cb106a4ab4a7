import * as vscode from "vscode";
import { section } from "./section";

/** What to do about a disk that is not safe yet, see `windowsContainers.desktops.protectDisk` in package.json. */
export type DiskProtection = "ask" | "mark" | "restart" | "never";

const key = "desktops.protectDisk";

export function diskProtection(): DiskProtection {
  const chosen: unknown = vscode.workspace.getConfiguration(section).get(key);
  return chosen === "mark" || chosen === "restart" || chosen === "never" ? chosen : "ask";
}

export async function rememberDiskProtection(choice: DiskProtection): Promise<void> {
  await vscode.workspace.getConfiguration(section).update(key, choice, vscode.ConfigurationTarget.Global);
}
