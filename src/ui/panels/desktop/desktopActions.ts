import * as vscode from "vscode";
import type { DesktopState } from "../../../desktop/desktop";
import type { DesktopAction } from "../../../protocol/desktopApi";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { Desktops } from "../../tree/desktops/desktops";
import { guideOf } from "../../tree/desktops/failureRemedies";
import { copyWslSettings } from "../../commands/desktops/copyWslSettings";

/** What the buttons of a desktop's page say. */
export function titleOfAction(action: DesktopAction): string {
  switch (action) {
    case "start":
      return vscode.l10n.t("Start");
    case "stop":
      return vscode.l10n.t("Shut Down");
    case "showLogs":
      return vscode.l10n.t("Show Logs");
    case "remove":
      return vscode.l10n.t("Remove…");
    case "refreshEngine":
      return vscode.l10n.t("Try Again");
    case "newDesktop":
      return vscode.l10n.t("New Desktop…");
    case "inspect":
      return vscode.l10n.t("Show Its Settings");
    case "copyWslSettings":
      return vscode.l10n.t("Copy Lines for .wslconfig");
    case "openGuide":
      return vscode.l10n.t("How to Fix It");
    case "protectDisk":
      return vscode.l10n.t("Make the Disk Safe…");
    case "editSettings":
      return vscode.l10n.t("Edit Settings…");
    case "openRdp":
      return vscode.l10n.t("Open with Remote Desktop");
    case "resume":
      return vscode.l10n.t("Resume");
  }
}

const commands = {
  start: "windowsContainers.desktops.start",
  stop: "windowsContainers.desktops.stop",
  showLogs: "windowsContainers.desktops.showLogs",
  remove: "windowsContainers.desktops.remove",
  protectDisk: "windowsContainers.desktops.protectDisk",
  editSettings: "windowsContainers.desktops.editSettings",
  openRdp: "windowsContainers.desktops.openRdp",
  resume: "windowsContainers.desktops.resume",
} as const;

export async function performDesktopAction(
  action: DesktopAction,
  node: DesktopNode,
  state: DesktopState | undefined,
  desktops: Pick<Desktops, "list">,
): Promise<void> {
  switch (action) {
    case "refreshEngine":
      return run("windowsContainers.engines.refresh");
    case "newDesktop":
      return run("windowsContainers.desktops.new");
    case "inspect":
      return run("windowsContainers.objects.inspect", { ...node, kind: "container" });
    case "copyWslSettings":
      return copyWslSettings(desktops, node.engineKey);
    case "openGuide":
      return openGuide(state);
    case "start":
    case "stop":
    case "showLogs":
    case "remove":
    case "protectDisk":
    case "editSettings":
    case "openRdp":
    case "resume":
      return run(commands[action], node);
  }
}

async function run(command: string, ...parameters: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(command, ...parameters);
}

async function openGuide(state: DesktopState | undefined): Promise<void> {
  const guide = state?.kind === "failed" ? guideOf(state.failure.cause) : undefined;
  if (guide !== undefined) {
    await vscode.env.openExternal(vscode.Uri.parse(guide));
  }
}
