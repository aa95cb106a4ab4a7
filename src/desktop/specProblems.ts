import { desktopSpecSchema, type DesktopSpec } from "./spec";
import { parseDiskSize, parseRamSize, type Size } from "./size";
import { findVersion } from "./versions";
import type { WindowsVersion } from "./versionTable";

/** What the engine and its host can give, and what is taken there. */
export interface HostLimits {
  readonly memoryBytes: number;
  readonly cpuCount: number;
  /** As the engine words it, e.g. "x86_64", "aarch64". */
  readonly architecture: string;
  readonly containerNames: readonly string[];
}

export const specFields = [
  "name",
  "image",
  "version",
  "ramSize",
  "coreCount",
  "diskSize",
  "folder",
  "userName",
  "password",
] as const;

export type SpecField = (typeof specFields)[number];

/** `error` forbids to create the desktop, `warning` does not. */
export type SpecProblem = { readonly field: SpecField; readonly severity: "error" | "warning" } & (
  | { readonly kind: "malformed" }
  | { readonly kind: "nameTaken" }
  | { readonly kind: "versionNotOnArm64" }
  | { readonly kind: "versionManual" }
  | { readonly kind: "memoryTooSmall"; readonly minimumMiB: number }
  | { readonly kind: "memoryMoreThanHost"; readonly hostMiB: number }
  | { readonly kind: "diskTooSmall"; readonly minimumMiB: number }
  | { readonly kind: "moreCoresThanHost"; readonly hostCores: number }
  | { readonly kind: "folderNotAbsolute" }
);

const bytesPerMebibyte = 1024 * 1024;

/** All that is wrong with a spec before anything is created; limits of the host only where they are known. */
export function specProblems(spec: DesktopSpec, host: HostLimits | undefined): readonly SpecProblem[] {
  const malformed = malformedFields(spec).map((field) => problem(field, { kind: "malformed" }));
  const version = findVersion(spec.windows.version);
  const relations = [
    ...(host ? nameProblems(spec, host) : []),
    ...(version ? versionProblems(version, host) : []),
    ...memoryProblems(parseRamSize(spec.hardware.ramSize), version, host),
    ...diskProblems(parseDiskSize(spec.disks.diskSize), version),
    ...coreProblems(spec.hardware.coreCount, host),
    ...folderProblems(spec.sharing.folder),
  ];
  return [...malformed, ...relations.filter(({ field }) => !malformed.some((other) => other.field === field))];
}

type Detail = SpecProblem extends infer P ? (P extends SpecProblem ? Omit<P, "field" | "severity"> : never) : never;

function problem(field: SpecField, detail: Detail, severity: SpecProblem["severity"] = "error"): SpecProblem {
  return { field, severity, ...detail };
}

/** The last word of an issue's path that is a field's name. */
function malformedFields(spec: DesktopSpec): readonly SpecField[] {
  const parsed = desktopSpecSchema.safeParse(spec);
  const paths = parsed.success ? [] : parsed.error.issues.map(({ path }) => path);
  return [...new Set(paths.flatMap((path) => specFields.find((field) => path.includes(field)) ?? []))];
}

function nameProblems({ name }: DesktopSpec, { containerNames }: HostLimits): readonly SpecProblem[] {
  return containerNames.includes(name) ? [problem("name", { kind: "nameTaken" })] : [];
}

function versionProblems(version: WindowsVersion, host: HostLimits | undefined): readonly SpecProblem[] {
  const isArm64 = host !== undefined && /^(aarch64|arm64)/i.test(host.architecture);
  return [
    ...(isArm64 && version.onArm64 === "missing" ? [problem("version", { kind: "versionNotOnArm64" })] : []),
    ...(version.installation === "manual" ? [problem("version", { kind: "versionManual" }, "warning")] : []),
  ];
}

function memoryProblems(
  size: Size | undefined,
  version: WindowsVersion | undefined,
  host: HostLimits | undefined,
): readonly SpecProblem[] {
  if (size?.kind !== "amount") {
    return [];
  }
  if (version && size.mebibytes < version.minimumMemoryMiB) {
    return [problem("ramSize", { kind: "memoryTooSmall", minimumMiB: version.minimumMemoryMiB })];
  }
  const hostMiB = host ? Math.floor(host.memoryBytes / bytesPerMebibyte) : Infinity;
  return size.mebibytes > hostMiB ? [problem("ramSize", { kind: "memoryMoreThanHost", hostMiB }, "warning")] : [];
}

function diskProblems(size: Size | undefined, version: WindowsVersion | undefined): readonly SpecProblem[] {
  if (size?.kind !== "amount" || !version || size.mebibytes >= version.minimumDiskMiB) {
    return [];
  }
  return [problem("diskSize", { kind: "diskTooSmall", minimumMiB: version.minimumDiskMiB })];
}

function coreProblems(coreCount: string, host: HostLimits | undefined): readonly SpecProblem[] {
  const hostCores = host?.cpuCount ?? Infinity;
  return Number(coreCount) > hostCores
    ? [problem("coreCount", { kind: "moreCoresThanHost", hostCores }, "warning")]
    : [];
}

function folderProblems(folder: string | undefined): readonly SpecProblem[] {
  const isAbsolute = folder === undefined || /^(\/|[a-zA-Z]:[\\/]|\\\\)/.test(folder);
  return isAbsolute ? [] : [problem("folder", { kind: "folderNotAbsolute" })];
}
