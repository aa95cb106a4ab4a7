import * as vscode from "vscode";
import { portOwnerLine, reservePortLine } from "../../diagnosis/commands";
import { portInWay, type CatalogueRemedy, type PortInWay, type TerminalRemedy } from "../../engine/catalogue";
import { quoted } from "../../platform/installationSettings";
import { terminalLine } from "../../prerequisites/terminalLine";
import { showInTerminal } from "../terminals/showInTerminal";
import { commandRemedy, type Remedy } from "./remedy";
import { remedyCommands } from "./remedyCommands";

/**
 * The button of a remedy; none for what only the command that failed can offer.
 *
 * @param said the error's own words, which name the port or the file that it is about
 */
export function remedyButton(remedy: CatalogueRemedy, said = ""): readonly Remedy[] {
  switch (remedy.kind) {
    case "runAgain":
      return [];
    case "documentation":
      return [{ title: vscode.l10n.t("Learn More"), press: () => openPage(remedy.url) }];
    case "terminal":
      return [lineButton(remedy)];
    case "showPortOwner":
      return [showPortOwner(portInWay(said))];
    case "reservePort":
      return reservePort(portInWay(said));
    case "joinDockerUsers":
      return [lineButton({ kind: "terminal", line: joinLine(), rights: "elevated" })];
    case "useAnotherContext":
      return [{ title: vscode.l10n.t("Use Another Context…"), press: chooseContext }];
    case "switchToWindows":
    case "switchToLinux":
    case "switchMode":
    case "tryAgain":
    case "refresh":
    case "startDesktop":
    case "openDesktop":
    case "stopContainer":
    case "engineSettings":
    case "prune":
      return [commandRemedy(commandTitles()[remedy.kind], remedyCommands[remedy.kind])];
  }
}

function showPortOwner(port: PortInWay | undefined): Remedy {
  return port === undefined
    ? lineButton({ kind: "terminal", line: "netstat -ano", rights: "user" })
    : lineButton(
        { kind: "terminal", line: portOwnerLine(port, process.platform), rights: "user" },
        vscode.l10n.t("Show Who Has Port {0}…", port.hostPort),
      );
}

function reservePort(port: PortInWay | undefined): readonly Remedy[] {
  return port === undefined
    ? []
    : [
        lineButton(
          { kind: "terminal", line: reservePortLine(port.hostPort, port.protocol), rights: "elevated" },
          vscode.l10n.t("Reserve Port {0}…", port.hostPort),
        ),
      ];
}

/**
 * What needs an administrator of Windows is copied where this is no Windows: it is for the machine behind this one. A
 * line too long for a button has a title; it is read in the terminal.
 */
function lineButton({ line, rights }: TerminalRemedy, title = vscode.l10n.t("Open Terminal With {0}", line)): Remedy {
  if (rights === "elevated" && process.platform !== "win32") {
    return {
      title: vscode.l10n.t("Copy {0}", line),
      press: async () => vscode.env.clipboard.writeText(line),
    };
  }
  const typed = terminalLine({ line, rights }, { shell: "powershell", user: "ordinary" });
  return { title, press: () => showInTerminal(typed) };
}

/** Our name, spelled out: the one that allows it may be another account. Elsewhere than on Windows it is not ours. */
function joinLine(): string {
  const account = [process.env.USERDOMAIN, process.env.USERNAME].filter((part) => part !== undefined).join("\\");
  return `net.exe localgroup docker-users ${process.platform === "win32" ? quoted(account) : "$env:USERNAME"} /add`;
}

function commandTitles(): Readonly<Record<keyof typeof remedyCommands, string>> {
  return {
    switchToWindows: vscode.l10n.t("Switch to Windows Containers"),
    switchToLinux: vscode.l10n.t("Switch to Linux Containers"),
    switchMode: vscode.l10n.t("Switch Mode"),
    refresh: vscode.l10n.t("Refresh"),
    startDesktop: vscode.l10n.t("Start Docker Desktop"),
    openDesktop: vscode.l10n.t("Open Docker Desktop"),
    tryAgain: vscode.l10n.t("Try Again"),
    stopContainer: vscode.l10n.t("Stop a Container…"),
    prune: vscode.l10n.t("Prune…"),
    engineSettings: vscode.l10n.t("Open Settings File…"),
  };
}

async function chooseContext(): Promise<void> {
  const { chooseAnotherContext } = await import("../status/repairStaleContext");
  await chooseAnotherContext();
}

async function openPage(url: string): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse(url));
}
