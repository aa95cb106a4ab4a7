import { join } from "node:path";
import * as vscode from "vscode";
import type { CatalogueRemedy } from "../../engine/catalogue";
import { dockerConfigFolderHere } from "../../engine/endpoints/dockerConfig";
import { contextKey } from "../contextKeys";
import { section } from "../settings/section";
import { getAccess, openDaemonConfiguration, resetWindowsData, startEngine } from "./engineButtons";
import { copyButton, lineButton } from "./lineButton";
import { reservePort, showPortOwner } from "./portButtons";
import { commandRemedy, type Remedy } from "./remedy";
import { remedyCommands } from "./remedyCommands";

/**
 * The button of a remedy; none for what only the command that failed can offer.
 *
 * @param said the error's own words, which name the port or the file that it is about
 * @param hasDesktop whether Docker Desktop is behind the engines of this machine, as it is until known otherwise
 */
export function remedyButton(
  remedy: CatalogueRemedy,
  said = "",
  hasDesktop = contextKey("windowsContainers.hasDockerDesktop") ?? true,
): readonly Remedy[] {
  if (isSameEverywhere(remedy)) {
    return [sameEverywhere()[remedy.kind]];
  }
  switch (remedy.kind) {
    case "runAgain":
    case "doAgain":
    case "otherTag":
      return [];
    case "documentation":
      return [{ title: vscode.l10n.t("Learn More"), press: () => openPage(remedy.url) }];
    case "terminal":
      return [lineButton(remedy)];
    case "onHost":
      return [copyButton(remedy.line)];
    case "resetNetworks":
      return [lineButton({ line: remedy.line, rights: "elevated" }, vscode.l10n.t("Reset Windows' Networks…"))];
    case "showPortOwner":
      return showPortOwner(said);
    case "reservePort":
      return reservePort(said);
    case "resetWindowsData":
      return hasDesktop ? [resetWindowsData()] : [];
    case "startDesktop":
      return [startEngine(hasDesktop)];
    case "joinDockerUsers":
      return [getAccess(hasDesktop)];
    case "daemonConfiguration":
      return [openDaemonConfiguration(said, hasDesktop)];
  }
}

type SameEverywhere = keyof ReturnType<typeof sameEverywhere>;

function isSameEverywhere(remedy: CatalogueRemedy): remedy is Extract<CatalogueRemedy, { kind: SameEverywhere }> {
  return Object.hasOwn(sameEverywhere(), remedy.kind);
}

/** Buttons that no error's words change. */
function sameEverywhere() {
  return {
    switchToWindows: ours("switchToWindows", vscode.l10n.t("Switch to Windows Containers")),
    switchToLinux: ours("switchToLinux", vscode.l10n.t("Switch to Linux Containers")),
    switchMode: ours("switchMode", vscode.l10n.t("Switch Mode")),
    refresh: ours("refresh", vscode.l10n.t("Refresh")),
    openDesktop: ours("openDesktop", vscode.l10n.t("Open Docker Desktop")),
    tryAgain: ours("tryAgain", vscode.l10n.t("Try Again")),
    stopContainer: ours("stopContainer", vscode.l10n.t("Stop a Container…")),
    removeNetwork: ours("removeNetwork", vscode.l10n.t("Remove a Network…")),
    prune: ours("prune", vscode.l10n.t("Prune…")),
    engineSettings: ours("engineSettings", vscode.l10n.t("Open Settings File…")),
    checkPrerequisites: ours("checkPrerequisites", vscode.l10n.t("Check Prerequisites")),
    repairInstallation: ours("repairInstallation", vscode.l10n.t("Repair Installation…")),
    useAnotherContext: { title: vscode.l10n.t("Use Another Context…"), press: chooseContext },
    dockerConfiguration: { title: vscode.l10n.t("Open Docker's config.json"), press: openDockerConfiguration },
    addresses: { title: vscode.l10n.t("Check Addresses…"), press: openAddresses },
  };
}

function ours(kind: keyof typeof remedyCommands, title: string): Remedy {
  return commandRemedy(title, remedyCommands[kind]);
}

async function chooseContext(): Promise<void> {
  const { chooseAnotherContext } = await import("../status/repairStaleContext");
  await chooseAnotherContext();
}

async function openDockerConfiguration(): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.file(join(dockerConfigFolderHere(), "config.json")));
}

async function openAddresses(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openSettings", `${section}.endpoints`);
}

async function openPage(url: string): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse(url));
}
