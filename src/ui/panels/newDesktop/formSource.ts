import type { DesktopSpec } from "../../../desktop/spec";

/** What a form begins with: the usual, or what was read from a file. */
export interface FormSource {
  readonly engineKey?: string | undefined;
  readonly spec?: DesktopSpec | undefined;
  /** What is to be known of where it comes from. */
  readonly notices?: readonly string[] | undefined;
}

/** Opens forms of new desktops. */
export interface NewDesktopForms {
  open(source?: FormSource): Promise<void>;
}
