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

/** The image ignores case, quotes and blanks, and takes `windows` and `win` for the same. */
function normalise(value: string): string {
  return value
    .replace(/["'\s]/g, "")
    .toLowerCase()
    .replace(/^windows/, "win");
}
