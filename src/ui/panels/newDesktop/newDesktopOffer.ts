import * as vscode from "vscode";
import { isDesktopImage } from "../../../desktop/desktopImages";
import { probeHost } from "../../../desktop/probeHost";
import { defaultImage } from "../../../desktop/spec";
import type { WindowsVersion } from "../../../desktop/versionTable";
import { formatMebibytes } from "../../../desktop/size";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { NewDesktopOffer } from "../../../protocol/newDesktopApi";
import { describeKvm } from "../../errors/describeDesktopProblem";
import type { EngineTarget } from "../../pickers/pickEngine";

/** What an engine has to offer to a new desktop. Looks at its host when the image is there to look with. */
export async function offerOf(
  { engine, snapshot }: EngineTarget,
  image: string,
  signal: AbortSignal,
): Promise<NewDesktopOffer> {
  const { info } = snapshot;
  const present = localImages(snapshot);
  const kvm = present.includes(image) ? (await probeHost(engine, image, signal)).kvm : undefined;
  return {
    images: imageChoices(present),
    memory: info ? vscode.l10n.t("The engine's host has {0} GB.", Math.floor(info.memoryBytes / 1024 ** 3)) : "",
    cores: info ? vscode.l10n.t("The engine's host has {0}.", info.cpuCount) : "",
    ...(kvm && { acceleration: { state: kvm === "available" ? "available" : "missing", text: describeKvm(kvm) } }),
  };
}

/** Beside the name: what it costs, what it needs, whether it lasts. */
export function describeVersion(version: WindowsVersion): string {
  const facts = vscode.l10n.t(
    "Download {0} GB; needs at least {1} of memory and {2} of disk",
    version.downloadGB,
    formatMebibytes(version.minimumMemoryMiB),
    formatMebibytes(version.minimumDiskMiB),
  );
  return version.license === "evaluation" ? vscode.l10n.t("{0}; evaluation licence", facts) : facts;
}

function localImages({ image }: EngineSnapshot): readonly string[] {
  return [...image.values()].flatMap(({ tags }) => tags).filter(isDesktopImage);
}

function imageChoices(present: readonly string[]): NewDesktopOffer["images"] {
  const others = present.filter((tag) => tag !== defaultImage).sort();
  return [defaultImage, ...others].map((tag) => ({
    value: tag,
    label: present.includes(tag) ? tag : vscode.l10n.t("{0} (will be pulled)", tag),
  }));
}
