import * as vscode from "vscode";
import { writeDevcontainer } from "../../../../desktop/exchange/devcontainer";
import { formOfSpec, secretVariables, type FormOptions } from "../../../../desktop/exchange/formOfSpec";
import { writeCompose } from "../../../../desktop/exchange/writeCompose";
import {
  addedByKubernetes,
  onlyKept,
  writeKubernetes,
  type AddedByKubernetes,
} from "../../../../desktop/exchange/writeKubernetes";
import { writeRunLine } from "../../../../desktop/exchange/writeRunLine";
import type { DesktopSpec } from "../../../../desktop/spec";
import { readSpec } from "../../../../desktop/spec/readSpec";
import { withNeededDevices } from "../../../../desktop/spec/neededDevices";
import { toVariables } from "../../../../desktop/spec/variables";
import { findVersion } from "../../../../desktop/spec/versions";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import type { Desktops } from "../../../tree/desktops/desktops";
import { pickDesktop } from "../pickDesktop";
import { readRecord } from "../readDesktop";
import { tellLeftOut } from "./tellLeftOut";

type Format = "compose" | "run" | "kubernetes" | "devcontainer";

/** `windowsContainers.desktops.export`: as a new document, or as the two files of a development container. */
export async function exportDesktop(desktops: Desktops, clicked?: DesktopNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Export which desktop?"), accepts: () => true };
  const record = await readRecord(await pickDesktop(desktops, question, clicked));
  // Somebody may have made it without the devices that its settings need.
  const spec = withNeededDevices(readSpec(record));
  const format = await askFormat(spec.name);
  const secrets = await askSecrets(spec, format);
  await write(spec, format, secrets);
  tellLeftOut(record);
}

async function write(spec: DesktopSpec, format: Format, secrets: FormOptions["secrets"]): Promise<void> {
  const form = formOfSpec(spec, { secrets, defaults: "leftOut" });
  switch (format) {
    case "compose":
      return showDocument("yaml", writeCompose(form));
    case "kubernetes":
      await showDocument("yaml", writeKubernetes(form));
      tellAdded(form.name, addedByKubernetes(form));
      tellOnlyKept(form.name, onlyKept(form));
      return;
    case "run":
      return showDocument("shellscript", `${writeRunLine(form)}\n`);
    case "devcontainer":
      return saveFiles(writeDevcontainer(form, findVersion(spec.windows.version)?.name ?? spec.name));
  }
}

/** Whoever applies it should know before. */
function tellAdded(name: string, added: readonly AddedByKubernetes[]): void {
  if (added.length > 0) {
    const texts = {
      privileges: vscode.l10n.t("It is privileged, since only so it may use /dev/kvm and other devices of its node."),
      restarts: vscode.l10n.t("It is started again whenever it ends, also when Windows was shut down."),
    };
    const said = vscode.l10n.t("In Kubernetes, {0} has more than here.", name);
    void vscode.window.showInformationMessage([said, ...added.map((one) => texts[one])].join(" "));
  }
}

/** Some of it no manifest can say, and some each cluster says in its own way. */
function tellOnlyKept(name: string, kept: readonly string[]): void {
  if (kept.length > 0) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        "The pod of this manifest does not get these settings of {0}: {1}. They stand in it for “Import Desktop…” only.",
        name,
        kept.join(", "),
      ),
    );
  }
}

async function askFormat(name: string): Promise<Format> {
  const picked = await vscode.window.showQuickPick(
    [
      { label: vscode.l10n.t("Compose file"), detail: "compose.yml", format: "compose" as const },
      { label: vscode.l10n.t("docker run line"), detail: vscode.l10n.t("For a POSIX shell"), format: "run" as const },
      {
        label: vscode.l10n.t("Kubernetes manifest"),
        detail: vscode.l10n.t("Claims, Deployment and Service"),
        format: "kubernetes" as const,
      },
      {
        label: vscode.l10n.t("Development container"),
        detail: "devcontainer.json, compose.yml",
        format: "devcontainer" as const,
      },
    ],
    { placeHolder: vscode.l10n.t("Export {0} as what?", name) },
  );
  return orCancel(picked).format;
}

/** A password is never written into a file unasked. */
async function askSecrets(spec: DesktopSpec, format: Format): Promise<FormOptions["secrets"]> {
  const variables = toVariables(spec);
  const present = secretVariables.filter((name) => name in variables);
  if (present.length === 0) {
    return "asked";
  }
  const outside =
    format === "kubernetes"
      ? vscode.l10n.t("The manifest takes them from a Secret")
      : vscode.l10n.t("They come from the environment of whoever runs it, or from an .env file");
  const picked = await vscode.window.showQuickPick(
    [
      { label: vscode.l10n.t("Leave out {0}", present.join(", ")), detail: outside, secrets: "asked" as const },
      {
        label: vscode.l10n.t("Write {0}", present.join(", ")),
        detail: vscode.l10n.t("Everyone who reads the file can read them"),
        secrets: "written" as const,
      },
    ],
    { placeHolder: vscode.l10n.t("Write the desktop's password into the file?") },
  );
  return orCancel(picked).secrets;
}

async function showDocument(language: string, content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
}

/** Into the picked folder's `.devcontainer`; files that are there are replaced only when that is wanted. */
async function saveFiles(files: ReadonlyMap<string, string>): Promise<void> {
  const [root] = orCancel(
    await vscode.window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      openLabel: vscode.l10n.t("Save Here"),
      title: vscode.l10n.t("Folder of the development container"),
    }),
  );
  const folder = vscode.Uri.joinPath(orCancel(root), ".devcontainer");
  const present = await namesIn(folder);
  const replaced = [...files.keys()].filter((name) => present.includes(name));
  if (replaced.length > 0) {
    const replace = vscode.l10n.t("Replace");
    const question = vscode.l10n.t("{0} already exists: {1}", folder.fsPath, replaced.join(", "));
    if ((await vscode.window.showWarningMessage(question, { modal: true }, replace)) !== replace) {
      throw new vscode.CancellationError();
    }
  }
  const encoder = new TextEncoder();
  for (const [name, text] of files) {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), encoder.encode(text));
  }
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, "devcontainer.json"));
}

async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    return [];
  }
}

export function orCancel<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new vscode.CancellationError();
  }
  return value;
}
