import * as vscode from "vscode";
import { canBeProtected, hasMachine, type DesktopState } from "../../../desktop/desktop";
import { previousImageLabel } from "../../../desktop/labels";
import type { HealthWarning } from "../../../desktop/life/health";
import { isAlive, type Container } from "../../../engine/model";
import { markStale } from "../explorer/staleDecorations";
import { describeState } from "./describeDesktop";
import { desktopHealths } from "./desktopHealths";
import type { Desktop } from "./desktops";
import { contextValueOf } from "../itemFacts";

/** A row of the Desktops view; commands get it handed. */
export interface DesktopNode {
  readonly kind: "desktop";
  readonly engineKey: string;
  readonly id: string;
}

const stateIcons = {
  stopped: new vscode.ThemeIcon("vm-outline", new vscode.ThemeColor("disabledForeground")),
  failed: new vscode.ThemeIcon("error", new vscode.ThemeColor("testing.iconErrored")),
  starting: new vscode.ThemeIcon("loading~spin"),
  installing: new vscode.ThemeIcon("desktop-download"),
  running: new vscode.ThemeIcon("vm-running", new vscode.ThemeColor("testing.iconPassed")),
  stopping: new vscode.ThemeIcon("loading~spin"),
  paused: new vscode.ThemeIcon("debug-pause", new vscode.ThemeColor("testing.iconQueued")),
  unknown: new vscode.ThemeIcon("vm"),
} as const satisfies Record<DesktopState["kind"] | "unknown", vscode.ThemeIcon>;

/** @param engineName of which engine, said when there are several */
export function desktopItem(node: DesktopNode, desktop: Desktop, engineName: string | undefined): vscode.TreeItem {
  const { container, snapshot, state } = desktop;
  const item = new vscode.TreeItem(container.name);
  const warnings = desktopHealths.warnings(container.id).flatMap(shortWarning);
  const text = [state ? describeState(state) : containerText(container), ...warnings].join(" · ");
  item.id = `${node.engineKey}/desktop/${node.id}`;
  item.description = [text, engineName ?? ""].filter((part) => part !== "").join(" · ");
  item.iconPath =
    needsAttention(state) || warnings.length > 0
      ? new vscode.ThemeIcon("warning")
      : stateIcons[state?.kind ?? "unknown"];
  item.contextValue = factsOf(desktop);
  // Without arguments: VS Code forgets those of a row that is drawn anew, as this one often is, before a press gets here.
  item.command = { command: "windowsContainers.desktops.openSelected", title: vscode.l10n.t("Open") };
  item.accessibilityInformation = { label: vscode.l10n.t("Windows desktop {0}, {1}", container.name, text) };
  return markStale(item, snapshot);
}

function needsAttention(state: DesktopState | undefined): boolean {
  return state?.kind === "running" && (state.problem !== undefined || state.disk === "unprotected");
}

/** Abilities, as long as the engine answers. */
function factsOf({ snapshot, container, state }: Desktop): string {
  if (snapshot.state.kind !== "connected") {
    return contextValueOf("desktop");
  }
  const alive = isAlive(container);
  return contextValueOf(
    "desktop",
    "live",
    alive ? "stoppable" : "startable",
    ...(container.state === "paused" ? ["resumable" as const] : []),
    ...(state && hasMachine(state) ? ["hasMachine" as const] : []),
    ...(previousImageLabel in container.labels ? ["upgraded" as const] : []),
    ...(state && canBeProtected(state) ? ["protectable" as const] : []),
  );
}

export function containerText({ state }: Container): string {
  switch (state) {
    case "running":
      return vscode.l10n.t("running");
    case "paused":
      return vscode.l10n.t("paused");
    case "restarting":
      return vscode.l10n.t("restarting");
    case "created":
    case "dead":
    case "exited":
    case "removing":
      return vscode.l10n.t("stopped");
  }
}

/** What cannot wait until somebody hovers. */
function shortWarning(warning: HealthWarning): readonly string[] {
  switch (warning.kind) {
    case "evaluationOver":
      return [vscode.l10n.t("evaluation is over")];
    case "evaluationEnds":
      return [vscode.l10n.t("evaluation ends in {0} days", warning.daysLeft)];
    case "roomShort":
    case "restarts":
    case "outOfMemory":
    case "unmarked":
    case "putAside":
      return [];
  }
}
