import * as vscode from "vscode";
import { withDefaultTag } from "../../../engine/imageReference";
import type { Inventory } from "../../../inventory/inventory";
import { pickContainer } from "../../pickers/pickContainers";
import { withLateProgress } from "../../progress";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { askText, imageNameRefusal } from "../askText";
import { askLimits } from "./askLimits";

/** As engines have it. */
const containerName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

/** `windowsContainers.containers.rename` */
export async function renameContainer(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Rename which container?"), ability: "rename" } as const;
  const { engine, container } = await pickContainer(inventory, question, clicked);
  const name = await askText({
    title: vscode.l10n.t("Rename {0}", container.name),
    value: container.name,
    validateInput: (text) =>
      containerName.test(text.trim())
        ? undefined
        : vscode.l10n.t(
            "A name has at least two letters, digits, dots, underscores or dashes, and begins with a letter or digit.",
          ),
  });
  await withLateProgress(vscode.l10n.t("Renaming {0}", container.name), (signal) =>
    engine.containers.rename(container.id, name, signal),
  );
}

/** `windowsContainers.containers.commit`: an image of what its file system is now. */
export async function commitContainer(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Make an image of which container?"), ability: "commit" } as const;
  const { engine, container } = await pickContainer(inventory, question, clicked);
  const name = await askText({
    title: vscode.l10n.t("Make an Image of {0}", container.name),
    prompt: vscode.l10n.t("The new image's name. What is in volumes does not become part of it."),
    value: `${container.name.toLowerCase()}:1`,
    validateInput: imageNameRefusal,
  });
  const reference = withDefaultTag(name);
  await withLateProgress(vscode.l10n.t("Making {0} of {1}", reference, container.name), (signal) =>
    engine.containers.commit(container.id, reference, signal),
  );
  void vscode.window.showInformationMessage(vscode.l10n.t("Made the image {0}.", reference));
}

/** `windowsContainers.containers.updateLimits`: at once, while it runs. */
export async function updateLimits(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Limit which container?"), ability: "updateLimits" } as const;
  const { engine, container } = await pickContainer(inventory, question, clicked);
  const limits = await askLimits(container.name);
  const { warnings } = await withLateProgress(vscode.l10n.t("Limiting {0}", container.name), (signal) =>
    engine.containers.updateLimits(container.id, limits, signal),
  );
  if (warnings.length > 0) {
    void vscode.window.showWarningMessage(warnings.join(" "));
  }
}
