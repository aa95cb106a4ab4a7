import { splitReference } from "../../engine/imageReference";
import { defaultImage, desktopSpecSchema, type DesktopSpec } from "../spec";
import { expectedOf, isSpecField, type SpecField } from "./specFields";
import type { ProblemDetail, Severity, SpecProblem } from "./specProblem";
import { settingProblems } from "./specRelations";
import { parseDiskSize, parseRamSize, type Size } from "./size";
import { findVersion, isOwnMedium } from "./versions";
import type { WindowsVersion } from "./versionTable";

export type { SpecProblem } from "./specProblem";

/** What the engine and its host can give, and what is taken there. */
export interface HostLimits {
  readonly memoryBytes: number;
  readonly cpuCount: number;
  /** As the engine words it, e.g. "x86_64", "aarch64". */
  readonly architecture: string;
  readonly containerNames: readonly string[];
  /** What is free now, where somebody looked. */
  readonly freeMemoryBytes?: number | undefined;
  readonly freeDiskBytes?: number | undefined;
}

const bytesPerMebibyte = 1024 * 1024;

/** What the image itself refuses for a medium that it does not know. */
const ownMediumMinimum = { memoryMiB: 130, diskMiB: 100 };

/** All that is wrong with a spec before anything is created; limits of the host only where they are known. */
export function specProblems(spec: DesktopSpec, host: HostLimits | undefined): readonly SpecProblem[] {
  const malformed = malformedFields(spec).map((field) =>
    problem(field, { kind: "malformed", expected: expectedOf(field) }),
  );
  const version = spec.windows.customIso === undefined ? findVersion(spec.windows.version) : undefined;
  const isArm64 = host !== undefined && /^(aarch64|arm64)/i.test(host.architecture);
  const relations = [
    ...(host ? nameProblems(spec, host) : []),
    ...(version ? versionProblems(version, isArm64) : mediumProblems(spec)),
    ...memoryProblems(parseRamSize(spec.hardware.ramSize), version, host),
    ...diskProblems(spec.disks, version, host),
    ...coreProblems(spec.hardware.coreCount, host),
    ...settingProblems(spec, isArm64),
  ];
  return [...malformed, ...relations.filter(({ field }) => !malformed.some((other) => other.field === field))];
}

function problem(field: SpecField, detail: ProblemDetail, severity: Severity = "error"): SpecProblem {
  return { field, severity, ...detail };
}

function malformedFields(spec: DesktopSpec): readonly SpecField[] {
  const parsed = desktopSpecSchema.safeParse(spec);
  const paths = parsed.success ? [] : parsed.error.issues.map(({ path }) => path);
  return [...new Set(paths.flatMap(([group, field]) => [field, group].find(isSpecField) ?? []))];
}

function nameProblems({ name }: DesktopSpec, { containerNames }: HostLimits): readonly SpecProblem[] {
  return containerNames.includes(name) ? [problem("name", { kind: "nameTaken" })] : [];
}

function versionProblems(version: WindowsVersion, isArm64: boolean): readonly SpecProblem[] {
  return [
    ...(isArm64 && version.onArm64 === "missing" ? [problem("version", { kind: "versionNotOnArm64" })] : []),
    ...(version.installation === "manual" ? [problem("version", { kind: "versionManual" }, "warning")] : []),
  ];
}

/** The image refuses what it does not know only after all was made; a newer one than ours may know more. */
function mediumProblems({ image, windows: { version, customIso } }: DesktopSpec): readonly SpecProblem[] {
  const releaseOf = (reference: string): number => Number(splitReference(reference).tag);
  const severity = releaseOf(image) <= releaseOf(defaultImage) ? "error" : "warning";
  return customIso !== undefined || isOwnMedium(version)
    ? []
    : [problem("version", { kind: "versionUnknown" }, severity)];
}

function memoryProblems(
  size: Size | undefined,
  version: WindowsVersion | undefined,
  host: HostLimits | undefined,
): readonly SpecProblem[] {
  if (size?.kind !== "amount") {
    return [];
  }
  const minimumMiB = version?.minimumMemoryMiB ?? ownMediumMinimum.memoryMiB;
  if (size.mebibytes < minimumMiB) {
    return [problem("ramSize", { kind: "memoryTooSmall", minimumMiB })];
  }
  const hostMiB = inMebibytes(host?.memoryBytes);
  if (size.mebibytes > hostMiB) {
    return [problem("ramSize", { kind: "memoryMoreThanHost", hostMiB }, "warning")];
  }
  const freeMiB = inMebibytes(host?.freeMemoryBytes);
  return size.mebibytes > freeMiB ? [problem("ramSize", { kind: "memoryMoreThanFree", freeMiB }, "warning")] : [];
}

/** Of what is not known there is enough. */
function inMebibytes(bytes: number | undefined): number {
  return bytes === undefined ? Infinity : Math.floor(bytes / bytesPerMebibyte);
}

function diskProblems(
  { diskSize, allocate }: DesktopSpec["disks"],
  version: WindowsVersion | undefined,
  host: HostLimits | undefined,
): readonly SpecProblem[] {
  const size = parseDiskSize(diskSize);
  const minimumMiB = version?.minimumDiskMiB ?? ownMediumMinimum.diskMiB;
  if (size?.kind === "amount" && size.mebibytes < minimumMiB) {
    return [problem("diskSize", { kind: "diskTooSmall", minimumMiB })];
  }
  return host?.freeDiskBytes === undefined
    ? []
    : roomProblems(size, version, inMebibytes(host.freeDiskBytes), allocate);
}

function roomProblems(
  size: Size | undefined,
  version: WindowsVersion | undefined,
  freeMiB: number,
  allocate: DesktopSpec["disks"]["allocate"],
): readonly SpecProblem[] {
  if (size?.kind === "amount" && size.mebibytes > freeMiB) {
    return [problem("diskSize", { kind: "diskMoreThanFree", freeMiB }, allocate === true ? "error" : "warning")];
  }
  const neededMiB = version ? Math.ceil(version.downloadGB * 1024 * installedPerDownload) : 0;
  return neededMiB > freeMiB ? [problem("diskSize", { kind: "noRoomToInstall", freeMiB, neededMiB }, "warning")] : [];
}

/** The medium, and what is unpacked of it. */
const installedPerDownload = 3;

function coreProblems(coreCount: string, host: HostLimits | undefined): readonly SpecProblem[] {
  const hostCores = host?.cpuCount ?? Infinity;
  return Number(coreCount) > hostCores
    ? [problem("coreCount", { kind: "moreCoresThanHost", hostCores }, "warning")]
    : [];
}
