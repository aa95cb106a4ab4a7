import { furtherDisks } from "../spec/diskFields";
import type { SpecField } from "../spec/specFields";

/** A field of a spec that is a mount: where the image looks for it, the usual place first. */
export interface MountField {
  readonly group: "disks" | "sharing" | "windows";
  readonly field: SpecField;
  /** A place is a volume or a folder, a path is a folder or a file of the engine's host. */
  readonly kind: "place" | "path";
  readonly targets: readonly [string, ...string[]];
}

export const mountFields: readonly MountField[] = [
  { group: "disks", field: "storage", kind: "place", targets: ["/storage"] },
  ...furtherDisks.map((number): MountField => {
    return { group: "disks", field: `storage${number}`, kind: "place", targets: [`/storage${number}`] };
  }),
  {
    group: "sharing",
    field: "folder",
    kind: "path",
    targets: ["/shared", "/storage/shared", "/data", "/storage/data"],
  },
  { group: "sharing", field: "folder2", kind: "path", targets: ["/shared2", "/data2"] },
  { group: "sharing", field: "folder3", kind: "path", targets: ["/shared3", "/data3"] },
  { group: "windows", field: "customIso", kind: "path", targets: ["/custom.iso", "/boot.iso"] },
  { group: "windows", field: "answerFile", kind: "path", targets: ["/custom.xml", "/run/assets/custom.xml"] },
  { group: "windows", field: "driversIso", kind: "path", targets: ["/drivers.iso"] },
  { group: "windows", field: "mountIso", kind: "path", targets: ["/mount.iso"] },
  { group: "windows", field: "rescueIso", kind: "path", targets: ["/start.iso"] },
  { group: "windows", field: "oemFolder", kind: "path", targets: ["/oem", "/OEM", "/storage/oem", "/storage/OEM"] },
];

/** Whole disks of the engine's host, by their names in the container. */
export const deviceFields: readonly { readonly field: SpecField; readonly targets: readonly [string, ...string[]] }[] =
  [
    { field: "device1", targets: ["/disk1", "/disk"] },
    ...furtherDisks.map((number) => ({ field: `device${number}` as const, targets: [`/disk${number}`] as const })),
  ];
