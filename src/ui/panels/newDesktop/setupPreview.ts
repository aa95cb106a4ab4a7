import * as vscode from "vscode";
import { oemFiles } from "../../../desktop/oem/oemFiles";
import type { DesktopSpec } from "../../../desktop/spec";
import type { Disposable } from "../../../platform/emitter";

const scheme = "windows-containers-first-logon";

/** The files for the first logon as they will be, for people to read. */
export class SetupPreview implements Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: this.changed.event,
    provideTextDocumentContent: ({ path }) => this.texts.get(path) ?? "",
  });

  /** Opens them all beside the form, the one that says most in front. */
  async show(spec: DesktopSpec): Promise<void> {
    let viewColumn: vscode.ViewColumn = vscode.ViewColumn.Beside;
    for (const [name, text] of [...oemFiles(spec, vscode.l10n.t("a-random-word"))].toSorted(byInterest)) {
      const uri = vscode.Uri.from({ scheme, path: `/${spec.name === "" ? "OEM" : spec.name}/${name}` });
      this.texts.set(uri.path, text.replace(/^\ufeff/, ""));
      this.changed.fire(uri);
      const document = await vscode.workspace.openTextDocument(uri);
      const editor: vscode.TextEditor = await vscode.window.showTextDocument(document, { viewColumn, preview: false });
      viewColumn = editor.viewColumn ?? viewColumn;
    }
  }

  dispose(): void {
    this.provider.dispose();
    this.changed.dispose();
  }
}

type NamedText = readonly [name: string, text: string];

const interest: readonly string[] = ["windows-containers-agent.ps1", "own-script", "install.bat"];

/** What is always the same comes first, and so lies behind. */
function byInterest([one]: NamedText, [other]: NamedText): number {
  const rank = (name: string): number => (interest.findIndex((start) => name.startsWith(start)) + 4) % 4;
  return rank(one) - rank(other);
}
