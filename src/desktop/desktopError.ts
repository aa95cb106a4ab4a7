import type { DeviceState } from "../engine/probes/probeDevice";
import type { DesktopFailure } from "./run/desktopFailure";

/** What keeps a desktop from being made or removed, and that a user can act on. Data only: `ui` words it. */
export type DesktopProblem =
  /** Asked for hardware acceleration, which the engine's host does not give. */
  | { readonly kind: "noAcceleration"; readonly kvm: Exclude<DeviceState, "available"> }
  /** The storage did not take the script by which Windows says that it is there; `output` is what the writing said. */
  | { readonly kind: "scriptNotWritten"; readonly output: string }
  /** The storage did not take the mark of a complete installation. */
  | { readonly kind: "diskNotMarked"; readonly output: string }
  /** Nobody can tell what is in the storage; it is not empty for that. */
  | { readonly kind: "storageUnreadable"; readonly storage: string; readonly output: string }
  /** Decided when the desktop was made: another value would make the image put the disk aside and install anew. */
  | { readonly kind: "locked"; readonly setting: LockedSetting; readonly is: string; readonly wanted: string }
  /** Nothing in Windows takes connections on this TCP port, or its networking does not let them through. */
  | { readonly kind: "portNotListening"; readonly port: number }
  /** The next start would throw the disk away: it is made safe before anything else is done with it. */
  | { readonly kind: "diskNotSafe" }
  /** A new desktop on a storage that is there would begin anew, and delete the disk or put it aside. */
  | {
      readonly kind: "leftDisk";
      readonly storage: string;
      readonly loss: { readonly kind: "unmarked" } | { readonly kind: "otherWindows"; readonly medium: string };
    }
  /** Its container was made with `--rm`: stopping it removes it. */
  | { readonly kind: "goneWhenStopped" }
  /** A disk lies in the container, and would go with it; 1 is the first, where STORAGE names a place of the container. */
  | { readonly kind: "diskInContainer"; readonly number: number }
  /** There is no Windows in the storage yet, or its disk is no file of it. */
  | { readonly kind: "nothingToCopy" }
  /** Something else is being done with the storage. */
  | { readonly kind: "storageBusy"; readonly storage: string }
  | { readonly kind: "noRoom"; readonly neededBytes: number; readonly freeBytes: number }
  /** Somebody started the desktop while its disk was worked on: what was made of it is gone again. */
  | { readonly kind: "startedMeanwhile" }
  | { readonly kind: "storageWorkFailed"; readonly output: string }
  /** The restoration of a snapshot broke off; `output` is why the disks could not be put back. */
  | { readonly kind: "disksPutAside"; readonly output: string }
  /** STORAGE names another place than the one that is worked on. */
  | { readonly kind: "storageElsewhere"; readonly path: string }
  /** Another desktop, or something else on the engine, has what this one wants. */
  | { readonly kind: "clash"; readonly clashes: readonly Clash[] }
  /** With its new settings; the old ones are back. */
  | { readonly kind: "didNotStart"; readonly failure: DesktopFailure }
  /** The engine that has the desktop does not answer now. */
  | { readonly kind: "engineAway" }
  | { readonly kind: "gone" };

/** What no two desktops of an engine can have. */
export type Clash =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "network"; readonly name: string }
  /** Two machines would write to one disk. */
  | { readonly kind: "storage"; readonly storage: string; readonly usedBy: string }
  | { readonly kind: "port"; readonly port: number; readonly protocol: string; readonly usedBy: string }
  | { readonly kind: "mac"; readonly mac: string; readonly usedBy: string };

/** They are part of the name of the medium, by which the image knows whether its disk belongs to it. */
export type LockedSetting = "VERSION" | "LANGUAGE";

export class DesktopError extends Error {
  override readonly name = "DesktopError";

  constructor(readonly problem: DesktopProblem) {
    super(`${problem.kind}: ${JSON.stringify(problem)}`);
  }
}
