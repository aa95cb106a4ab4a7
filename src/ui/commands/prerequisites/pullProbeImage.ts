import * as vscode from "vscode";
import type { CheckRow } from "../../../prerequisites/liveChecks";
import { withCancellableProgress } from "../../progress";
import type { PrerequisiteCommandParts } from "./prerequisiteCommandParts";
import { engineAway } from "../../errors/usualErrors";

/** Gets an image by whose containers an engine's machine can be looked at, and looks. */
export async function pullProbeImage(
  { prerequisites, inventory }: PrerequisiteCommandParts,
  row: CheckRow,
  image: string,
): Promise<void> {
  const snapshot = inventory.engines.find(({ key }) => row.key.startsWith(`engine ${key}/`));
  const engine = snapshot && inventory.engine(snapshot.key);
  if (!engine) {
    throw engineAway();
  }
  const pull = vscode.l10n.t("Pull");
  const pressed = await vscode.window.showInformationMessage(
    vscode.l10n.t("Pull {0} on {1}?", image, snapshot.endpoint.name),
    { modal: true, detail: vscode.l10n.t("Its containers look at the engine's machine, and are removed at once.") },
    pull,
  );
  if (pressed !== pull) {
    return;
  }
  await withCancellableProgress(vscode.l10n.t("Pulling {0}", image), async (signal) =>
    engine.pull(image, { onProgress: () => undefined }, signal),
  );
  await prerequisites.again();
}
