import type { DeviceState } from "../engine/probes/probeDevice";

/** What keeps a desktop from being made or removed, and that a user can act on. Data only: `ui` words it. */
export type DesktopProblem =
  /** Asked for hardware acceleration, which the engine's host does not give. */
  | { readonly kind: "noAcceleration"; readonly kvm: Exclude<DeviceState, "available"> }
  /** The storage did not take the script by which Windows says that it is there; `output` is what the writing said. */
  | { readonly kind: "scriptNotWritten"; readonly output: string };

export class DesktopError extends Error {
  override readonly name = "DesktopError";

  constructor(readonly problem: DesktopProblem) {
    super(`${problem.kind}: ${JSON.stringify(problem)}`);
  }
}
