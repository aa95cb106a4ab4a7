import * as vscode from "vscode";
import {
  readTemplates,
  specOfTemplate,
  templateOf,
  templatesPath,
  withTemplate,
  type DesktopTemplates,
} from "../../../../desktop/create/templates";
import type { DesktopSpec } from "../../../../desktop/spec";
import { readSpec } from "../../../../desktop/spec/readSpec";
import type { NewDesktopForms } from "../../../panels/newDesktop/formSource";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import type { Desktops } from "../../../tree/desktops/desktops";
import { pickDesktop } from "../pickDesktop";
import { readRecord } from "../readDesktop";
import { orCancel } from "./exportDesktop";
import { tellLeftOut } from "./tellLeftOut";
import { UserError } from "../../../errors/userError";
import { commandRemedy } from "../../../errors/remedy";

/** `windowsContainers.desktops.saveTemplate`: without name and secrets, into the workspace. */
export async function saveTemplate(desktops: Desktops, clicked?: DesktopNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Save which desktop as a template?"), accepts: () => true };
  const record = await readRecord(await pickDesktop(desktops, question, clicked));
  await keepTemplate(readSpec(record));
  tellLeftOut(record);
}

/** Asks for the template's name, and shows the file that it is in then. */
export async function keepTemplate(spec: DesktopSpec): Promise<void> {
  const folder = await pickFolder();
  const file = templatesFile(folder);
  const { text: before, templates } = await templatesIn(file);
  const name = orCancel(
    await vscode.window.showInputBox({
      title: vscode.l10n.t("Name of the template"),
      value: spec.name,
      validateInput: (text) => {
        if (text.trim() === "") {
          return vscode.l10n.t("This must not be empty.");
        }
        return Object.hasOwn(templates, text)
          ? {
              message: vscode.l10n.t("This replaces the template of this name."),
              severity: vscode.InputBoxValidationSeverity.Warning,
            }
          : undefined;
      },
    }),
  );
  const text = withTemplate(before, name, templateOf(spec, folder.uri.fsPath));
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(file);
}

/** A template of the workspace as a row to pick, and the desktop that it makes. */
export interface TemplateChoice {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly toSpec: () => DesktopSpec;
}

export async function templatesOfWorkspace(): Promise<readonly TemplateChoice[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map(async (folder) =>
      Object.entries((await templatesIn(templatesFile(folder))).templates).map(([label, template]) => ({
        label,
        description: template.windows?.version ?? "",
        detail: folders.length > 1 ? folder.name : "",
        toSpec: () => specOfTemplate(nameOf(label), template, folder.uri.fsPath),
      })),
    ),
  );
  return found.flat();
}

/** `windowsContainers.desktops.newFromTemplate` */
export async function newFromTemplate(forms: NewDesktopForms): Promise<void> {
  const choices = await templatesOfWorkspace();
  if (choices.length === 0) {
    const message = vscode.l10n.t("This workspace has no templates: save one from a desktop ({0}).", templatesPath);
    throw new UserError(message, [
      commandRemedy(vscode.l10n.t("Save as Template…"), "windowsContainers.desktops.saveTemplate"),
    ]);
  }
  const placeHolder = vscode.l10n.t("New desktop from which template?");
  const { toSpec } = orCancel(await vscode.window.showQuickPick(choices, { placeHolder }));
  await forms.open({ spec: toSpec() });
}

/** A template may be called anything, a container not. */
function nameOf(label: string): string {
  const plain = label.replace(/[^a-zA-Z0-9_.-]+/g, "-").replace(/^[^a-zA-Z0-9]+/, "");
  return plain.length < 2 ? "windows" : plain.slice(0, 60);
}

async function pickFolder(): Promise<vscode.WorkspaceFolder> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [only, ...others] = folders;
  if (!only) {
    throw new UserError(vscode.l10n.t("Templates are kept in the workspace: open a folder first."), [
      { title: vscode.l10n.t("Open Folder…"), press: openFolder },
    ]);
  }
  return others.length === 0 ? only : orCancel(await vscode.window.showWorkspaceFolderPick());
}

async function openFolder(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.files.openFolder");
}

function templatesFile({ uri }: vscode.WorkspaceFolder): vscode.Uri {
  return vscode.Uri.joinPath(uri, templatesPath);
}

/** None where there is no such file; one that is something else is shown, and not written over. */
async function templatesIn(
  file: vscode.Uri,
): Promise<{ readonly text: string | undefined; readonly templates: DesktopTemplates }> {
  const text = await textOf(file);
  if (text === undefined || text.trim() === "") {
    return { text, templates: {} };
  }
  const read = readTemplates(text);
  if ("wrong" in read) {
    await showFile(file);
    throw new UserError(vscode.l10n.t("{0} is not a template file: {1}", file.fsPath, read.wrong), [
      { title: vscode.l10n.t("Open File"), press: async () => showFile(file) },
    ]);
  }
  return { text, templates: read.templates };
}

async function showFile(file: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(file);
}

/** As a person has it before the eyes, also where that is not saved yet. */
async function textOf(file: vscode.Uri): Promise<string | undefined> {
  const shown = vscode.workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && uri.fsPath === file.fsPath);
  if (shown?.isDirty === true) {
    await shown.save();
  }
  return vscode.workspace.fs.readFile(file).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
}
