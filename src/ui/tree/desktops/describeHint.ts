import * as vscode from "vscode";
import type { DesktopHint, HintKind } from "../../../desktop/run/desktopHint";

/** One sentence that says what the image noticed, and what helps. */
export function describeHint({ kind, text }: DesktopHint): string {
  return kind === "other" ? text : { ...hostTexts(), ...networkTexts(), ...storageTexts(), ...changeTexts() }[kind];
}

type HostHint = "emulated" | "memoryAdjusted" | "coresLimited" | "wslMemory" | "clock" | "nestedKvm";

function hostTexts(): Readonly<Record<HostHint, string>> {
  return {
    emulated: vscode.l10n.t(
      "Without hardware acceleration Windows runs about ten times slower: an installation takes hours.",
    ),
    memoryAdjusted: vscode.l10n.t("The engine's host has less free memory than was asked for: Windows gets less."),
    coresLimited: vscode.l10n.t("The engine's host has fewer processor cores than were asked for: Windows gets fewer."),
    wslMemory: vscode.l10n.t(
      "WSL limits the memory: raise it in .wslconfig. Shut all desktops down before you run wsl --shutdown for it, which ends them like a power failure.",
    ),
    clock: vscode.l10n.t("The engine's host does not take its time from kvm-clock, so the clock of Windows may drift."),
    nestedKvm: vscode.l10n.t("The engine's host is a virtual machine itself: Windows runs, though somewhat slower."),
  };
}

type NetworkHint = "tunMissing" | "bridgeRefused" | "forwardingOff" | "networkFallback" | "userPorts";

function networkTexts(): Readonly<Record<NetworkHint, string>> {
  return {
    tunMissing: vscode.l10n.t("The container lacks the device /dev/net/tun, which the usual network needs."),
    bridgeRefused: vscode.l10n.t("The container lacks the capability NET_ADMIN, which the usual network needs."),
    forwardingOff: vscode.l10n.t(
      "IP forwarding is off on the engine's host: turn net.ipv4.ip_forward on for the usual network.",
    ),
    networkFallback: vscode.l10n.t(
      "Windows got the simpler user-mode network: it reaches out, but only Remote Desktop reaches in.",
    ),
    userPorts: vscode.l10n.t("To reach other ports of Windows in this network, name them in USER_PORTS."),
  };
}

type StorageHint = "btrfs" | "copyOnWrite" | "overlayFs" | "fuse";

function storageTexts(): Readonly<Record<StorageHint, string>> {
  return {
    btrfs: vscode.l10n.t("The storage is on BTRFS, which slows the disk down: another file system is faster."),
    copyOnWrite: vscode.l10n.t(
      "Copy on write is on for the storage, which slows the disk down: turn it off with chattr +C.",
    ),
    overlayFs: vscode.l10n.t("The storage is inside the container's own layers: removing the container loses Windows."),
    fuse: vscode.l10n.t("The storage is on a FUSE file system, which slows the disk down: another one is faster."),
  };
}

type ChangeHint = Exclude<HintKind, HostHint | NetworkHint | StorageHint | "other">;

function changeTexts(): Readonly<Record<ChangeHint, string>> {
  return {
    microsoftBlocked: vscode.l10n.t("Microsoft refused the download for this address: another source is tried."),
    versionChanged: vscode.l10n.t(
      "VERSION or LANGUAGE was changed: the previous Windows was moved to the folder backups of the storage, and a new one is installed.",
    ),
    mediumChanged: vscode.l10n.t(
      "The custom ISO was changed: the previous Windows was moved to the folder backups of the storage, and a new one is installed.",
    ),
    diskNotShrunk: vscode.l10n.t("DISK_SIZE was lowered: a disk cannot shrink, so it keeps its size."),
  };
}
