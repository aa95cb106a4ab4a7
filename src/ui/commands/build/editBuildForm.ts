import * as vscode from "vscode";
import type { Verdict } from "../../../compatibility/verdict";
import { dockerBuildLine } from "../../../engine/dockerBuildLine";
import type { DockerfileFacts } from "../../../engine/dockerfile";
import type { DaemonMode } from "../../../engine/model";
import { explainVerdict, shortVerdict } from "../../compatibility/describeVerdict";
import { pickIsolation } from "../../pickers/pickIsolation";
import { wrapped } from "../run/wrapped";
import { toBuildOptions, wrongBuildPart, type BuildForm, type BuildTextField } from "./buildForm";
import type { DockerfileOnDisk } from "./dockerfileOnDisk";

type Choice = vscode.QuickPickItem & {
  readonly does: "build" | "copy" | "isolation" | "target" | "contextFolder" | { readonly edits: BuildTextField };
};

export interface BuildQuestion {
  readonly dockerfile: DockerfileOnDisk;
  readonly facts: DockerfileFacts;
  readonly engineName: string;
  readonly mode: DaemonMode;
  /** Of what it is based on, where that is known. */
  readonly verdict: Verdict | undefined;
}

/** One list with every field and its value, above it the `docker build` line; choosing a field edits it and comes back. */
export async function editBuildForm(form: BuildForm, question: BuildQuestion): Promise<BuildForm> {
  let current = form;
  for (;;) {
    const line = lineOf(current, question);
    const choice = await vscode.window.showQuickPick(choices(current, question, line), {
      title: vscode.l10n.t("Build {0} on {1}", question.dockerfile.name, question.engineName),
      placeHolder: vscode.l10n.t("Build it as it is, or choose what to set"),
      ignoreFocusOut: true,
    });
    if (!choice) {
      throw new vscode.CancellationError();
    }
    const { does } = choice;
    switch (does) {
      case "build":
        return current;
      case "copy":
        await vscode.env.clipboard.writeText(line);
        void vscode.window.setStatusBarMessage(vscode.l10n.t("The command line was copied."), 3000);
        break;
      case "isolation":
        current = { ...current, isolation: await pickIsolation(current.isolation) };
        break;
      case "target":
        current = { ...current, target: await pickTarget(question.facts, current.target) };
        break;
      case "contextFolder":
        current = { ...current, contextFolder: await pickFolder(question.dockerfile, current.contextFolder) };
        break;
      default:
        current = await edited(current, does.edits);
    }
  }
}

function lineOf(form: BuildForm, { dockerfile }: BuildQuestion): string {
  const options = toBuildOptions(form, dockerfile.below(form.contextFolder));
  return dockerBuildLine(options, process.platform === "win32" ? "powershell" : "posix");
}

function choices(form: BuildForm, question: BuildQuestion, line: string): readonly Choice[] {
  const [firstRow = "", ...otherRows] = wrapped(line);
  const notSet = vscode.l10n.t("not set");
  const text = (field: BuildTextField): Choice => {
    const { label, icon } = wording(field);
    const description = form[field] || notSet;
    return { label, iconPath: new vscode.ThemeIcon(icon), description, does: { edits: field } };
  };
  const target: Choice = {
    label: vscode.l10n.t("Target Stage"),
    iconPath: new vscode.ThemeIcon("target"),
    description: form.target || vscode.l10n.t("the last one"),
    does: "target",
  };
  const folder: Choice = {
    label: vscode.l10n.t("Context Folder"),
    iconPath: new vscode.ThemeIcon("folder"),
    description: vscode.workspace.asRelativePath(form.contextFolder),
    does: "contextFolder",
  };
  return [
    { label: vscode.l10n.t("Build"), iconPath: new vscode.ThemeIcon("play"), detail: firstRow, does: "build" },
    ...otherRows.map((label): Choice => ({ label, iconPath: new vscode.ThemeIcon("blank"), does: "build" })),
    text("tag"),
    ...(question.facts.stages.length > 0 ? [target] : []),
    text("buildArguments"),
    folder,
    ...(question.mode === "windows" ? [isolation(form, question), text("memory")] : [text("platform")]),
    { label: vscode.l10n.t("Copy the Command Line"), iconPath: new vscode.ThemeIcon("copy"), does: "copy" },
  ];
}

function isolation(form: BuildForm, { verdict }: BuildQuestion): Choice {
  const chosen = form.isolation ?? vscode.l10n.t("the engine's default");
  return {
    label: vscode.l10n.t("Isolation"),
    iconPath: new vscode.ThemeIcon("shield"),
    description: [chosen, verdict && shortVerdict(verdict)].filter((part) => part !== undefined).join(" · "),
    ...(verdict && { detail: explainVerdict(verdict) }),
    does: "isolation",
  };
}

/** Escape leaves the field as it was. */
async function edited(form: BuildForm, field: BuildTextField): Promise<BuildForm> {
  const { label, example } = wording(field);
  const typed = await vscode.window.showInputBox({
    title: label,
    value: form[field],
    placeHolder: example,
    prompt: vscode.l10n.t("For example: {0}. Empty: not set.", example),
    ignoreFocusOut: true,
    validateInput: (value) => {
      const wrong = wrongBuildPart(field, value);
      return wrong === undefined ? undefined : vscode.l10n.t("“{0}” does not fit. For example: {1}", wrong, example);
    },
  });
  return typed === undefined ? form : { ...form, [field]: typed.trim() };
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

function wording(field: BuildTextField): { readonly label: string; readonly icon: string; readonly example: string } {
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
