import * as vscode from "vscode";
import { usualPackages } from "../../../../desktop/oem/usualPackages";
import { windowsTimeZoneOf } from "../../../../desktop/oem/timeZones";
import { windowsVersions } from "../../../../desktop/spec/versions";
import { askLine, askMany, askOne, type PickItem } from "../../../pickers/askInput";
import { back, type Step } from "../../../pickers/inSteps";
import { versionRow, workspaceFolder } from "../newDesktopStart";
import { ownPublicKeys } from "../publicKeys";
import { valueChoices } from "../valueChoices";
import type { QuickHost } from "./quickHost";
import type { QuickState } from "./quickState";

type QuickStep = Step<QuickState>;

export function withValue(state: QuickState, field: string, value: string | typeof back): QuickState | typeof back {
  return value === back ? value : { ...state, values: { ...state.values, [field]: value } };
}

export function versionStep(host: QuickHost): QuickStep {
  return async (state, place) => {
    const { versionColumns: columns, ownVersionHint } = host.strings;
    const items = windowsVersions.map((version): PickItem & { readonly rank: string } => {
      const { value, name, download, memory, disk, license, rank } = versionRow(version);
      const needs = [
        `${columns.download} ${download}`,
        `${columns.memory} ${memory}`,
        `${columns.disk} ${disk}`,
        license,
      ];
      return { value, label: name, description: needs.filter((text) => text !== "").join(" · "), rank };
    });
    const separator = { value: "", label: host.strings.otherVersions, kind: vscode.QuickPickItemKind.Separator };
    const ofRank = (rank: string): readonly PickItem[] => items.filter((item) => item.rank === rank);
    const answer = await askOne(place, {
      placeholder: vscode.l10n.t("Which Windows? Or: {0}", ownVersionHint),
      items: withPresent([...ofRank("usual"), separator, ...ofRank("other")], state.values.version),
      value: state.values.version ?? "",
      refusal: (text) => host.refusal(withTyped(state, "version", text), "version"),
    });
    return withValue(state, "version", answer);
  };
}

/** What a template, or an answer typed before, has and is not offered: it is not lost by going on. */
function withPresent(items: readonly PickItem[], present = ""): readonly PickItem[] {
  return present === "" || items.some(({ value }) => value === present)
    ? items
    : [{ value: present, label: present }, ...items];
}

function withTyped(state: QuickState, field: string, text: string): QuickState {
  return { ...state, values: { ...state.values, [field]: text } };
}

export function imageStep(host: QuickHost): QuickStep {
  return async (state, place) => {
    const { images } = host.offerAtHand(state.engineKey);
    const answer = await askOne(place, {
      placeholder: vscode.l10n.t("Which image?"),
      items: withPresent(
        images.map(({ value, label }) => ({ value, label })),
        state.values.image,
      ),
      value: state.values.image ?? "",
      refusal: (text) => host.refusal(withTyped(state, "image", text), "image"),
    });
    return withValue(state, "image", answer);
  };
}

export function nameStep(host: QuickHost): QuickStep {
  return async (state, place) => {
    const answer = await askLine(place, {
      prompt: vscode.l10n.t("Name of the desktop"),
      value: state.values.name ?? "",
      refusal: (text) => host.refusal(withTyped(state, "name", text), "name"),
    });
    return withValue(state, "name", answer);
  };
}

/** Memory, cores and disk: what is there is looked at while it is asked. */
export function sizeStep(host: QuickHost, field: "ramSize" | "coreCount" | "diskSize"): QuickStep {
  const offered = { ramSize: "4G 8G 16G half max", coreCount: "2 4 8 half max", diskSize: "64G 128G 256G half max" };
  return async (state, place) => {
    const { notes } = await host.offer(state);
    const present = state.values[field] ?? "";
    const words = [...new Set([present, ...offered[field].split(" ")])].filter((word) => word !== "");
    const items = words.map(async (value): Promise<PickItem> => {
      const problem = await host.problem(withTyped(state, field, value), field);
      return { value, label: value, ...(problem !== undefined && { detail: problem }) };
    });
    const answer = await askOne(place, {
      placeholder: `${sizeQuestion(field)} ${notes[field] ?? ""}`.trim(),
      items: await Promise.all(items),
      value: present,
      refusal: (text) => host.refusal(withTyped(state, field, text), field),
    });
    return withValue(state, field, answer);
  };
}

