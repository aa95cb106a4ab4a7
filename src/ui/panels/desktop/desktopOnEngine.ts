import type { Engine } from "../../../engine/engine";

/** A desktop, and the connection to its engine. */
export interface DesktopOnEngine {
  readonly engine: Engine;
  readonly id: string;
  readonly name: string;
}
