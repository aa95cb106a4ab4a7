import * as vscode from "vscode";
import { DesktopError } from "../../../desktop/desktopError";
import type { UnsafeDisk } from "../../../desktop/life/refuseUnsafeDisk";
import { describeLeftDisk } from "../../errors/describeDesktopProblem";

/** Asks what is to become of a disk that a new desktop's storage has already; any other error is thrown again. */
export async function askLeftDisk(error: unknown): Promise<UnsafeDisk> {
  if (!(error instanceof DesktopError) || error.problem.kind !== "leftDisk") {
    throw error;
  }
  const { loss, storage } = error.problem;
  const keep = vscode.l10n.t("Keep This Windows");
  const anew = vscode.l10n.t("Install Anew");
  const advice =
    loss.kind === "unmarked"
      ? vscode.l10n.t("If you have seen the desktop of Windows in it, keep it: it is marked as installed.")
      : vscode.l10n.t("To keep it, choose another storage, or its own version and language.");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("The storage {0} has a Windows in it", storage),
    { modal: true, detail: `${describeLeftDisk(error.problem)}\n\n${advice}` },
    ...(loss.kind === "unmarked" ? [keep, anew] : [anew]),
  );
  if (answer === undefined) {
    throw new vscode.CancellationError();
  }
  return answer === keep ? "mark" : "goOn";
}
