import * as vscode from "vscode";
import { formatMebibytes } from "../../../desktop/size";
import type { SpecField, SpecProblem } from "../../../desktop/specProblems";

export function describeProblem(problem: SpecProblem): string {
  switch (problem.kind) {
    case "malformed":
      return malformedText(problem.field);
    case "nameTaken":
      return vscode.l10n.t("A container of this engine has this name already.");
    case "versionNotOnArm64":
      return vscode.l10n.t("This Windows does not run on the engine's ARM64 processor.");
    case "versionManual":
      return vscode.l10n.t("It does not install by itself: its setup has to be clicked through on the screen.");
    case "memoryTooSmall":
      return vscode.l10n.t("This Windows needs at least {0} of memory.", formatMebibytes(problem.minimumMiB));
    case "memoryMoreThanHost":
      return vscode.l10n.t(
        "The engine's host has {0} of memory: the desktop will get what is free.",
        vscode.l10n.t("{0} GB", Math.floor(problem.hostMiB / 1024)),
      );
    case "diskTooSmall":
      return vscode.l10n.t("This Windows needs a disk of at least {0}.", formatMebibytes(problem.minimumMiB));
    case "moreCoresThanHost":
      return vscode.l10n.t("The engine's host has {0} cores: the desktop will get as many.", problem.hostCores);
    case "folderNotAbsolute":
      return vscode.l10n.t("Give the whole path, as it is on the engine's host.");
  }
}

function malformedText(field: SpecField): string {
  switch (field) {
    case "name":
      return vscode.l10n.t("2 to 60 letters, digits, dots, hyphens or underscores; the first a letter or digit.");
    case "ramSize":
      return vscode.l10n.t("A size such as 4G or 512M, or half, or max.");
    case "diskSize":
      return vscode.l10n.t("A size such as 64G, or half, or max.");
    case "coreCount":
      return vscode.l10n.t("A number, or half, or max.");
    case "userName":
      return vscode.l10n.t(
        'At most 20 characters, none of " / \\ [ ] : ; | = , + * ? < > @, no dot at the end, and no account that Windows has itself.',
      );
    case "password":
      return vscode.l10n.t("At most 127 characters.");
    case "version":
    case "image":
    case "folder":
      return vscode.l10n.t("This must not be empty.");
  }
}
