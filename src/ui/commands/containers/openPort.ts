import * as vscode from "vscode";
import type { PublishedPort } from "../../../engine/model";
import type { Inventory } from "../../../inventory/inventory";
import { pickContainer } from "../../pickers/pickContainers";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { commandRemedy, type Remedy } from "../../errors/remedy";
import { UserError } from "../../errors/userError";

/** `windowsContainers.containers.openPort`: a published port in the browser. */
export async function openPort(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const question = {
    placeHolder: vscode.l10n.t("Open a port of which container?"),
    accepts: ({ ports }: { readonly ports: readonly PublishedPort[] }) => publishedTcp(ports).length > 0,
  };
  const { engine, engineKey, container } = await pickContainer(inventory, question, clicked);
  const diagnose = commandRemedy(vscode.l10n.t("Diagnose Network…"), "windowsContainers.containers.diagnoseNetwork", {
    kind: "container",
    engineKey,
    id: container.id,
  });
  const published = publishedTcp(container.ports);
  if (published.length === 0) {
    throw new UserError(vscode.l10n.t("{0} publishes no port.", container.name), [diagnose]);
  }
  const port = await pickPort(published);
  const scheme = port.containerPort === 443 || port.containerPort === 8443 ? "https" : "http";
  const address = vscode.Uri.parse(
    `${scheme}://${addressOf(engine.endpoint.host, port, diagnose)}:${port.hostPort ?? ""}`,
  );
  // Where VS Code works on another machine, it forwards the port first.
  await vscode.env.openExternal(address);
}

/** IPv4 and IPv6 publish the same port twice. */
function publishedTcp(ports: readonly PublishedPort[]): readonly PublishedPort[] {
  const published = ports.filter(({ hostPort, protocol }) => hostPort !== undefined && protocol === "tcp");
  return [...new Map(published.map((port) => [port.hostPort, port])).values()];
}

async function pickPort(ports: readonly PublishedPort[]): Promise<PublishedPort> {
  const [only, ...others] = ports;
  if (only && others.length === 0) {
    return only;
  }
  const picked = await vscode.window.showQuickPick(
    ports.map((port) => ({ label: `${port.hostPort ?? ""} → ${port.containerPort}`, port })),
    { placeHolder: vscode.l10n.t("Which port?") },
  );
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.port;
}

const everyAddress = ["", "0.0.0.0", "::"];

/** A remote engine publishes on its own host. */
function addressOf(engineHost: string, { hostIp = "", hostPort }: PublishedPort, help: Remedy): string {
  const remote = /^(?:tcp|ssh|https?):\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/]+)/.exec(engineHost)?.[1];
  if (everyAddress.includes(hostIp)) {
    return remote ?? "localhost";
  }
  if (remote !== undefined && /^(127\.|::1$)/.test(hostIp)) {
    throw new UserError(
      vscode.l10n.t(
        "Port {0} is published only on {1} of the engine's own machine. Forward it from there, or publish it on another address.",
        hostPort ?? "",
        hostIp,
      ),
      [help],
    );
  }
  return hostIp.includes(":") ? `[${hostIp}]` : hostIp;
}
