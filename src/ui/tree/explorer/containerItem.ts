import * as vscode from "vscode";
import { abilitiesOf } from "../../../engine/capabilities";
import { isAlive, type Container, type ContainerState, type Isolation } from "../../../engine/model";
import { hexOfExit } from "../../../engine/exitCodes";
import { shortId } from "../../../engine/shortId";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { describeExitCode } from "../../words/describeExitCode";
import { isolationName } from "../../words/isolationName";
import { momentText } from "./dateText";
import { nodeId, type ContainerNode } from "./nodes";
import { markStale } from "./staleDecorations";
import { contextValueOf } from "../itemFacts";

const stateIcons = {
  created: new vscode.ThemeIcon("circle-outline"),
  running: new vscode.ThemeIcon("play-circle", new vscode.ThemeColor("testing.iconPassed")),
  paused: new vscode.ThemeIcon("debug-pause", new vscode.ThemeColor("testing.iconQueued")),
  restarting: new vscode.ThemeIcon("sync"),
  removing: new vscode.ThemeIcon("trash"),
  exited: new vscode.ThemeIcon("stop-circle", new vscode.ThemeColor("disabledForeground")),
  dead: new vscode.ThemeIcon("error", new vscode.ThemeColor("testing.iconErrored")),
} as const satisfies Record<ContainerState, vscode.ThemeIcon>;

export function containerItem(
  node: ContainerNode,
  snapshot: EngineSnapshot,
  isolation: Isolation | undefined,
): vscode.TreeItem {
  const container = snapshot.container.get(node.id);
  if (!container) {
    return new vscode.TreeItem(shortId(node.id));
  }
  const item = new vscode.TreeItem(container.name);
  const state = stateText(container);
  const ports = publishedPorts(container);
  item.id = nodeId(node);
  item.description = [state, ports, shortImage(container.image)].filter((part) => part !== "").join(" · ");
  item.iconPath = unhealthy(container) ? new vscode.ThemeIcon("warning") : stateIcons[container.state];
  item.contextValue = factsOf(container, snapshot, isolation);
  const spoken = vscode.l10n.t("Container {0}, {1}, image {2}", container.name, state, container.image);
  item.accessibilityInformation = { label: ports === "" ? spoken : `${spoken}, ${ports}` };
  return markStale(item, snapshot);
}

/** Everything that the row has no place for. */
export function containerTooltip(
  { id }: ContainerNode,
  snapshot: EngineSnapshot,
  isolation: Isolation | undefined,
): string | undefined {
  const container = snapshot.container.get(id);
  if (!container) {
    return undefined;
  }
  const rows: readonly (readonly [string, string])[] = [
    [vscode.l10n.t("Image"), container.image],
    // Not the engine's "Up 5 minutes", which ages without any event.
    [vscode.l10n.t("State"), stateText(container)],
    [vscode.l10n.t("Exit Code"), exitText(container)],
    [vscode.l10n.t("Command"), container.command],
    [vscode.l10n.t("Isolation"), isolation === undefined ? "" : isolationName(isolation)],
    [vscode.l10n.t("Ports"), publishedPorts(container)],
    [vscode.l10n.t("Created"), momentText(container.createdAt)],
    [vscode.l10n.t("Networks"), container.networks.join(", ")],
    [vscode.l10n.t("ID"), shortId(container.id)],
  ];
  const facts = rows.filter(([, value]) => value !== "").map(([name, value]) => `${name}: ${value}`);
  return [container.name, ...facts].join("\n");
}

/** Abilities, as long as the engine answers. */
function factsOf(container: Container, snapshot: EngineSnapshot, isolation: Isolation | undefined): string {
  if (snapshot.state.kind !== "connected") {
    return contextValueOf("container");
  }
  return contextValueOf(
    "container",
    "live",
    isAlive(container) ? "stoppable" : "startable",
    ...(container.state === "running" ? ["executable" as const] : []),
    ...(container.ports.some(({ hostPort, protocol }) => hostPort !== undefined && protocol === "tcp")
      ? ["published" as const]
      : []),
    ...abilitiesOf({ mode: snapshot.info?.mode ?? "linux", isolation, state: container.state }),
  );
}

export function stateText(container: Container): string {
  if (unhealthy(container)) {
    return vscode.l10n.t("unhealthy");
  }
  const exitCode = exitCodeIn(container);
  switch (container.state) {
    case "created":
      return vscode.l10n.t("created");
    case "running":
      return vscode.l10n.t("running");
    case "paused":
      return vscode.l10n.t("paused");
    case "restarting":
      return vscode.l10n.t("restarting");
    case "removing":
      return vscode.l10n.t("removing");
    case "exited":
      return exitCode === undefined ? vscode.l10n.t("exited") : vscode.l10n.t("exited ({0})", exitCode);
    case "dead":
      return vscode.l10n.t("dead");
  }
}

/** Of a container that has ended: the engine tells it in its status only. */
function exitCodeIn({ status }: Container): string | undefined {
  return /^Exited \((-?\d+)\)/.exec(status)?.[1];
}

/** Codes of Windows have names, for which the row has no place. */
function exitText(container: Container): string {
  const code = container.state === "exited" ? exitCodeIn(container) : undefined;
  return code === undefined || hexOfExit(Number(code)) === undefined ? "" : describeExitCode(Number(code));
}

function unhealthy(container: Container): boolean {
  return container.state === "running" && container.status.includes("(unhealthy)");
}

function publishedPorts(container: Container): string {
  const published = container.ports.flatMap(({ hostPort, containerPort }) =>
    hostPort === undefined ? [] : [`${hostPort}→${containerPort}`],
  );
  return [...new Set(published)].join(" ");
}

/** Without registry and digest, which fill the row and are in its tooltip. */
function shortImage(image: string): string {
  return image
    .replace(/^sha256:([0-9a-f]{12})[0-9a-f]+$/, "$1")
    .replace(/@sha256:[0-9a-f]+$/, "")
    .replace(/^(localhost|[^/]*[.:][^/]*)\//, "");
}