function sizeQuestion(field: "ramSize" | "coreCount" | "diskSize"): string {
  switch (field) {
    case "ramSize":
      return vscode.l10n.t("How much memory?");
    case "coreCount":
      return vscode.l10n.t("How many processor cores?");
    case "diskSize":
      return vscode.l10n.t("How large a disk?");
  }
}

export function languageStep(): QuickStep {
  return async (state, place) => {
    const choices = valueChoices("language", undefined) ?? [];
    const answer = await askOne(place, {
      placeholder: vscode.l10n.t("In which language?"),
      items: withPresent(
        choices.map(({ value, label }) => ({ value, label })),
        state.values.language,
      ),
      value: state.values.language ?? "",
    });
    return withValue(state, "language", answer);
  };
}

const otherFolder = "\0other";

export function folderStep(host: QuickHost): QuickStep {
  return async (state, place) => {
    const workspace = workspaceFolder();
    const { paths } = host.offerAtHand(state.engineKey);
    const items: readonly PickItem[] = [
      { value: "", label: vscode.l10n.t("Share Nothing") },
      ...(workspace === "" ? [] : [{ value: workspace, label: host.strings.shareWorkspace, detail: workspace }]),
      { value: otherFolder, label: vscode.l10n.t("Share Another Folder…") },
    ];
    const answer = await askOne(place, {
      placeholder: paths.text === "" ? vscode.l10n.t("Share a folder with Windows?") : paths.text,
      items: withPresent(items, state.values.folder),
      value: state.values.folder ?? "",
      refusal: (text) => host.refusal(withTyped(state, "folder", text), "folder"),
    });
    return withValue(state, "folder", answer === otherFolder ? await pickFolder(state.values.folder ?? "") : answer);
  };
}

async function pickFolder(present: string): Promise<string> {
  const picked = await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false });
  return picked?.[0]?.fsPath ?? present;
}

/** What is set up at the first logon, of what is wanted most; the form has the rest. */
export function setupStep(): QuickStep {
  return async (state, place) => {
    const zone = windowsTimeZoneOf(Intl.DateTimeFormat().resolvedOptions().timeZone);
    const keys = await ownPublicKeys();
    const lines = (field: string): readonly string[] => (state.values[field] ?? "").split("\n");
    const items: readonly PickItem[] = [
      { value: "darkMode Y", label: vscode.l10n.t("Dark mode") },
      ...(zone === undefined
        ? []
        : [{ value: `timeZone ${zone}`, label: vscode.l10n.t("Time zone"), description: zone }]),
      ...keys.map(({ value, label }) => ({
        value: `sshKeys ${value}`,
        label: vscode.l10n.t("OpenSSH server, for these public keys"),
        description: label,
      })),
      ...usualPackages.map(({ id, name }) => ({ value: `packages ${id}`, label: name, description: id })),
    ];
    const values = ["darkMode", "timeZone", "sshKeys", "packages"].flatMap((field) =>
      lines(field).map((line) => `${field} ${line}`),
    );
    const placeholder = vscode.l10n.t("What is to be set up at the first logon? It cannot be added afterwards.");
    const answer = await askMany(place, { placeholder, items, values });
    return answer === back ? answer : withSetup(state, items, answer);
  };
}

/** What was not among the items, as the last time may have left it, stays. */
function withSetup(state: QuickState, items: readonly PickItem[], chosen: readonly string[]): QuickState {
  const values: Record<string, string> = { ...state.values };
  for (const field of ["darkMode", "timeZone", "sshKeys", "packages"]) {
    const offered = items.flatMap(({ value }) =>
      value.startsWith(`${field} `) ? [value.slice(field.length + 1)] : [],
    );
    const others = (state.values[field] ?? "").split("\n").filter((line) => line !== "" && !offered.includes(line));
    const wanted = offered.filter((line) => chosen.includes(`${field} ${line}`));
    const isSingle = field === "timeZone" && wanted.length > 0;
    values[field] = [...(isSingle ? [] : others), ...wanted].join("\n");
  }
  return { ...state, values };
}
