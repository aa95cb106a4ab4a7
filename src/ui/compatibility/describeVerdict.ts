import * as vscode from "vscode";
import type { HypervReason, ProcessReason, Verdict } from "../../compatibility/verdict";
import { releaseOfBuild } from "../../compatibility/windowsReleases";
import type { WindowsBuild } from "../../engine/model";

/** In a word or two; undefined where there is nothing to say. */
export function shortVerdict(verdict: Verdict): string | undefined {
  switch (verdict.kind) {
    case "process":
      return verdict.reason === "sameBuild" || verdict.reason === "fitsKernel"
        ? vscode.l10n.t("process or Hyper-V")
        : vscode.l10n.t("process only");
    case "hypervOnly":
      return vscode.l10n.t("Hyper-V only");
    case "cannotRun":
      return vscode.l10n.t("cannot run here");
    case "unknown":
      return verdict.reason === "buildUnknown" ? undefined : vscode.l10n.t("may not run here");
  }
}

/** One sentence or two, with both builds and what would work. */
export function explainVerdict(verdict: Verdict): string {
  const { works } = verdict;
  const why = reasonText(verdict);
  if (!works || verdict.kind === "process") {
    return why;
  }
  const way =
    works.isolation === "process"
      ? vscode.l10n.t("Images tagged {0} share this host's kernel.", works.tag)
      : vscode.l10n.t("Images tagged {0} work with Hyper-V isolation.", works.tag);
  return `${why} ${way}`;
}

/** Until when the image's Windows gets updates; undefined for releases that are not made for long. */
export function supportText({ numbers }: Verdict): string | undefined {
  const release = numbers.image && releaseOfBuild(numbers.image.build);
  return release && vscode.l10n.t("{0}, supported until {1}", release.tag, release.supportEnds);
}

function reasonText({ reason, numbers }: Verdict): string {
  const image = buildText(numbers.image);
  const host = buildText(numbers.host);
  switch (reason) {
    case "sameBuild":
    case "fitsKernel":
    case "processOnly":
    case "noHypervisorNeeded":
      return processText(reason, image, host);
    case "otherBuild":
    case "tooOldDespiteTable":
    case "otherRevision":
    case "revisionUnknown":
      return hypervText(reason, image, host);
    case "imageNewer":
      return vscode.l10n.t("Build {0} is newer than this host's {1}.", image, host);
    case "noHypervisor":
      return vscode.l10n.t("Build {0} on {1} needs Hyper-V isolation, and there is no hypervisor.", image, host);
    case "otherSystem":
      return vscode.l10n.t("The image is for a different system than this engine runs.");
    case "buildUnknown":
      return vscode.l10n.t("The builds of the image and the host are not known.");
    case "notPublished":
      return vscode.l10n.t("Microsoft does not list build {0} for hosts of build {1}.", image, host);
    case "reportedFailing":
      return vscode.l10n.t(
        "Microsoft lists build {0} for hosts of build {1}, and people report that it fails there in both isolations (0xc0370112).",
        image,
        host,
      );
  }
}

function processText(reason: ProcessReason, image: string, host: string): string {
  switch (reason) {
    case "sameBuild":
    case "fitsKernel":
      return vscode.l10n.t("Build {0} runs in both isolations on this host of build {1}.", image, host);
    case "processOnly":
      return vscode.l10n.t(
        "Build {0} runs as a process on this host of build {1}, and in no virtual machine.",
        image,
        host,
      );
    case "noHypervisorNeeded":
      return vscode.l10n.t(
        "Build {0} runs as a process on this host of build {1}; for Hyper-V isolation there is no hypervisor.",
        image,
        host,
      );
  }
}

function hypervText(reason: HypervReason, image: string, host: string): string {
  switch (reason) {
    case "otherBuild":
      return vscode.l10n.t("Build {0} needs Hyper-V isolation on this host of build {1}.", image, host);
    case "tooOldDespiteTable":
      return vscode.l10n.t(
        "Build {0} is older than the kernel of build {1} runs as processes; Hyper-V isolation works.",
        image,
        host,
      );
    case "otherRevision":
    case "revisionUnknown":
      return vscode.l10n.t(
        "Windows Server 2016 shares its kernel with images of exactly its own revision: {0} on {1} needs Hyper-V isolation.",
        image,
        host,
      );
  }
}

function buildText(build: WindowsBuild | undefined): string {
  if (!build) {
    return vscode.l10n.t("unknown");
  }
  return [build.build, ...(build.revision === undefined ? [] : [build.revision])].join(".");
}
