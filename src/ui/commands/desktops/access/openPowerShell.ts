import * as vscode from "vscode";
import { forwardHost } from "../../../../desktop/access/portForward";
import { sshPort } from "../../../../desktop/access/sshPort";
import { powerShellWords } from "../../../../desktop/access/sshTarget";
import { agentLinesOf } from "../../../../desktop/agent/agentLines";
import { DesktopError } from "../../../../desktop/desktopError";
import { programOnPath } from "../../../../platform/programOnPath";
import { programPlacesHere } from "../../../../platform/programPlacesHere";
import { withLateProgress } from "../../../progress";
import { AgentTerminal } from "../../../terminals/agentTerminal";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import type { DesktopTarget } from "../pickDesktop";
import { readDesktop } from "../readDesktop";
import { forwardTo } from "./forwardPort";
import { pickAwakeDesktop } from "./pickAwakeDesktop";
import type { RdpParts } from "./openRdp";
import { UserError } from "../../../errors/userError";
import { commandRemedy } from "../../../errors/remedy";

type Parts = Pick<RdpParts, "desktops" | "forwards">;

/** `windowsContainers.desktops.openPowerShell`: over OpenSSH where Windows has it, else through the desktop's agent. */
export async function openPowerShell(parts: Parts, clicked?: DesktopNode): Promise<void> {
  const question = vscode.l10n.t("Open a PowerShell in which desktop?");
  const desktop = await pickAwakeDesktop(parts.desktops, question, clicked);
  const ssh = await sshProgram();
  if (ssh !== undefined && (await listensForSsh(parts, desktop))) {
    await openOverSsh(parts, desktop, ssh);
    return;
  }
  const title = vscode.l10n.t("Looking for the agent of {0}", desktop.container.name);
  const lines = agentLinesOf(desktop.engine);
  const share = await withLateProgress(title, (signal) => lines.share(desktop.container.id, signal));
  if (!share) {
    throw noWayIn(desktop);
  }
  const pty = new AgentTerminal(share, desktop.container.name);
  showTerminal({ name: terminalName(desktop), pty });
}

function noWayIn({ container, node }: DesktopTarget): UserError {
  const message = vscode.l10n.t(
    "{0} has neither OpenSSH nor the agent: both are put in when a desktop is made, and OpenSSH also later, in Windows' optional features.",
    container.name,
  );
  return new UserError(message, [
    commandRemedy(vscode.l10n.t("Open Desktop"), "windowsContainers.desktops.open", node),
  ]);
}

async function openOverSsh(parts: Parts, desktop: DesktopTarget, ssh: string): Promise<void> {
  const forward = await forwardTo(parts.forwards, desktop, sshPort);
  const { userName } = (await readDesktop(desktop)).access;
  showTerminal({
    name: terminalName(desktop),
    shellPath: ssh,
    shellArgs: [...powerShellWords({ host: forwardHost, port: forward.localPort, userName }, desktop.container.id)],
  });
}

async function listensForSsh({ forwards }: Parts, desktop: DesktopTarget): Promise<boolean> {
  try {
    await forwardTo(forwards, desktop, sshPort);
    return true;
  } catch (error) {
    if (error instanceof DesktopError && error.problem.kind === "portNotListening") {
      return false;
    }
    throw error;
  }
}

async function sshProgram(): Promise<string | undefined> {
  return programOnPath("ssh", programPlacesHere);
}

function terminalName({ container }: DesktopTarget): string {
  return vscode.l10n.t("PowerShell: {0}", container.name);
}

function showTerminal(options: vscode.TerminalOptions | vscode.ExtensionTerminalOptions): void {
  const shown = { ...options, iconPath: new vscode.ThemeIcon("terminal-powershell") };
  const terminal = "pty" in shown ? vscode.window.createTerminal(shown) : vscode.window.createTerminal(shown);
  terminal.show();
}
