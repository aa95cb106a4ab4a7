import * as vscode from "vscode";
import { parseContainer } from "../../../../desktop/containerRecord";
import { isDesktopImage } from "../../../../desktop/desktopImages";
import { imageChanges, imagesAtHand, previousImageOf } from "../../../../desktop/life/previousImage";
import { defaultImage } from "../../../../desktop/spec";
import { isImageAtHand } from "../../../../engine/imageAtHand";
import { withDefaultTag } from "../../../../engine/imageReference";
import { withLateProgress } from "../../../progress";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { askText, imageNameRefusal } from "../../askText";
import { pullWithProgress } from "../../images/pullImage";
import { pickDesktop, type DesktopTarget } from "../pickDesktop";
import type { LifeParts } from "./lifeParts";
import { recreate, tellRecreated } from "./recreate";
import { commandRemedy, type Remedy } from "../../../errors/remedy";
import { UserError } from "../../../errors/userError";

/** `windowsContainers.desktops.upgradeImage`: another release of the image over the same storage. */
export async function upgradeImage(parts: LifeParts, clicked?: DesktopNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Upgrade the image of which desktop?"), accepts: () => true };
  const target = await pickDesktop(parts.desktops, question, clicked);
  const { engine, container } = target;
  const looking = vscode.l10n.t("Looking at {0}", container.name);
  const atHand = await withLateProgress(looking, (signal) => imagesAtHand(engine, container.image, signal));
  const { image, isToBePulled } = await pickImage(container.image, atHand);
  if (isToBePulled) {
    await pullWithProgress(engine, image);
  }
  await changeImage(parts, target, image);
}

/** `windowsContainers.desktops.previousImage`: what the last upgrade left is remembered by the container itself. */
export async function goBackToPreviousImage(parts: LifeParts, clicked?: DesktopNode): Promise<void> {
  const hasPrevious = ({ container }: Pick<DesktopTarget, "container">): boolean =>
    previousImageOf(container) !== undefined;
  const question = { placeHolder: vscode.l10n.t("Go back with which desktop?"), accepts: hasPrevious };
  const target = await pickDesktop(parts.desktops, question, clicked);
  const previous = previousImageOf(target.container);
  if (!previous) {
    throw new UserError(
      vscode.l10n.t("{0} was not upgraded: there is no image to go back to.", target.container.name),
      [changeImageButton(target)],
    );
  }
  const image = previous.kept ?? previous.image;
  if (!(await withLateProgress(image, (signal) => isImageAtHand(target.engine, image, signal)))) {
    await pullWithProgress(target.engine, image);
  }
  await changeImage(parts, target, image);
}

async function changeImage(parts: LifeParts, target: DesktopTarget, image: string): Promise<void> {
  const { engine, container, node } = target;
  await refuseSameImage(target, image);
  await confirm(target, image);
  const looking = vscode.l10n.t("Looking at {0}", container.name);
  const changes = await withLateProgress(looking, (signal) => imageChanges(engine, container.id, image, signal));
  const made = await recreate(parts, target, changes);
  const goBack = {
    title: vscode.l10n.t("Go Back"),
    press: () =>
      vscode.commands.executeCommand("windowsContainers.desktops.previousImage", { ...node, id: made.node.id }),
  };
  tellRecreated(vscode.l10n.t("{0} runs {1} now.", container.name, image), made, goBack);
}

function changeImageButton({ node }: DesktopTarget): Remedy {
  return commandRemedy(vscode.l10n.t("Change Image…"), "windowsContainers.desktops.upgradeImage", node);
}

async function refuseSameImage(target: DesktopTarget, image: string): Promise<void> {
  const { engine, container } = target;
  const images = await withLateProgress(image, (signal) => engine.list("image", signal));
  const wanted = images.find(({ tags }) => tags.includes(withDefaultTag(image)));
  if (wanted?.id === container.imageId) {
    throw new UserError(vscode.l10n.t("{0} runs this image already: {1}", container.name, image), [
      changeImageButton(target),
    ]);
  }
}

async function confirm({ engine, container }: DesktopTarget, image: string): Promise<void> {
  const change = vscode.l10n.t("Change Image");
  const answer = await withLateProgress(image, (signal) => engine.inspect("container", container.id, signal));
  const { VERSION: version = "11" } = parseContainer(answer).environment;
  const detail = [
    `${container.image} → ${image}`,
    ...(isDesktopImage(image) ? [] : [vscode.l10n.t("This is not one of the known images for Windows desktops.")]),
    vscode.l10n.t(
      "Windows is shut down if it runs, and the desktop gets a new container over the same storage; VERSION stays {0}. If it does not start, everything is put back; later, “Go Back to the Previous Image” does that.",
      version,
    ),
  ].join("\n\n");
  const question = vscode.l10n.t("Change the image of {0}?", container.name);
  if ((await vscode.window.showInformationMessage(question, { modal: true, detail }, change)) !== change) {
    throw new vscode.CancellationError();
  }
}

interface PickedImage {
  readonly image: string;
  readonly isToBePulled: boolean;
}

async function pickImage(present: string, atHand: readonly string[]): Promise<PickedImage> {
  const current = withDefaultTag(present);
  const pulls = [...new Set([defaultImage, current])].filter((image) => image === current || !atHand.includes(image));
  const picked = await vscode.window.showQuickPick(
    [
      ...atHand
        .filter((image) => image !== current)
        .map((image) => ({ label: image, description: vscode.l10n.t("on the engine"), pick: "present" as const })),
      ...pulls.map((image) => ({
        label: image,
        description: image === current ? vscode.l10n.t("pull it again") : vscode.l10n.t("pull it"),
        pick: "pull" as const,
      })),
      { label: vscode.l10n.t("Another Image…"), description: "", pick: "ask" as const },
    ],
    { placeHolder: vscode.l10n.t("Which image instead of {0}?", present) },
  );
  if (!picked) {
    throw new vscode.CancellationError();
  }
  if (picked.pick !== "ask") {
    return { image: picked.label, isToBePulled: picked.pick === "pull" };
  }
  const title = vscode.l10n.t("The image's name, with its tag");
  const typed = withDefaultTag(await askText({ title, value: present, validateInput: imageNameRefusal }));
  return { image: typed, isToBePulled: !atHand.includes(typed) };
}
