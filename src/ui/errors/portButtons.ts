import * as vscode from "vscode";
import { portOwnerLine, reservePortLine } from "../../diagnosis/commands";
import { portInWay, type PortInWay } from "../../engine/catalogue";
import type { ContainerOnPort } from "../../inventory/containerOnPort";
import type { ContainerNode } from "../tree/explorer/nodes";
import { lineButton } from "./lineButton";
import type { FoundHolder } from "./portHolderBehind";
import { commandRemedy, type Remedy } from "./remedy";

/** Who has the port that an error names; of all ports where it names none. */
export function showPortOwner(said: string): readonly Remedy[] {
  const port = portInWay(said);
  if (port === undefined) {
    return [lineButton({ line: "netstat -ano", rights: "user" })];
  }
  return [ownerButton(port)];
}

/** What helps with who has the port. */
export function buttonsOfHolder(holder: FoundHolder): readonly Remedy[] {
  switch (holder.kind) {
    case "container":
      return containerButtons(holder);
    case "inUse":
      return [ownerButton(holder.port)];
    case "published":
      return [commandRemedy(vscode.l10n.t("Stop a Container…"), "windowsContainers.containers.stop")];
    case "reserved":
      return [reserveButton(holder.port)];
  }
}

function ownerButton(port: PortInWay): Remedy {
  const line = portOwnerLine(port, process.platform);
  return lineButton({ line, rights: "user" }, vscode.l10n.t("Show Who Has Port {0}…", port.hostPort));
}

function containerButtons({ engineKey, container: { id, name } }: ContainerOnPort): readonly Remedy[] {
  const node: ContainerNode = { kind: "container", engineKey, id };
  return [
    commandRemedy(vscode.l10n.t("Stop {0}", name), "windowsContainers.containers.stop", node),
    commandRemedy(vscode.l10n.t("Inspect {0}", name), "windowsContainers.objects.inspect", node),
  ];
}

export function reservePort(said: string): readonly Remedy[] {
  const port = portInWay(said);
  return port === undefined ? [] : [reserveButton(port)];
}

function reserveButton({ hostPort, protocol }: PortInWay): Remedy {
  const line = reservePortLine(hostPort, protocol);
  return lineButton({ line, rights: "elevated" }, vscode.l10n.t("Reserve Port {0}…", hostPort));
}
