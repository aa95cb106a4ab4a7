import * as vscode from "vscode";
import type { EngineInfo } from "../../../engine/model";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { describeFailure, summariseFailure } from "../../errors/describeFailure";
import { sharingText } from "../../sharingText";
import { nodeId, type EngineNode } from "./nodes";
import { contextValueOf } from "../itemFacts";

export function engineItem(node: EngineNode, snapshot: EngineSnapshot): vscode.TreeItem {
  const known = snapshot.info !== undefined;
  const item = new vscode.TreeItem(
    snapshot.endpoint.name,
    known ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
  );
  const description = describeEngine(snapshot);
  item.id = nodeId(node);
  item.description = description;
  item.iconPath = engineIcon(snapshot);
  item.contextValue = contextValueOf("engine", ...(known ? ["known" as const] : []), snapshot.state.kind);
  item.tooltip = engineTooltip(snapshot);
  item.accessibilityInformation = {
    label: vscode.l10n.t("Engine {0}, {1}", snapshot.endpoint.name, failureOf(snapshot) ?? description),
  };
  return item;
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
      return new vscode.ThemeIcon(info?.mode === "windows" ? "window" : "server");
  }
}

function engineTooltip(snapshot: EngineSnapshot): vscode.MarkdownString {
  const { info, endpoint, aliases, platformName } = snapshot;
  const failure = failureOf(snapshot);
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
  if (failure !== undefined) {
    tooltip.appendText(failure).appendMarkdown("\n\n");
  }
  for (const [name, value] of rows) {
    if (value !== undefined && value !== "") {
      tooltip.appendText(`${name}: ${value}`).appendMarkdown("\n\n");
    }
  }
  return tooltip;
}
