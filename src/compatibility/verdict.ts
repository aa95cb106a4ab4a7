import type { EngineInfo, ImagePlatform, Isolation, WindowsBuild } from "../engine/model";
import type { Hypervisor } from "./hypervisor";
import { fitsKernel, revisionBoundBuild } from "./isolationRule";
import { publishedCell } from "./publishedMatrix";
import { windowsReleases, type ReleaseTag } from "./windowsReleases";

/** How an image can be run on an engine: a prediction, the last word is Windows' own. */
export type Verdict = { readonly numbers: BuildNumbers; readonly works: WorkingRelease | undefined } & (
  | { readonly kind: "process"; readonly reason: ProcessReason }
  | { readonly kind: "hypervOnly"; readonly reason: HypervReason }
  | { readonly kind: "cannotRun"; readonly reason: "otherSystem" | "imageNewer" | "noHypervisor" }
  | { readonly kind: "unknown"; readonly reason: "buildUnknown" | "notPublished" | "reportedFailing" }
);

export type ProcessReason =
  | "sameBuild"
  | "fitsKernel"
  /** Windows has no virtual machine for it. */
  | "processOnly"
  /** In a virtual machine as well, were there a hypervisor. */
  | "noHypervisorNeeded";

export type HypervReason =
  /** The kernel no longer, or not yet, runs processes of another build. */
  | "otherBuild"
  /** By the rule too old for the kernel, although Microsoft's table still lists it. */
  | "tooOldDespiteTable"
  | "otherRevision"
  | "revisionUnknown";

export interface BuildNumbers {
  readonly host: WindowsBuild | undefined;
  readonly image: WindowsBuild | undefined;
}

/** The newest release that runs on the host, and how. */
export interface WorkingRelease {
  readonly tag: ReleaseTag;
  readonly isolation: Isolation;
}

export type Host = Pick<EngineInfo, "mode" | "hostBuild">;

export interface HostCapabilities {
  readonly hypervisor: Hypervisor;
}

type Judgement = Verdict extends infer V ? (V extends Verdict ? Omit<V, "numbers" | "works"> : never) : never;

/** Windows 11 from 25H2 on refuses the layers of Windows Server 2025 in both isolations: microsoft/hcsshim#2566. */
const reportedFailing = [{ fromHostBuild: 26200, imageBuild: 26100 }] as const;

export function verdict(host: Host, image: ImagePlatform, capabilities: HostCapabilities): Verdict {
  const numbers = { host: host.hostBuild, image: image.build };
  if (image.os !== host.mode) {
    return { kind: "cannotRun", reason: "otherSystem", numbers, works: undefined };
  }
  if (host.mode === "linux") {
    return { kind: "process", reason: "fitsKernel", numbers, works: undefined };
  }
  const works = host.hostBuild && workingRelease(host.hostBuild, capabilities);
  if (!host.hostBuild || !image.build) {
    return { kind: "unknown", reason: "buildUnknown", numbers, works };
  }
  return { ...judge(host.hostBuild, image.build, capabilities), numbers, works };
}

/** The newest release whose processes the kernel runs, else the newest that a virtual machine can run. */
export function workingRelease(host: WindowsBuild, capabilities: HostCapabilities): WorkingRelease | undefined {
  const judged = windowsReleases
    .toReversed()
    .map(({ tag, build }) => ({ tag, ...judge(host, { build, revision: undefined }, capabilities) }));
  const process = judged.find(({ kind }) => kind === "process");
  const hyperv = judged.find(({ kind }) => kind === "hypervOnly");
  if (process) {
    return { tag: process.tag, isolation: "process" };
  }
  return hyperv && { tag: hyperv.tag, isolation: "hyperv" };
}

function judge(host: WindowsBuild, image: WindowsBuild, { hypervisor }: HostCapabilities): Judgement {
  if (image.build > host.build) {
    return { kind: "cannotRun", reason: "imageNewer" };
  }
  if (
    reportedFailing.some(({ fromHostBuild, imageBuild }) => host.build >= fromHostBuild && imageBuild === image.build)
  ) {
    return { kind: "unknown", reason: "reportedFailing" };
  }
  if (publishedCell(host.build, image.build) === "none") {
    return { kind: "unknown", reason: "notPublished" };
  }
  if (fitsKernel(host, image)) {
    return { kind: "process", reason: processReason(host, image, hypervisor) };
  }
  return hypervisor === "missing"
    ? { kind: "cannotRun", reason: "noHypervisor" }
    : { kind: "hypervOnly", reason: hypervReason(host, image) };
}

function processReason(host: WindowsBuild, image: WindowsBuild, hypervisor: Hypervisor): ProcessReason {
  if (publishedCell(host.build, image.build) === "process") {
    return "processOnly";
  }
  if (hypervisor === "missing") {
    return "noHypervisorNeeded";
  }
  return host.build === image.build ? "sameBuild" : "fitsKernel";
}

function hypervReason(host: WindowsBuild, image: WindowsBuild): HypervReason {
  if (host.build === image.build && host.build === revisionBoundBuild) {
    return host.revision === undefined || image.revision === undefined ? "revisionUnknown" : "otherRevision";
  }
  const published = publishedCell(host.build, image.build) ?? "none";
  return published.startsWith("process") ? "tooOldDespiteTable" : "otherBuild";
}
