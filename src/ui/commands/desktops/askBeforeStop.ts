import * as vscode from "vscode";
import { parseContainer } from "../../../desktop/containerRecord";
import { DesktopError } from "../../../desktop/desktopError";
import { removalByStop, type RemovalByStop } from "../../../desktop/stop/removalByStop";
import type { Engine } from "../../../engine/engine";
import type { Container } from "../../../engine/model";
import { withLateProgress } from "../../progress";
import { disksLostText } from "./desktopLosses";

/** What follows a stop: nothing, more that needs the container, or its removal that was already asked about. */
export type AfterStop = "nothing" | "more" | "removal";

/** A container that was made with `--rm` goes when it stops: asks before, or refuses where it is needed afterwards. */
export async function askBeforeStop(engine: Engine, { id, name }: Container, after: AfterStop): Promise<void> {
  if (after === "removal") {
    return;
  }
  const title = vscode.l10n.t("Looking at {0}", name);
  const record = await withLateProgress(title, (signal) => engine.inspect("container", id, signal));
  const removal = removalByStop(parseContainer(record));
  if (removal === undefined) {
    return;
  }
  if (after === "more") {
    throw new DesktopError({ kind: "goneWhenStopped" });
  }
  const goOn = vscode.l10n.t("Shut Down and Remove");
  const question = vscode.l10n.t("Shut down {0}? Its container is removed when it stops.", name);
  const options = { modal: true, detail: consequencesOf(name, removal).join("\n\n") };
  if ((await vscode.window.showWarningMessage(question, options, goOn)) !== goOn) {
    throw new vscode.CancellationError();
  }
}

function consequencesOf(name: string, { storage, lost }: RemovalByStop): readonly string[] {
  const settings = vscode.l10n.t(
    "It was made with --rm, so its settings are lost. To keep them, export the desktop first.",
  );
  const stays =
    storage === undefined
      ? []
      : [
          vscode.l10n.t(
            "Its storage, with Windows and all files in it, stays: {0}. A new desktop can be made on it.",
            storage,
          ),
        ];
  return [settings, ...stays, ...disksLostText(name, lost)];
}
