import type { ImageGeneration } from "../imageGeneration";

/** How far a stage is: of a known whole, or only how much there is already. */
export type StageProgress =
  { readonly kind: "percent"; readonly percent: number } | { readonly kind: "bytes"; readonly bytes: number };

/** What a desktop's container is doing until Windows is there. */
export type InstallStage =
  | { readonly kind: "starting" }
  | { readonly kind: "requesting" }
  | { readonly kind: "downloading"; readonly progress: StageProgress | undefined }
  | { readonly kind: "verifying" }
  | { readonly kind: "extracting"; readonly progress: StageProgress | undefined }
  | { readonly kind: "building"; readonly progress: StageProgress | undefined }
  | { readonly kind: "preparingMedia" }
  | { readonly kind: "creatingDisk" }
  | { readonly kind: "configuring" }
  /** QEMU is on its way; the firmware has not chosen yet. */
  | { readonly kind: "booting" }
  /** Setup runs from the installation medium. */
  | { readonly kind: "setup" }
  /** Windows runs from its disk and prepares itself; it may restart several times. */
  | { readonly kind: "finishing" };

export type InstallStageKind = InstallStage["kind"];

const untilMedium = ["starting", "requesting", "downloading", "verifying", "extracting"] as const;
const afterMedium = ["creatingDisk", "configuring", "booting", "setup", "finishing"] as const;

/**
 * In the order in which an image of this generation goes through them: the older ones put drivers and settings into the
 * medium's files before they build it anew of them, the newest puts them into an image beside it.
 */
export function stagesOf(generation: ImageGeneration): readonly InstallStageKind[] {
  return generation === "mediumAsItIs" ? newStages : oldStages;
}

const newStages: readonly InstallStageKind[] = [...untilMedium, "building", "preparingMedia", ...afterMedium];
const oldStages: readonly InstallStageKind[] = [...untilMedium, "preparingMedia", "building", ...afterMedium];

/** Most installations with the newest images go without these; the older ones always build the medium anew. */
const rareStages: Readonly<Record<ImageGeneration, readonly InstallStageKind[]>> = {
  mediumAsItIs: ["requesting", "extracting", "building", "configuring"],
  monitorOnUnix: ["requesting", "configuring"],
  monitorOnTcp: ["requesting", "configuring"],
};

export interface StageStep {
  readonly kind: InstallStageKind;
  readonly status: "done" | "current" | "waiting";
}

/** All stages, with how far this one is among them; the rare ones only while they happen. */
export function stepsAt(present: InstallStageKind, generation: ImageGeneration): readonly StageStep[] {
  const shown = stagesOf(generation).filter((kind) => kind === present || !rareStages[generation].includes(kind));
  const current = shown.indexOf(present);
  return shown.map((kind, at) => ({ kind, status: at < current ? "done" : at === current ? "current" : "waiting" }));
}

const prefixes: readonly (readonly [RegExp, (progress: StageProgress | undefined) => InstallStage])[] = [
  [/^Starting Windows/, () => ({ kind: "starting" })],
  [/^(Requesting |Downloading ESD catalog)/, () => ({ kind: "requesting" })],
  [/^Downloading /, (progress) => ({ kind: "downloading", progress })],
  [/^Download completed/, () => ({ kind: "downloading", progress: { kind: "percent", percent: 100 } })],
  [/^(Verifying downloaded|Successfully verified|Detecting version|Detected: )/, () => ({ kind: "verifying" })],
  [/^(Extracting |Preparing Windows .* installation)/, (progress) => ({ kind: "extracting", progress })],
  [/^(Building |Creating system image)/, (progress) => ({ kind: "building", progress })],
  [/^(Creating overlay image|Writing overlay image|Adding )/, () => ({ kind: "preparingMedia" })],
  [/^Creating a .*disk image/, () => ({ kind: "creatingDisk" })],
  [/^(Initializing (network|shared folder)|Configuring boot)/, () => ({ kind: "configuring" })],
];

/** The stage that a text of the log or of the status page tells; most texts tell none. */
export function stageOfText(text: string): InstallStage | undefined {
  const found = prefixes.find(([prefix]) => prefix.test(text));
  return found?.[1](progressOfText(text));
}

const percentPattern = /\((\d+(?:\.\d+)?)%\)\s*$/;
const bytesPattern = /\((\d+(?:\.\d+)?)\s+([KMGTPE]?)i?B\)\s*$/;

/** IEC units, whatever the names say. */
const unitPowers = ["", "K", "M", "G", "T", "P", "E"];

export function progressOfText(text: string): StageProgress | undefined {
  const percent = percentPattern.exec(text)?.[1];
  if (percent !== undefined) {
    return { kind: "percent", percent: Math.min(100, Number(percent)) };
  }
  const bytes = bytesPattern.exec(text);
  return bytes ? { kind: "bytes", bytes: toBytes(Number(bytes[1]), bytes[2] ?? "") } : undefined;
}

export function toBytes(amount: number, unit: string): number {
  return Math.round(amount * 1024 ** Math.max(0, unitPowers.indexOf(unit)));
}
