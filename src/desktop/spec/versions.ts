import { otherVersions, usualVersions, type WindowsVersion } from "./versionTable";

export const windowsVersions: readonly WindowsVersion[] = [...usualVersions, ...otherVersions];

export const defaultVersionKey = "11";

/** The version that a value of `VERSION` stands for; none for a custom medium (an address or a file in the storage). */
export function findVersion(value: string): WindowsVersion | undefined {
  const wanted = normalise(value);
  return windowsVersions.find(
    ({ key, aliases }) => normalise(key) === wanted || aliases.some((alias) => normalise(alias) === wanted),
  );
}

/** True for a medium of one's own: an address to fetch it from, or the name of a file in the storage. */
export function isOwnMedium(value: string): boolean {
  return /^(https?:\/\/.|.+\.(iso|esd|wim|img|7z|zip|rar|tar|gz|xz|bz2)$)/i.test(value.trim());
}

/** The image ignores case, quotes and blanks, and takes `windows` and `win` for the same. */
function normalise(value: string): string {
  return value
    .replace(/["'\s]/g, "")
    .toLowerCase()
    .replace(/^windows/, "win");
}
