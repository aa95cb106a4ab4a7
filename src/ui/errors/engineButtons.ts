import * as vscode from "vscode";
import { quoted } from "../../platform/powerShellText";
import { lineButton } from "./lineButton";
import { commandRemedy, type Remedy } from "./remedy";
import { remedyCommands } from "./remedyCommands";

/** An engine without Docker Desktop is a service of its own. */
export function startEngine(hasDesktop: boolean): Remedy {
  return hasDesktop
    ? commandRemedy(vscode.l10n.t("Start Docker Desktop"), remedyCommands.startDesktop)
    : lineButton({ line: "Start-Service docker", rights: "elevated" });
}

/** Docker Desktop's pipe is for a group, which only its installer makes; that of another engine for administrators. */
export function getAccess(hasDesktop: boolean): Remedy {
  return hasDesktop
    ? lineButton({ line: joinLine(), rights: "elevated", after: "signOut" })
    : { title: vscode.l10n.t("Run VS Code as Administrator…"), press: tellToElevate };
}

/** Docker Desktop does it by its window only: which images and containers go with it is told there once more. */
export function resetWindowsData(): Remedy {
  return { title: vscode.l10n.t("Reset Windows Images…"), press: tellHowToReset };
}

async function tellHowToReset(): Promise<void> {
  const open = vscode.l10n.t("Open Docker Desktop");
  const pressed = await vscode.window.showWarningMessage(
    vscode.l10n.t("Remove all images and containers of the Windows engine, with what is damaged among them?"),
    {
      modal: true,
      detail: vscode.l10n.t(
        "In Docker Desktop's window, choose Troubleshoot, “Clean / Purge data” and “Windows Containers”. Images are pulled anew afterwards; files that containers have outside of bind mounts are lost.",
      ),
    },
    open,
  );
  if (pressed === open) {
    await vscode.commands.executeCommand(remedyCommands.openDesktop);
  }
}

/** Our name, spelled out: the one that allows it may be another account. Elsewhere than on Windows it is not ours. */
function joinLine(): string {
  const account = [process.env.USERDOMAIN, process.env.USERNAME].filter((part) => part !== undefined).join("\\");
  return `net.exe localgroup docker-users ${process.platform === "win32" ? quoted(account) : "$env:USERNAME"} /add`;
}

async function tellToElevate(): Promise<void> {
  await vscode.window.showInformationMessage(vscode.l10n.t("Run VS Code as administrator to use this engine."), {
    modal: true,
    detail: vscode.l10n.t(
      "Without Docker Desktop, an engine's pipe is for administrators, and for the group that its daemon.json names. Close all windows of VS Code, then choose “Run as administrator” for it in the Start menu.",
    ),
  });
}

/** The file that an engine could not start with. Docker Desktop writes its own over the one that the engine reads. */
export function openDaemonConfiguration(said: string, hasDesktop: boolean): Remedy {
  const path = /with file ([a-z]:\\.+?): /i.exec(said)?.[1];
  if (path === undefined || (hasDesktop && /\\ProgramData\\Docker\\config\\daemon\.json$/i.test(path))) {
    return lineButton({ line: String.raw`notepad "$env:USERPROFILE\.docker\windows-daemon.json"`, rights: "user" });
  }
  const isOurs = /^[a-z]:\\Users\\/i.test(path);
  return lineButton({ line: `notepad ${quoted(path)}`, rights: isOurs ? "user" : "elevated" });
}
