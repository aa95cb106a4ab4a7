import * as vscode from "vscode";
import type { Verdict } from "../../../compatibility/verdict";
import { dockerBuildLine } from "../../../engine/build/dockerBuildLine";
import type { DockerfileFacts } from "../../../engine/build/dockerfile";
import type { DaemonMode } from "../../../engine/model";
import { isolationRow } from "../lineForm/isolationRow";
import { editLineForm, shellHere, type FormRow } from "../lineForm/lineForm";
import { textRow, type TextWording } from "../lineForm/textRow";
import { toBuildOptions, wrongBuildPart, type BuildForm, type BuildTextField } from "./buildForm";
import type { DockerfileOnDisk } from "./dockerfileOnDisk";

export interface BuildQuestion {
  readonly dockerfile: DockerfileOnDisk;
  readonly facts: DockerfileFacts;
  readonly engineName: string;
  readonly mode: DaemonMode;
  /** Of what it is based on, where that is known. */
  readonly verdict: Verdict | undefined;
}

/** Asks for the fields of a build. */
export async function editBuildForm(form: BuildForm, question: BuildQuestion): Promise<BuildForm> {
  const { dockerfile, engineName } = question;
  return editLineForm(form, {
    title: vscode.l10n.t("Build {0} on {1}", dockerfile.name, engineName),
    placeHolder: vscode.l10n.t("Build it as it is, or choose what to set"),
    go: vscode.l10n.t("Build"),
    lineOf: (current) => dockerBuildLine(toBuildOptions(current, dockerfile.below(current.contextFolder)), shellHere),
    rowsOf: (current) => rowsOf(current, question),
  });
}

function rowsOf(form: BuildForm, { dockerfile, facts, mode, verdict }: BuildQuestion): readonly FormRow<BuildForm>[] {
  const text = (field: BuildTextField): FormRow<BuildForm> =>
    textRow(form, field, wording(field), (typed) => wrongBuildPart(field, typed));
  const target: FormRow<BuildForm> = {
    label: vscode.l10n.t("Target Stage"),
    icon: "target",
    value: form.target || vscode.l10n.t("the last one"),
    edit: async (current) => ({ ...current, target: await pickTarget(facts, current.target) }),
  };
  const folder: FormRow<BuildForm> = {
    label: vscode.l10n.t("Context Folder"),
    icon: "folder",
    value: vscode.workspace.asRelativePath(form.contextFolder),
    edit: async (current) => ({ ...current, contextFolder: await pickFolder(dockerfile, current.contextFolder) }),
  };
  return [
    text("tag"),
    ...(facts.stages.length > 0 ? [target] : []),
    text("buildArguments"),
    folder,
    ...(mode === "windows" ? [isolationRow(form, verdict), text("memory")] : [text("platform")]),
  ];
}

async function pickTarget({ stages }: DockerfileFacts, before: string): Promise<string> {
  const last = { label: vscode.l10n.t("The last one"), stage: "" };
  const picked = await vscode.window.showQuickPick([last, ...stages.map((stage) => ({ label: stage, stage }))], {
    title: vscode.l10n.t("Target Stage"),
  });
  return picked?.stage ?? before;
}

async function pickFolder({ folders }: DockerfileOnDisk, before: string): Promise<string> {
  const items = folders.map((folder) => ({
    label: vscode.workspace.asRelativePath(folder),
    description: folder,
    folder,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Context Folder") });
  return picked?.folder ?? before;
}

function wording(field: BuildTextField): TextWording {
  switch (field) {
    case "tag":
      return { label: vscode.l10n.t("Tag"), icon: "tag", example: "team/web:1.0" };
    case "buildArguments":
      return {
        label: vscode.l10n.t("Build Arguments"),
        icon: "settings",
        example: 'RELEASE=ltsc2022 NAME="two words"',
      };
    case "platform":
      return { label: vscode.l10n.t("Platform"), icon: "circuit-board", example: "linux/arm64" };
    case "memory":
      return { label: vscode.l10n.t("Memory of the Steps"), icon: "dashboard", example: "2g" };
  }
}
