import type { Remedy } from "./remedy";

/**
 * A sentence for the user about their situation, with at least one button that does something about it: nothing is broken,
 * so there is nothing to report as a bug.
 */
export class UserError extends Error {
  override readonly name = "UserError";

  constructor(
    message: string,
    readonly remedies: readonly [Remedy, ...Remedy[]],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
