import * as vscode from "vscode";
import { portInWay, recogniseError, type PortInWay } from "../../engine/catalogue";
import { describeKnownError } from "./describeKnownError";
import type { FoundHolder } from "./portHolderBehind";

/** By the engine's words alone, which on Windows leave open whether the port is in use or reserved, or which it is. */
export function describeTakenPort(said: string, asked: readonly PortInWay[] = []): string {
  const port = (portInWay(said) ?? (asked.length === 1 ? asked[0] : undefined))?.hostPort;
  const mayBeReserved = recogniseError(said)?.id === "portTakenOrReserved";
  if (port === undefined) {
    return describeKnownError(mayBeReserved ? "portTakenOrReserved" : "portTaken");
  }
  return mayBeReserved
    ? vscode.l10n.t(
        "Windows does not give port {0} away: it is in use, or lies in a range that Windows reserves.",
        port,
      )
    : vscode.l10n.t("Port {0} is already in use on the engine's machine.", port);
}

/** After a look at the containers, and at Windows itself. */
export function describePortHolder(holder: FoundHolder): string {
  const { hostPort } = holder.port;
  switch (holder.kind) {
    case "container":
      return vscode.l10n.t("Port {0} is in use by the container {1}.", hostPort, holder.container.name);
    case "inUse":
      return holder.program === undefined
        ? vscode.l10n.t("Port {0} is in use by process {1} of this machine.", hostPort, holder.process)
        : vscode.l10n.t(
            "Port {0} is in use by {1}, process {2} of this machine.",
            hostPort,
            holder.program,
            holder.process,
          );
    case "published":
      return vscode.l10n.t("Port {0} is in use by Docker Desktop, most likely for another container.", hostPort);
    case "reserved":
      return vscode.l10n.t(
        "Windows does not give port {0} away: it keeps the range {1} to {2} to itself.",
        hostPort,
        holder.from,
        holder.to,
      );
  }
}
