import type { DeviceState } from "../engine/probes/probeDevice";

/** What keeps a desktop from being made or removed, and that a user can act on. Data only: `ui` words it. */
export type DesktopProblem =
  /** Asked for hardware acceleration, which the engine's host does not give. */
  | { readonly kind: "noAcceleration"; readonly kvm: Exclude<DeviceState, "available"> }
  /** The storage did not take the script by which Windows says that it is there; `output` is what the writing said. */
  | { readonly kind: "scriptNotWritten"; readonly output: string }
  /** The storage did not take the mark of a complete installation. */
  | { readonly kind: "diskNotMarked"; readonly output: string }
  /** Decided when the desktop was made: another value would make the image put the disk aside and install anew. */
  | { readonly kind: "locked"; readonly setting: LockedSetting; readonly is: string; readonly wanted: string }
  /** Nothing in Windows takes connections on this TCP port, or its networking does not let them through. */
  | { readonly kind: "portNotListening"; readonly port: number }
  /** The engine that has the desktop does not answer now. */
  | { readonly kind: "engineAway" };

/** They are part of the name of the medium, by which the image knows whether its disk belongs to it. */
export type LockedSetting = "VERSION" | "LANGUAGE";

export class DesktopError extends Error {
  override readonly name = "DesktopError";

  constructor(readonly problem: DesktopProblem) {
    super(`${problem.kind}: ${JSON.stringify(problem)}`);
  }
}
