import * as vscode from "vscode";
import { rdpPort } from "../../desktop/access/rdpFile";
import { sshPort } from "../../desktop/access/sshPort";

/** What usually listens there, for people who do not know ports by heart; empty for others. */
export function portName(port: number): string {
  return knownPorts().find((known) => known.port === port)?.name ?? "";
}

/** Nobody looks at Remote Desktop, a shell or remoting in a browser; any other port may be a web app. */
export function isForBrowsers(port: number): boolean {
  return ![rdpPort, sshPort, ...remotingPorts].includes(port);
}

const remotingPorts = [5985, 5986];

export function knownPorts(): readonly { readonly port: number; readonly name: string }[] {
  return [
    { port: rdpPort, name: vscode.l10n.t("Remote Desktop") },
    { port: sshPort, name: vscode.l10n.t("OpenSSH") },
    { port: 80, name: vscode.l10n.t("Web (HTTP)") },
    { port: 443, name: vscode.l10n.t("Web (HTTPS)") },
    { port: 5000, name: vscode.l10n.t("Web app (ASP.NET Core)") },
    { port: 5985, name: vscode.l10n.t("PowerShell Remoting") },
  ];
}
