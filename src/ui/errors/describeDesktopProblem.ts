import * as vscode from "vscode";
import type { DesktopProblem } from "../../desktop/desktopError";
import type { DesktopFailure } from "../../desktop/run/desktopFailure";
import type { DeviceState } from "../../engine/probes/probeDevice";
import { describeClash } from "./describeClash";
import { formatBytes } from "../words/formatBytes";
import { describeFailureCause } from "./describeFailureCause";

type Kind = DesktopProblem["kind"];
type Problem<K extends Kind> = Extract<DesktopProblem, { readonly kind: K }>;

const wordings: { readonly [K in Kind]: (problem: Problem<K>) => string } = {
  noAcceleration: ({ kvm }) => describeKvm(kvm),
  scriptNotWritten: ({ output }) =>
    vscode.l10n.t("The installation script could not be written into the storage: {0}", output),
  locked: ({ setting, is, wanted }) =>
    vscode.l10n.t(
      "{0} of a desktop cannot be changed: “{1}” would become “{2}”, for which the image puts the present disk aside and installs Windows anew. Make another desktop instead.",
      setting,
      is,
      wanted,
    ),
  portNotListening: ({ port }) =>
    vscode.l10n.t(
      "Nothing in Windows listens on port {0}. With user-mode networking, the port must also be in the variable USER_PORTS.",
      port,
    ),
  clash: ({ clashes }) => vscode.l10n.t("It would get in the way of others. {0}", clashes.map(describeClash).join(" ")),
  didNotStart: ({ failure }) => describeStart(failure),
  engineAway: () => vscode.l10n.t("The desktop's engine does not answer."),
  gone: () => vscode.l10n.t("This desktop no longer exists."),
  diskNotSafe: () =>
    vscode.l10n.t(
      "The disk of this desktop is not safe yet: its next start would install Windows anew. Make it safe first.",
    ),
  leftDisk: describeLeftDisk,
  goneWhenStopped: () =>
    vscode.l10n.t(
      "Stopping this desktop removes it, because it was made with --rm: it cannot be changed. Export it and make another one.",
    ),
  diskInContainer: ({ number }) => describeDiskInContainer(number),
  nothingToCopy: () =>
    vscode.l10n.t(
      "The storage of this desktop has no installed Windows in a disk of its own: there is nothing to copy.",
    ),
  storageBusy: ({ storage }) =>
    vscode.l10n.t("Something else is being done with the storage {0}: wait until it is done.", storage),
  noRoom: ({ neededBytes, freeBytes }) =>
    vscode.l10n.t(
      "Too little room where the engine keeps the storage: {0} are needed, {1} are free. Nothing was changed.",
      formatBytes(neededBytes),
      formatBytes(freeBytes),
    ),
  startedMeanwhile: () =>
    vscode.l10n.t("The desktop was started meanwhile, which spoils the copy, so the copy was thrown away. Try again."),
  storageUnreadable: ({ storage, output }) =>
    vscode.l10n.t(
      "What is in the storage {0} cannot be read, so it is not known what a start would do to it: {1}. On a host with SELinux a folder needs a label, which is a setting under “Advanced”.",
      storage,
      output,
    ),
  diskNotMarked: ({ output }) =>
    vscode.l10n.t("The disk could not be made safe: the storage did not take the mark. {0}", output),
  storageWorkFailed: ({ output }) =>
    vscode.l10n.t("The work on the storage failed, and the storage is as it was: {0}", output),
  disksPutAside: ({ output }) =>
    vscode.l10n
      .t(
        "Restoring a snapshot was interrupted, and the disks of this desktop were put aside in its storage. Do not start it before they are back: its image would install Windows anew. Starting it from here puts them back first. {0}",
        output,
      )
      .trim(),
  storageElsewhere: ({ path }) =>
    vscode.l10n.t(
      "This desktop has its first disk in {0}, as STORAGE says, and not in /storage: a copy would not have it.",
      path,
    ),
};

export function describeDesktopProblem<K extends Kind>(problem: Problem<K>): string {
  return wordings[problem.kind](problem);
}

export function describeLeftDisk({ storage, loss }: Problem<"leftDisk">): string {
  switch (loss.kind) {
    case "unmarked":
      return vscode.l10n.t(
        "There is a disk in the storage {0} whose Windows was never shut down in order: a desktop made on it would delete it and install Windows anew.",
        storage,
      );
    case "otherWindows":
      return vscode.l10n.t(
        "There is a disk in the storage {0} with the Windows of {1}: a desktop with another version or language would put it aside, or delete it, and install anew.",
        storage,
        loss.medium,
      );
  }
}

function describeStart({ cause, text }: DesktopFailure): string {
  const { title, help } = describeFailureCause(cause);
  const said = text === "" ? title : `${title}: ${text}`;
  return vscode.l10n.t(
    "The desktop did not start with its new settings and was put back as it was. {0} {1}",
    said,
    help,
  );
}

export function describeKvm(kvm: DeviceState): string {
  switch (kvm) {
    case "available":
      return vscode.l10n.t("The engine's host offers hardware acceleration (KVM).");
    case "missing":
      return vscode.l10n.t(
        "The engine's host offers no hardware acceleration: it has no /dev/kvm. Docker Desktop on macOS, on Windows 10 and on Linux never has it.",
      );
    case "refused":
      return vscode.l10n.t("The engine's host has /dev/kvm, but containers may not use it. Check its permissions.");
  }
}

function describeDiskInContainer(number: number): string {
  return number === 1
    ? vscode.l10n.t(
        "The disk of this desktop lies in its container and would go with it: STORAGE names a folder where nothing is mounted. Copy what is on it to another disk first.",
      )
    : vscode.l10n.t(
        "Disk {0} of this desktop lies in its container and would go with it: it has a size (DISK{0}_SIZE) and no storage. Copy what is on it to another disk first.",
        number,
      );
}
