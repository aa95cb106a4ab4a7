import * as vscode from "vscode";
import { section } from "./section";

/** How screens travel between the extension and their page, see `windowsContainers.desktops.screenConnection`. */
export function screenConnection(): "auto" | "messages" {
  const chosen: unknown = vscode.workspace.getConfiguration(section).get("desktops.screenConnection");
  return chosen === "messages" ? chosen : "auto";
}
