import * as vscode from "vscode";
import type { DesktopHealth, HealthWarning } from "../../desktop/life/health";
import { formatBytes } from "../words/formatBytes";

export function describeWarning(warning: HealthWarning): string {
  switch (warning.kind) {
    case "evaluationOver":
      return vscode.l10n.t(
        "Its evaluation of {0} days is over: Windows shuts itself down every hour. slmgr /rearm extends it a few times, a product key for good.",
        warning.days,
      );
    case "evaluationEnds":
      return vscode.l10n.t("Its evaluation ends in {0} days; slmgr /rearm extends it a few times.", warning.daysLeft);
    case "roomShort":
      return vscode.l10n.t(
        "Its disk may still grow by {0}, and only {1} are free where the engine keeps it.",
        formatBytes(warning.growthBytes),
        formatBytes(warning.freeBytes),
      );
    case "restarts":
      return vscode.l10n.t("The engine has restarted it {0} times.", warning.count);
    case "outOfMemory":
      return vscode.l10n.t("The engine's host ran out of memory and ended it.");
    case "unmarked":
      return vscode.l10n.t("Its disk is not safe yet: it was never shut down in order.");
    case "putAside":
      return vscode.l10n.t(
        "Files of {0} were put aside in its storage when a restoration that had broken off was taken back. Its snapshots (Snapshots…) list them, to put back or to remove.",
        formatBytes(warning.bytes),
      );
  }
}

/** `name: value`, for a tooltip and for a document. */
export function healthFacts({ storage, evaluation }: DesktopHealth): readonly (readonly [string, string])[] {
  const { disk, installedAt, snapshotBytes, storageBytes, freeBytes } = storage;
  const day = (seconds: number): string => new Date(seconds * 1000).toLocaleDateString();
  return [
    ...(disk
      ? [
          [
            vscode.l10n.t("Disk"),
            vscode.l10n.t("{0} of {1} in use", formatBytes(disk.usedBytes), formatBytes(disk.sizeBytes)),
          ] as const,
        ]
      : []),
    [vscode.l10n.t("Storage"), formatBytes(storageBytes)],
    ...(snapshotBytes > 0 ? [[vscode.l10n.t("Of that, snapshots"), formatBytes(snapshotBytes)] as const] : []),
    [vscode.l10n.t("Free on the engine's host"), formatBytes(freeBytes)],
    ...(installedAt === undefined ? [] : [[vscode.l10n.t("Installed"), day(installedAt)] as const]),
    ...(evaluation
      ? [
          [
            vscode.l10n.t("Evaluation"),
            vscode.l10n.t("{0} days, until {1}", evaluation.days, day(evaluation.endsAt)),
          ] as const,
        ]
      : []),
  ];
}
