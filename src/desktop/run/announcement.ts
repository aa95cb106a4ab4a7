import type { ContainerRecord } from "../containerRecord";
import { readyTokenLabel } from "../labels";
import type { DesktopSpec } from "../spec";
import { findVersion } from "../spec/versions";

/**
 * Whether what we make for the first logon comes to it: a folder of the person's own takes its place, and where nobody
 * answers Setup's questions for Windows there is nothing that runs it.
 */
export function mayAnnounce({ windows }: DesktopSpec): boolean {
  const isManual = windows.customIso === undefined && findVersion(windows.version)?.installation === "manual";
  return windows.oemFolder === undefined && windows.manualSetup !== true && !isManual;
}

/**
 * Whether to wait for it. A medium or an answer file of the person's own may run it or not: its line counts when it
 * comes, and Remote Desktop is asked meanwhile.
 */
export function isAnnounced({ labels, mounts, environment }: ContainerRecord): boolean {
  const { VERSION: version = "", MANUAL: manual = "" } = environment;
  const isOwn = mounts.some(({ target }) => ownFiles.has(target)) || (version !== "" && !findVersion(version));
  return readyTokenLabel in labels && !isOwn && !/^["'\s]*(y|yes|true|1|on|enabled?)["'\s]*$/i.test(manual);
}

const ownFiles: ReadonlySet<string> = new Set(["/custom.xml", "/custom.iso", "/boot.iso", "/oem", "/OEM"]);
