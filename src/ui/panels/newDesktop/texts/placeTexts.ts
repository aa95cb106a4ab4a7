import { l10n } from "vscode";
import type { DesktopSpec } from "../../../../desktop/spec";
import type { FieldText, FieldTexts } from "./fieldText";

function placeOf(number: number): FieldText {
  return {
    label: l10n.t("Place of disk {0}", number),
    example: l10n.t("A volume's name, or a folder of the engine's host"),
  };
}

function deviceOf(number: number): FieldText {
  return { label: l10n.t("Disk {0} of the engine's host", number), example: "/dev/sdb" };
}

export const diskTexts: FieldTexts<keyof DesktopSpec["disks"]> = {
  diskSize: { label: l10n.t("Disk") },
  disk2Size: { label: l10n.t("Size of disk {0}", 2) },
  disk3Size: { label: l10n.t("Size of disk {0}", 3) },
  disk4Size: { label: l10n.t("Size of disk {0}", 4) },
  disk5Size: { label: l10n.t("Size of disk {0}", 5) },
  disk6Size: { label: l10n.t("Size of disk {0}", 6) },
  diskFormat: {
    label: l10n.t("Format of the disk"),
    hint: l10n.t("qcow2 can keep snapshots in itself, raw is faster."),
  },
  diskType: { label: l10n.t("Connection of the disk"), hint: l10n.t("scsi, blk, ide, usb or auto.") },
  diskCache: { label: l10n.t("Cache of the disk") },
  diskIo: { label: l10n.t("Input and output of the disk") },
  diskDiscard: { label: l10n.t("Space that Windows no longer uses") },
  diskRotation: {
    label: l10n.t("Rotations of the disk per minute"),
    hint: l10n.t("1 means a disk without moving parts."),
  },
  diskFlags: { label: l10n.t("More options for the disk's image") },
  diskOptions: { label: l10n.t("More options for the disk's device") },
  allocate: { label: l10n.t("Take all of the disk's room at once") },
  storagePath: { label: l10n.t("Folder of the storage in the container") },
  storage: {
    label: l10n.t("Place of the disk"),
    hint: l10n.t("A volume's name, or a folder of the engine's host. Empty: a volume of its own."),
  },
  storage2: placeOf(2),
  storage3: placeOf(3),
  storage4: placeOf(4),
  storage5: placeOf(5),
  storage6: placeOf(6),
  device1: { ...deviceOf(1), hint: l10n.t("A whole disk instead of a file: Windows' setup formats it.") },
  device2: deviceOf(2),
  device3: deviceOf(3),
  device4: deviceOf(4),
  device5: deviceOf(5),
  device6: deviceOf(6),
};

export const networkTexts: FieldTexts<keyof DesktopSpec["network"]> = {
  networkMode: { label: l10n.t("Network of Windows") },
  dhcp: {
    label: l10n.t("Address from the network around (DHCP)"),
    hint: l10n.t("Needs a macvlan network of the engine."),
  },
  computerName: { label: l10n.t("Computer's name") },
  ipAddress: { label: l10n.t("Address of Windows in the container"), example: "172.30.0.2" },
  macAddress: { label: l10n.t("MAC address"), example: "02:11:32:AA:BB:CC" },
  adapter: { label: l10n.t("Network card") },
  interfaceName: { label: l10n.t("Interface of the container") },
  mtu: { label: l10n.t("Largest packet (MTU)") },
  netmask: { label: l10n.t("Network mask") },
  tapName: { label: l10n.t("Name of the TAP device") },
  bridgeName: { label: l10n.t("Name of the bridge") },
  hostPorts: { label: l10n.t("Ports that the container keeps for itself"), example: "7149,7150" },
  userPorts: { label: l10n.t("Ports that reach Windows in user mode"), example: "22,80,5000/udp" },
  dnsmasqOptions: { label: l10n.t("More options for dnsmasq") },
  dnsmasqDebug: { label: l10n.t("dnsmasq writes to the log") },
  dnsmasqDisabled: { label: l10n.t("No dnsmasq") },
  passtOptions: { label: l10n.t("More options for passt") },
  passtDebug: { label: l10n.t("passt writes to the log") },
  ports: {
    label: l10n.t("Ports open on the engine's host"),
    hint: l10n.t("One per line, as docker run --publish takes them. The screen needs none."),
    example: "127.0.0.1:13389:3389",
  },
  networks: {
    label: l10n.t("Networks to join"),
    hint: l10n.t("One per line, with an address if it is to be a certain one. Empty: a network of its own."),
    example: "lab 10.1.0.5",
  },
};

export const sharingTexts: FieldTexts<keyof DesktopSpec["sharing"]> = {
  folder: {
    label: l10n.t("Shared folder"),
    hint: l10n.t("Windows sees it as \\\\host.lan\\Data and as drive Z:. May be left empty."),
  },
  folder2: { label: l10n.t("Second shared folder"), hint: "\\\\host.lan\\Data2" },
  folder3: { label: l10n.t("Third shared folder"), hint: "\\\\host.lan\\Data3" },
  samba: { label: l10n.t("Share folders at all (Samba)") },
  sambaReadOnly: { label: l10n.t("Windows may only read what is shared") },
  sambaDebug: { label: l10n.t("Samba writes to the log") },
  shortcut: { label: l10n.t("Shortcut to the share on the desktop") },
};
