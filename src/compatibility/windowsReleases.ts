/** The releases of Windows that base images are made of, oldest first, with the days on which their support ends. */
export const windowsReleases = [
  { tag: "ltsc2016", build: 14393, mainstreamEnds: "2022-01-11", supportEnds: "2027-01-11" },
  { tag: "ltsc2019", build: 17763, mainstreamEnds: "2024-01-09", supportEnds: "2029-01-09" },
  { tag: "ltsc2022", build: 20348, mainstreamEnds: "2026-10-13", supportEnds: "2031-10-14" },
  { tag: "ltsc2025", build: 26100, mainstreamEnds: "2029-10-09", supportEnds: "2034-10-10" },
] as const satisfies readonly WindowsRelease[];

export interface WindowsRelease {
  readonly tag: string;
  readonly build: number;
  readonly mainstreamEnds: string;
  /** Of the extended support: until then there are updates. */
  readonly supportEnds: string;
}

export type ReleaseTag = (typeof windowsReleases)[number]["tag"];

export function releaseOfBuild(build: number): (typeof windowsReleases)[number] | undefined {
  return windowsReleases.find((release) => release.build === build);
}
