import type { Logger } from "../../../src/platform/logger";

const nothing = (): void => undefined;

/** For tests in which failures are told of, and meant. */
export const silentLogger: Logger = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

/** For tests in which nothing may go wrong that nobody expects. */
export const strictLogger: Logger = {
  ...silentLogger,
  error: (message, ...details) => {
    throw new Error(`Nothing may go wrong here: ${String(message)} ${details.join(" ")}`);
  },
};
