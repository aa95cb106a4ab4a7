// @ts-check

/** @typedef {Partial<import("./desktopBackend.mjs").Behaviour>} Bug */

/** Docker Desktop takes the old engine away, moves the context, fails, and says so. @param {string} text @returns {Bug} */
const fails = (text) => ({
  dockerCli: "failsAfterwards",
  dockerDesktopCommand: "fails",
  comesUp: "never",
  failure: { exitCode: 1, text },
});

/** Docker Desktop's bugs of switching that people reported, each to be given to `control`. */
export const knownBugs = {
  /** docker/for-win 14652, 14701, 14724, 14869 */
  vmSetup: fails(
    "running engine: waiting for the VM setup to be ready: starting windows containers: An error has occurred.",
  ),
  /** docker/for-win 14764 */
  serviceDeadline: fails("reconciling docker service: pinging com.docker.service: context deadline exceeded"),
  /** docker/for-win 14411: the Linux engine's settings are written over those of the Windows engine, which dies silently. */
  settingsOverwritten: /** @type {Bug} */ ({ windowsDaemonFile: "overwritten", comesUp: "never" }),
  /** The same, when the engine still says so. */
  unknownDirective: fails(
    "unable to configure the Docker daemon with file C:\\ProgramData\\Docker\\config\\daemon.json: the following directives don't match any configuration option: builder",
  ),
  /** After a power loss. */
  settingsAreZeros: /** @type {Bug} */ ({ windowsDaemonFile: "zeros", comesUp: "never" }),
  /** docker/for-win 13761, 14503 */
  menuMissing: /** @type {Bug} */ ({ trayMenu: "missing" }),
  /** docker/for-win 12538 */
  menuStale: /** @type {Bug} */ ({ trayMenu: "stale" }),
  /** docker/for-win 9748 */
  requiredFeatures: fails("Required Windows feature(s) not enabled: Hyper-V."),
  /** Docker Desktop 4.14 and 4.15 */
  brokenPipe: /** @type {Bug} */ ({ commonAddress: "broken" }),
  /** docker/for-win 8226 */
  networkService: fails(
    "Error initializing network controller: hnsCall failed in Win32: The service has not been started. (0x426)",
  ),
  /** Docker Desktop 3.5 and docker/for-win 11721 */
  contextDeleted: /** @type {Bug} */ ({ context: "dangles" }),
};
