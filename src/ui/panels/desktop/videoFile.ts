import { randomUUID } from "node:crypto";
import { open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { presentError } from "../../errors/presentError";
import { fileNameOf, offerToOpen } from "./saveScreenshot";

/** A video that is being recorded: its pieces are written as they come. */
export class VideoFile {
  private constructor(
    private readonly target: vscode.Uri,
    private readonly path: string,
    private readonly file: FileHandle,
  ) {}

  /** Asks where to; nothing when the person thought better of it. */
  static async create(desktop: string, extension: string): Promise<VideoFile | undefined> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const target = await vscode.window.showSaveDialog({
      title: vscode.l10n.t("Record {0} to", desktop),
      saveLabel: vscode.l10n.t("Record"),
      filters: { [vscode.l10n.t("Videos")]: [extension] },
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder, fileNameOf(desktop, extension)) }),
    });
    if (!target) {
      return undefined;
    }
    if (target.scheme === "file") {
      return new VideoFile(target, target.fsPath, await open(target.fsPath, "w"));
    }
    // Only files can be written piece by piece: all else goes there at the end. Others of this machine do not see it.
    const path = join(tmpdir(), `${randomUUID()}.${extension}`);
    return new VideoFile(target, path, await open(path, "wx", 0o600));
  }

  async write(data: Uint8Array): Promise<void> {
    await this.file.writeFile(data);
  }

  async end(): Promise<void> {
    await this.file.close();
    const target = this.target.scheme === "file" ? this.target : await this.deliver(this.target);
    if (target) {
      const said = vscode.l10n.t("The video was saved to {0}.", vscode.workspace.asRelativePath(target));
      void offerToOpen(target, said);
    }
  }

  /** Where it arrived; until it did, it stays where it was written. */
  private async deliver(target: vscode.Uri): Promise<vscode.Uri | undefined> {
    try {
      await vscode.workspace.fs.copy(vscode.Uri.file(this.path), target, { overwrite: true });
    } catch (error) {
      const elsewhere = await this.askForAnotherPlace(target, error);
      return elsewhere && this.deliver(elsewhere);
    }
    await rm(this.path, { force: true });
    return target;
  }

  private async askForAnotherPlace(target: vscode.Uri, error: unknown): Promise<vscode.Uri | undefined> {
    const save = vscode.l10n.t("Save Elsewhere…");
    const { message } = presentError(error);
    const said = vscode.l10n.t(
      "The video could not be saved to {0}: {1} It is kept as {2}.",
      vscode.workspace.asRelativePath(target),
      message,
      this.path,
    );
    return (await vscode.window.showErrorMessage(said, save)) === save
      ? vscode.window.showSaveDialog({ saveLabel: vscode.l10n.t("Save"), defaultUri: target })
      : undefined;
  }
}
