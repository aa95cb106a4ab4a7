import * as vscode from "vscode";
import type { DaemonMode, EngineInfo } from "../../../engine/model";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { ModeState } from "../../../mode/mode";
import { describeFailure, summariseFailure } from "../../errors/describeFailure";
import { sharingText } from "../../words/sharingText";
import { nodeId, type EngineNode } from "./nodes";
import { restingSide } from "./restingSide";
import { contextValueOf } from "../itemFacts";

export function engineItem(node: EngineNode, snapshot: EngineSnapshot, mode: ModeState): vscode.TreeItem {
  const resting = restingSide(snapshot, mode);
  const known = snapshot.info !== undefined;
  const item = new vscode.TreeItem(
    snapshot.endpoint.name,
    known ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
  );
  const description = resting === undefined ? describeEngine(snapshot) : restText(resting);
  const trouble = resting === undefined ? failureOf(snapshot) : describeRest(resting);
  item.id = nodeId(node);
  item.description = description;
  item.iconPath = resting === undefined ? engineIcon(snapshot) : restingIcon(resting);
  item.contextValue = contextValueOf("engine", ...(known ? ["known" as const] : []), snapshot.state.kind);
  item.tooltip = engineTooltip(snapshot, trouble);
  item.accessibilityInformation = {
    label: vscode.l10n.t("Engine {0}, {1}", snapshot.endpoint.name, trouble ?? description),
  };
  return item;
}

/** Why an engine of Docker Desktop does not answer, and how it would. */
export function describeRest(side: DaemonMode): string {
  return side === "windows"
    ? vscode.l10n.t("Docker Desktop runs Linux containers now. Its Windows engine runs after a switch.")
    : vscode.l10n.t("Docker Desktop runs Windows containers now. Its Linux engine runs after a switch.");
}

function restText(side: DaemonMode): string {
  return side === "windows" ? vscode.l10n.t("off in Linux mode") : vscode.l10n.t("off in Windows mode");
}

function restingIcon(side: DaemonMode): vscode.ThemeIcon {
  return new vscode.ThemeIcon(sideIcon(side), new vscode.ThemeColor("disabledForeground"));
}

function sideIcon(side: DaemonMode | undefined): string {
  return side === "windows" ? "window" : "server";
}

function describeEngine(snapshot: EngineSnapshot): string {
  switch (snapshot.state.kind) {
    case "connecting":
      return vscode.l10n.t("connecting…");
    case "unavailable":
      return summariseFailure(snapshot.state.failure);
    case "connected":
      return snapshot.info ? describeInfo(snapshot.info) : "";
  }
}

/** The whole sentence. */
function failureOf({ state }: EngineSnapshot): string | undefined {
  return state.kind === "unavailable" ? describeFailure(state.failure) : undefined;
}

function describeInfo(info: EngineInfo): string {
  // Without what its packager added.
  const shortVersion = info.serverVersion.replace(/\+.*$/, "");
  const facts =
    info.mode === "windows"
      ? [windowsText(info), isolationText(info), shortVersion]
      : [vscode.l10n.t("Linux"), shortVersion];
  return facts.filter((fact) => fact !== undefined).join(" · ");
}

function isolationText({ defaultIsolation }: EngineInfo): string | undefined {
  switch (defaultIsolation) {
    case "process":
      return vscode.l10n.t("process isolation");
    case "hyperv":
      return vscode.l10n.t("Hyper-V isolation");
    case undefined:
      return undefined;
  }
}

/** The build first, which says what images fit: the end of a row may be cut off. */
function windowsText({ hostBuild }: EngineInfo): string {
  if (!hostBuild) {
    return vscode.l10n.t("Windows");
  }
  const { build, revision } = hostBuild;
  return vscode.l10n.t("Windows {0}", revision === undefined ? build : `${build}.${revision}`);
}

function engineIcon({ state, info }: EngineSnapshot): vscode.ThemeIcon {
  switch (state.kind) {
    case "connecting":
      return new vscode.ThemeIcon("loading~spin");
    case "unavailable":
      return new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
    case "connected":
      return new vscode.ThemeIcon(sideIcon(info?.mode));
  }
}

function engineTooltip(snapshot: EngineSnapshot, trouble: string | undefined): vscode.MarkdownString {
  const { info, endpoint, aliases, platformName } = snapshot;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [vscode.l10n.t("Address"), [endpoint, ...aliases].map(({ host }) => host).join(", ")],
    [vscode.l10n.t("Platform"), platformName],
    [vscode.l10n.t("System"), info?.operatingSystem],
    [vscode.l10n.t("Kernel"), info?.kernelVersion],
    [vscode.l10n.t("Engine"), info?.serverVersion],
    [vscode.l10n.t("Default isolation"), info && isolationText(info)],
    [vscode.l10n.t("Storage driver"), info?.storageDriver],
    [vscode.l10n.t("Processors"), info?.cpuCount.toString()],
    [vscode.l10n.t("Memory"), info && `${(info.memoryBytes / 1024 ** 3).toFixed(1)} GiB`],
    [vscode.l10n.t("Shared"), sharingText(snapshot)],
  ];
  const tooltip = new vscode.MarkdownString();
  if (trouble !== undefined) {
    tooltip.appendText(trouble).appendMarkdown("\n\n");
  }
  for (const [name, value] of rows) {
    if (value !== undefined && value !== "") {
      tooltip.appendText(`${name}: ${value}`).appendMarkdown("\n\n");
    }
  }
  return tooltip;
}
