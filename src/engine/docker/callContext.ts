import type { ObjectKind } from "../model";

/** What the call was about, for the failure to tell. */
export interface CallContext {
  readonly endpoint: string;
  readonly operation: string;
  readonly object?: ObjectKind | "exec" | "reference";
  readonly id?: string;
}
