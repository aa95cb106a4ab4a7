import type { ReleaseTag } from "./windowsReleases";

export interface BaseImage {
  readonly repository: string;
  readonly tags: Readonly<Partial<Record<ReleaseTag, BaseImageTag>>>;
}

export interface BaseImageTag {
  /** Other names of the same tag. */
  readonly aliases: readonly string[];
  /** Unpacked, where it was published. */
  readonly diskBytes: number | undefined;
}

const megabytes = 1_000_000;
const gigabytes = 1_000 * megabytes;

/** Microsoft's base images and the tags that are still kept up to date. */
export const baseImages: readonly BaseImage[] = [
  {
    repository: "mcr.microsoft.com/windows/nanoserver",
    tags: {
      ltsc2019: { aliases: ["1809"], diskBytes: 251 * megabytes },
      ltsc2022: { aliases: [], diskBytes: 297 * megabytes },
      ltsc2025: { aliases: [], diskBytes: undefined },
    },
  },
  {
    repository: "mcr.microsoft.com/windows/servercore",
    tags: {
      ltsc2016: { aliases: [], diskBytes: 11 * gigabytes },
      ltsc2019: { aliases: ["1809"], diskBytes: 5 * gigabytes },
      ltsc2022: { aliases: [], diskBytes: 3.9 * gigabytes },
      ltsc2025: { aliases: [], diskBytes: undefined },
    },
  },
  {
    repository: "mcr.microsoft.com/windows/server",
    tags: {
      ltsc2022: { aliases: [], diskBytes: 9.7 * gigabytes },
      ltsc2025: { aliases: [], diskBytes: undefined },
    },
  },
  {
    repository: "mcr.microsoft.com/windows",
    tags: { ltsc2019: { aliases: ["1809"], diskBytes: 12 * gigabytes } },
  },
];
