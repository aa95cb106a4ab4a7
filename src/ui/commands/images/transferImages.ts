import { createReadStream } from "node:fs";
import * as vscode from "vscode";
import { recogniseError } from "../../../engine/catalogue";
import type { Engine } from "../../../engine/engine";
import { withDefaultTag } from "../../../engine/imageReference";
import { PullState } from "../../../engine/pullState";
import { shortId } from "../../../engine/shortId";
import type { Inventory } from "../../../inventory/inventory";
import { offerRemedies } from "../../errors/offerRemedies";
import { presentError } from "../../errors/presentError";
import type { Remedy } from "../../errors/remedy";
import { repeatable } from "../../errors/repeatable";
import { UserError } from "../../errors/userError";
import { pickEngine } from "../../pickers/pickEngine";
import { withCancellableProgress, withLateProgress } from "../../progress";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { askText, imageNameRefusal } from "../askText";
import { countedBytes } from "../countedBytes";
import { engineOfNode } from "../engines/engineOfNode";
import { pickImages, type ObjectTarget } from "../objects/pickObjects";
import { defaultFolder, saveToFile } from "../saveToFile";

/** `windowsContainers.images.tag`: one more name for it. */
export async function tagImage(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const [image] = await pickImages(inventory, vscode.l10n.t("Tag which image?"), clicked);
  if (image) {
    await askAndTag(image.engine, image.tag ?? image.id);
  }
}

/** `windowsContainers.images.push`: under a name of its registry, which can be given first. */
export async function pushImage(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const [image] = await pickImages(inventory, vscode.l10n.t("Push which image?"), clicked);
  if (!image) {
    return;
  }
  const { engine, id, tag } = image;
  const reference = await askText({
    title: vscode.l10n.t("Push {0}", tag ?? shortId(id)),
    prompt: vscode.l10n.t("Its name in the registry; a name that it does not have yet is added to it first"),
    value: tag ?? "",
    placeHolder: "registry.example.org/team/name:1",
    validateInput: imageNameRefusal,
  });
  const name = withDefaultTag(reference);
  if (name !== tag) {
    await tagWithProgress(engine, id, name);
  }
  await repeatable(vscode.l10n.t("Push Again"), async () => {
    const remark = await pushWithProgress(engine, name);
    await tellPushed(name, remark);
  });
}

/** With what the engine has left out, and how it would not. */
async function tellPushed(name: string, remark: string | undefined): Promise<void> {
  const pushed = vscode.l10n.t("Pushed {0}.", name);
  const { message, remedies } = remark === undefined ? { message: "", remedies: [] } : presentError(new Error(remark));
  const show = vscode.window.showInformationMessage;
  const remedy = await offerRemedies(show, `${pushed} ${message}`.trim(), remedies);
  await remedy?.press();
}

/** Returns what the engine says in passing only: that it keeps the layers of Windows to itself. */
async function pushWithProgress(engine: Engine, name: string): Promise<string | undefined> {
  const state = new PullState();
  let remark: string | undefined;
  await withCancellableProgress(vscode.l10n.t("Pushing {0}", name), async (signal, report) => {
    const onProgress: Parameters<Engine["transfers"]["push"]>[1]["onProgress"] = (step) => {
      state.add(step);
      remark ??= recogniseError(step.status) && step.status;
      const { layers, active } = state.summary();
      const [first] = active;
      report({ message: [vscode.l10n.t("{0} layers", layers), first?.status ?? step.status].join(" · ") });
    };
    await engine.transfers.push(name, { onProgress }, signal);
  });
  return remark;
}

/** `windowsContainers.images.save`: all that are selected in one tar file, for *Load Images* elsewhere. */
export async function saveImages(
  inventory: Inventory,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<void> {
  const images = await pickImages(inventory, vscode.l10n.t("Save which image?"), clicked, selected);
  const keys = [...new Set(images.map(({ engineKey }) => engineKey))];
  const [only, ...others] = keys.map((key) => images.filter(({ engineKey }) => engineKey === key));
  if (only && others.length > 0) {
    throw new UserError(
      vscode.l10n.t("These images are on several engines; a file can hold those of one engine only."),
      [saveThose(inventory, only), ...others.map((some) => saveThose(inventory, some))],
    );
  }
  await saveOfOneEngine(only ?? []);
}

function saveThose(inventory: Inventory, images: readonly ObjectTarget[]): Remedy {
  const engine = inventory.engines.find(({ key }) => key === images[0]?.engineKey);
  return {
    title: vscode.l10n.t("Save Those of {0}", engine?.endpoint.name ?? ""),
    press: async () => saveOfOneEngine(images),
  };
}

async function saveOfOneEngine(images: readonly ObjectTarget[]): Promise<void> {
  const [first] = images;
  if (!first) {
    return;
  }
  const names = images.map(({ tag, id }) => tag ?? id);
  const fileName = `${shortId(names[0] ?? "images").replace(/[^\w.-]+/g, "-")}.tar`;
  await saveToFile(vscode.l10n.t("Saving {0}", names.join(", ")), fileName, (signal) =>
    first.engine.transfers.save(names, signal),
  );
}

/** `windowsContainers.images.load`: out of a tar file. */
export async function loadImages(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const { engine, snapshot } = await pickEngine(inventory, engineOfNode(clicked));
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Load Images Into {0}", snapshot.endpoint.name),
      openLabel: vscode.l10n.t("Load"),
      defaultUri: defaultFolder(),
      filters: { [vscode.l10n.t("Tar archives")]: ["tar", "gz", "tgz"] },
    })) ?? [];
  if (!file) {
    throw new vscode.CancellationError();
  }
  await repeatable(vscode.l10n.t("Load Again"), async () => loadWithProgress(engine, file.fsPath));
}

async function loadWithProgress(engine: Engine, path: string): Promise<void> {
  const loaded = await withCancellableProgress(vscode.l10n.t("Loading {0}", path), (signal, report) =>
    engine.transfers.load(countedBytes(createReadStream(path), report), signal),
  );
  void vscode.window.showInformationMessage(
    loaded.length === 0
      ? vscode.l10n.t("There was no image in {0}.", path)
      : vscode.l10n.t("Loaded {0}.", loaded.map(shortId).join(", ")),
  );
}

async function askAndTag(engine: Engine, image: string): Promise<void> {
  const name = await askText({
    title: vscode.l10n.t("Tag {0}", shortId(image)),
    prompt: vscode.l10n.t("One more name for the image; it keeps those that it has"),
    placeHolder: "registry.example.org/team/name:1",
    value: image.startsWith("sha256:") ? "" : image,
    validateInput: imageNameRefusal,
  });
  await tagWithProgress(engine, image, withDefaultTag(name));
}

async function tagWithProgress(engine: Engine, image: string, name: string): Promise<void> {
  await withLateProgress(vscode.l10n.t("Tagging {0}", shortId(image)), (signal) =>
    engine.transfers.tag(image, name, signal),
  );
}
