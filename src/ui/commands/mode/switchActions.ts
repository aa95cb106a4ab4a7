import * as vscode from "vscode";
import { otherMode, type DaemonMode } from "../../../engine/model";
import type { DockerDesktop, SwitchOutcome } from "../../../mode/mode";
import {
  enableFeaturesLine,
  moveAwayLine,
  repairInstallationLine,
  restartLine,
  startNetworkServiceLine,
  startServiceLine,
} from "../../../mode/repairLines";
import type { SettingsPlaces } from "../../../mode/settingsFiles";
import { openProgram } from "../../../platform/openProgram";
import { showInTerminal } from "../../terminals/showInTerminal";
import type { CommandId } from "../commandIds";
import type { SwitchAction } from "./switchAction";

const installPage = "https://docs.docker.com/desktop/setup/install/windows-install/";

/** The switch that an action follows. */
export interface Aftermath {
  readonly outcome: SwitchOutcome;
  readonly target: DaemonMode;
  readonly desktop: DockerDesktop | undefined;
  readonly places: SettingsPlaces;
  switchTo(target: DaemonMode, foreseen?: "ignored"): Promise<void>;
  /** Returns when Docker Desktop's engine answers, or the wait is over. */
  untilAnswered(): Promise<void>;
  /** Asked before a line is shown that ends Docker Desktop. */
  mayEnd(): Promise<"yes" | "no">;
}

export function titleOf(action: SwitchAction): string {
  switch (action) {
    case "switchBack":
      return vscode.l10n.t("Switch Back");
    case "tryAgain":
      return vscode.l10n.t("Try Again");
    case "switchAnyway":
      return vscode.l10n.t("Switch Anyway");
    case "openDockerDesktop":
      return vscode.l10n.t("Open Docker Desktop");
    case "startAndSwitch":
      return vscode.l10n.t("Open Docker Desktop and Switch");
    case "restartDockerDesktop":
      return vscode.l10n.t("Restart Docker Desktop…");
    case "install":
      return vscode.l10n.t("Get Docker Desktop");
    case "addEngine":
      return vscode.l10n.t("Add an Engine…");
    case "repairInstallation":
      return vscode.l10n.t("Repair Installation…");
    case "changeEdition":
      return vscode.l10n.t("Change Edition…");
    case "enableFeatures":
      return vscode.l10n.t("Enable Features…");
    case "startService":
    case "startNetworkService":
      return vscode.l10n.t("Start the Service…");
    case "openSettingsFile":
      return vscode.l10n.t("Open Settings File");
    case "moveSettingsAway":
      return vscode.l10n.t("Move File Away…");
    case "showLog":
      return vscode.l10n.t("Show Log");
  }
}

const needsApplication: readonly SwitchAction[] = ["openDockerDesktop", "startAndSwitch"];
const needsDesktop: readonly SwitchAction[] = ["repairInstallation", "restartDockerDesktop", "moveSettingsAway"];

/** Whether an action can be done on this machine. */
export function isPossible(action: SwitchAction, desktop: DockerDesktop | undefined): boolean {
  if (action === "install") {
    // Of other systems it has no Windows containers; out of WSL the page opens on Windows.
    return process.platform === "win32" || vscode.env.remoteName === "wsl";
  }
  if (action === "changeEdition") {
    // The page of Windows' settings would open on the machine with the screen.
    return vscode.env.remoteName === undefined;
  }
  return needsApplication.includes(action)
    ? desktop?.applicationPath !== undefined
    : desktop !== undefined || !needsDesktop.includes(action);
}

export async function act(action: SwitchAction, aftermath: Aftermath): Promise<void> {
  const { target, desktop, places } = aftermath;
  switch (action) {
    case "switchBack":
      return aftermath.switchTo(otherMode(target));
    case "tryAgain":
      return aftermath.switchTo(target);
    case "switchAnyway":
      return aftermath.switchTo(target, "ignored");
    case "openDockerDesktop":
      return openApplication(desktop);
    case "startAndSwitch":
      await openApplication(desktop);
      await aftermath.untilAnswered();
      return aftermath.switchTo(target);
    case "install":
      return openPage(installPage);
    case "addEngine":
      return run("windowsContainers.engines.addAddress");
    case "changeEdition":
      return openPage("ms-settings:activation");
    case "openSettingsFile":
      await vscode.window.showTextDocument(vscode.Uri.file(settingsFileOf(aftermath)));
      return;
    case "showLog":
      return run("windowsContainers.log.show");
    case "repairInstallation":
      return desktop && showLineThatEnds(repairInstallationLine(places.installation, desktop), aftermath);
    case "restartDockerDesktop":
      return desktop && showLineThatEnds(restartLine(desktop), aftermath);
    case "moveSettingsAway":
      return desktop && showLineThatEnds(moveAwayLine(settingsFileOf(aftermath), desktop), aftermath);
    case "enableFeatures":
      return showInTerminal(enableFeaturesLine);
    case "startService":
      return showInTerminal(startServiceLine);
    case "startNetworkService":
      return showInTerminal(startNetworkServiceLine);
  }
}

async function showLineThatEnds(line: string, aftermath: Aftermath): Promise<void> {
  if ((await aftermath.mayEnd()) === "yes") {
    await showInTerminal(line);
  }
}

async function run(command: CommandId): Promise<void> {
  await vscode.commands.executeCommand(command);
}

/** The file that was found to be the cause, else the one that the user changes. */
function settingsFileOf({ outcome, target, places }: Aftermath): string {
  const findings = "findings" in outcome ? outcome.findings : [];
  const found = findings.find((finding) => "path" in finding);
  return found && "path" in found ? found.path : target === "windows" ? places.windowsDaemon : places.linuxDaemon;
}

async function openApplication(desktop: DockerDesktop | undefined): Promise<void> {
  if (desktop?.applicationPath !== undefined) {
    await openProgram(desktop.applicationPath);
  }
}

async function openPage(url: string): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse(url));
}
