import type { ProgramPlace } from "../../../desktop/desktopPlace";

/** A desktop, and where programs run in its container: on an engine as well as anywhere else. */
export interface PlacedDesktop {
  readonly place: ProgramPlace;
  readonly id: string;
  readonly name: string;
}
