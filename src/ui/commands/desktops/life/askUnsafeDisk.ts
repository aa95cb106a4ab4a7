import * as vscode from "vscode";
import { lookAtRestingDisk } from "../../../../desktop/life/mendStorage";
import type { UnsafeDisk } from "../../../../desktop/life/refuseUnsafeDisk";
import { withCancellableProgress } from "../../../progress";
import type { DesktopTarget } from "../pickDesktop";

/** `another`: it may also be installed anew. `copied`: what is copied has to be a Windows. */
type Purpose = "another container" | "copied";

/** Looks at the disk of a desktop that was stopped, and asks where the next start would throw it away. */
export async function askUnsafeDisk(
  { engine, container }: Pick<DesktopTarget, "engine" | "container">,
  purpose: Purpose,
): Promise<UnsafeDisk> {
  const title = vscode.l10n.t("Looking at the disk of {0}", container.name);
  const outlook = await withCancellableProgress(title, (signal) =>
    lookAtRestingDisk(engine, container.id, signal, "any image"),
  );
  if (outlook !== "lost") {
    return "refuse";
  }
  const keep = vscode.l10n.t("Keep This Windows");
  const anew = vscode.l10n.t("Let It Install Anew");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("The disk of {0} is not safe yet", container.name),
    {
      modal: true,
      detail: vscode.l10n.t(
        "It was never shut down in order, so its next start would delete the disk and install Windows anew. If you have seen the desktop of Windows in it, keep it: it is marked as installed.",
      ),
    },
    keep,
    ...(purpose === "another container" ? [anew] : []),
  );
  if (answer === undefined) {
    throw new vscode.CancellationError();
  }
  return answer === keep ? "mark" : "goOn";
}
