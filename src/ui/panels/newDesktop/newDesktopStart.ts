import * as vscode from "vscode";
import { withoutAgent } from "../../../desktop/agent/withAgent";
import { valuesOfSpec } from "../../../desktop/fields/formValues";
import { usualPackages } from "../../../desktop/oem/usualPackages";
import { defaultSpec, type DesktopSpec } from "../../../desktop/spec";
import { findVersion, windowsVersions } from "../../../desktop/spec/versions";
import type { WindowsVersion } from "../../../desktop/spec/versionTable";
import type { NewDesktopForm, NewDesktopGroup, NewDesktopVersion } from "../../../protocol/newDesktopApi";
import type { EngineTarget } from "../../pickers/pickEngine";
import type { FormSource } from "./formSource";
import { fieldsOfGroup, setupFields, usualFields } from "./fieldDefinitions";
import { newDesktopStrings } from "./newDesktopStrings";
import { ownPublicKeys } from "./publicKeys";
import { noLinuxEngine } from "../../errors/usualErrors";

/** All that the form is made of. */
export async function newDesktopStart(
  engines: readonly EngineTarget[],
  source: FormSource,
  last: Partial<NewDesktopForm>,
) {
  return {
    strings: newDesktopStrings(),
    engines: engines.map(({ snapshot }) => ({ value: snapshot.key, label: snapshot.endpoint.name })),
    versions: windowsVersions.map((version) => versionRow(version)),
    usual: usualFields(),
    setup: setupFields({
      packages: usualPackages.map(({ id, name }) => ({ value: id, label: name })),
      sshKeys: await ownPublicKeys(),
    }),
    groups: settingGroups(),
    workspace: workspaceFolder(),
    notices: [...(source.notices ?? [])],
    form: firstForm(engines, source, last),
  };
}

/** What stands in a form at first: what was read, else the usual with what was chosen the last time. */
export function firstForm(
  engines: readonly EngineTarget[],
  source: FormSource,
  last: Partial<NewDesktopForm>,
): NewDesktopForm {
  const wanted = source.engineKey ?? last.engineKey;
  const first = engines.find(({ snapshot }) => snapshot.key === wanted) ?? engines[0];
  if (!first) {
    throw noLinuxEngine();
  }
  const { key, container } = first.snapshot;
  const names = [...container.values()].map(({ name }) => name);
  const values = source.spec
    ? formValues(source.spec)
    : { ...formValues(defaultSpec(freeName(names))), ...last.values };
  return { engineKey: key, values };
}

function formValues(spec: DesktopSpec): NewDesktopForm["values"] {
  const values = valuesOfSpec(withoutAgent(spec));
  const version = findVersion(spec.windows.version)?.key ?? spec.windows.version;
  return Object.fromEntries(Object.entries({ ...values, version }).filter(([, text]) => text !== ""));
}

export function settingGroups(): NewDesktopGroup[] {
  const titles = {
    windows: vscode.l10n.t("Windows and Its Installation"),
    hardware: vscode.l10n.t("Hardware"),
    disks: vscode.l10n.t("Disks"),
    network: vscode.l10n.t("Network"),
    sharing: vscode.l10n.t("Sharing"),
    display: vscode.l10n.t("Screen and Sound"),
    access: vscode.l10n.t("Access"),
    advanced: vscode.l10n.t("Advanced"),
  } as const;
  return Object.entries(titles).map(([id, title]) => ({ id, title, fields: fieldsOfGroup(id as keyof typeof titles) }));
}

export function versionRow(version: WindowsVersion): NewDesktopVersion {
  const { key, name, downloadGB, minimumMemoryMiB, minimumDiskMiB, license, rank } = version;
  return {
    value: key,
    name,
    download: vscode.l10n.t("{0} GB", downloadGB),
    memory: sizeText(minimumMemoryMiB),
    disk: sizeText(minimumDiskMiB),
    license: license === "evaluation" ? vscode.l10n.t("evaluation") : "",
    rank,
  };
}

function sizeText(mebibytes: number): string {
  return mebibytes >= 1024 ? vscode.l10n.t("{0} GB", mebibytes / 1024) : vscode.l10n.t("{0} MB", mebibytes);
}

/** What could be shared with Windows; a folder that is not on a disk cannot. */
export function workspaceFolder(): string {
  const [folder] = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
  return folder?.uri.fsPath ?? "";
}

function freeName(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? "windows" : `windows-${number}`;
    if (!taken.includes(name)) {
      return name;
    }
  }
}
