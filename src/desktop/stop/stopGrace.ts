/**
 * Windows gets this long to shut down. A stop that kills earlier costs the disk: until the first orderly stop the image
 * takes an installation for incomplete, and starts it anew.
 */
export const stopGraceSeconds = 120;

const usualShutdownSeconds = 105;
/** Of the container's stop over the image's own limit, which comes first. */
const secondsToSpare = 15;

/** @param shutdownSeconds the image's own limit, where one was set */
export function shortestGrace(shutdownSeconds = usualShutdownSeconds): number {
  return shutdownSeconds + secondsToSpare;
}
