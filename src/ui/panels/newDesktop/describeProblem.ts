import * as vscode from "vscode";
import { formatMebibytes } from "../../../desktop/spec/size";
import type { Conflict, SpecProblem } from "../../../desktop/spec/specProblem";
import { describeMalformed } from "./describeMalformed";

export function describeProblem(problem: SpecProblem): string {
  switch (problem.kind) {
    case "malformed":
      return describeMalformed(problem);
    case "nameTaken":
      return vscode.l10n.t("A container of this engine has this name already.");
    case "versionUnknown":
    case "versionNotOnArm64":
    case "versionManual":
      return describeVersion(problem.kind);
    case "memoryTooSmall":
      return vscode.l10n.t("This Windows needs at least {0} of memory.", formatMebibytes(problem.minimumMiB));
    case "memoryMoreThanHost":
      return vscode.l10n.t(
        "The engine's host has {0} of memory: the desktop will get what is free.",
        gigabytes(problem.hostMiB),
      );
    case "memoryMoreThanFree":
      return vscode.l10n.t(
        "Only {0} of the host's memory are free: the desktop will get less.",
        gigabytes(problem.freeMiB),
      );
    case "diskMoreThanFree":
      return vscode.l10n.t("Only {0} are free on the host's disk: it cannot grow further.", gigabytes(problem.freeMiB));
    case "noRoomToInstall":
      return vscode.l10n.t(
        "Only {0} are free on the host's disk, and the installation needs about {1}.",
        gigabytes(problem.freeMiB),
        gigabytes(problem.neededMiB),
      );
    case "diskTooSmall":
      return vscode.l10n.t("This Windows needs a disk of at least {0}.", formatMebibytes(problem.minimumMiB));
    case "moreCoresThanHost":
      return vscode.l10n.t("The engine's host has {0} cores: the desktop will get as many.", problem.hostCores);
    case "folderNotAbsolute":
      return vscode.l10n.t("Give the whole path, as it is on the engine's host.");
    case "conflict":
      return describeConflict(problem.conflict);
  }
}

function describeVersion(kind: "versionUnknown" | "versionNotOnArm64" | "versionManual"): string {
  switch (kind) {
    case "versionUnknown":
      return vscode.l10n.t(
        "This is not one of the image's versions, a web address, or the name of a medium such as windows.iso: the image would not start with it.",
      );
    case "versionNotOnArm64":
      return vscode.l10n.t("This Windows does not run on the engine's ARM64 processor.");
    case "versionManual":
      return vscode.l10n.t("It does not install by itself: its setup has to be clicked through on the screen.");
  }
}

function gigabytes(mebibytes: number): string {
  return vscode.l10n.t("{0} GB", Math.floor((mebibytes / 1024) * 10) / 10);
}

/** What settings do to each other. */
function describeConflict(conflict: Conflict): string {
  switch (conflict.kind) {
    case "notOnArm64":
      return vscode.l10n.t("The image for ARM64 processors does not know this setting and ignores it.");
    case "diskWithoutStorage":
      return vscode.l10n.t("Give this disk a place of its own: without one it goes with the container.");
    case "domainAndWorkgroup":
      return vscode.l10n.t("Windows joins a domain or a workgroup, not both.");
    case "storageElsewhere":
      return vscode.l10n.t(
        "Only /storage is kept outside of the container: a disk in another folder would go with it. Choose where the storage is instead.",
      );
    case "dhcpNeedsNetwork":
      return vscode.l10n.t("An address from the network around needs a macvlan network of the engine to join.");
    case "openToAll":
      return vscode.l10n.t(
        "Port {0} shows the screen without a password to everyone who reaches the engine's host. Publish it on 127.0.0.1.",
        conflict.port,
      );
    case "secureBootNeedsQ35":
      return vscode.l10n.t("Secure Boot needs the machine q35.");
    case "ownFolderReplaces":
    case "ownFolderAndSetup":
      return describeOwnFolder(conflict.kind);
    case "setupNeedsPowerShell":
      return vscode.l10n.t("This Windows has no PowerShell that can do this: it will not be done.");
    case "serialPortTaken":
      return vscode.l10n.t(
        "Leave the serial port as it is: the image ends a Windows whose start it does not see there.",
      );
    case "haveFields":
    case "noValuesOfFields":
      return describeOtherVariables(conflict.kind, conflict.names.join(", "));
    case "stopTooShort":
    case "neverShutDown":
    case "restartHidesFailures":
    case "removedYetRestarted":
      return describeLifetime(conflict);
  }
}

type LifetimeConflict = Extract<
  Conflict,
  { readonly kind: "stopTooShort" | "neverShutDown" | "restartHidesFailures" | "removedYetRestarted" }
>;

function describeLifetime(conflict: LifetimeConflict): string {
  switch (conflict.kind) {
    case "stopTooShort":
      return vscode.l10n.t(
        "Windows is killed before it has shut down, which can cost its disk: give it at least {0} seconds.",
        conflict.minimumSeconds,
      );
    case "neverShutDown":
      return vscode.l10n.t(
        "Every stop is as if the power failed: Windows is not shut down, and the image never marks its installation as complete, so that a later start would install it anew.",
      );
    case "restartHidesFailures":
      return vscode.l10n.t("A desktop that cannot start is then restarted for ever, and Windows after each shutdown.");
    case "removedYetRestarted":
      return vscode.l10n.t("A desktop that is removed when it stops cannot be restarted by the engine.");
  }
}

function describeOtherVariables(kind: "haveFields" | "noValuesOfFields", names: string): string {
  return kind === "haveFields"
    ? vscode.l10n.t("Set this in its own field instead: {0}.", names)
    : vscode.l10n.t("This takes the place of its own field, with a value that nobody here can check: {0}.", names);
}

/** The image takes one folder for the first logon. */
function describeOwnFolder(kind: "ownFolderReplaces" | "ownFolderAndSetup"): string {
  return kind === "ownFolderReplaces"
    ? vscode.l10n.t(
        "This folder takes the place of the one that is made, which would also report that Windows is ready: shut it down in order once you see its desktop.",
      )
    : vscode.l10n.t(
        "This folder takes the place of the one that is made, so that nothing of “Set Up at the First Logon” would be done. Clear one of the two, or do it in the folder's own install.bat.",
      );
}
