import type { DaemonMode } from "./model";

/** Which containers an image is for, as an engine says that refuses it; of several systems or of one, not the engine's. */
export function neededMode(detail: string): DaemonMode | undefined {
  return fragments.find(({ fragment }) => fragment.test(detail))?.required;
}

const fragments = [
  { fragment: /no matching manifest for windows[/(]/, required: "linux" },
  { fragment: /no matching manifest for linux\/amd64/, required: "windows" },
  // BuildKit names no system; it builds for Linux.
  { fragment: /no match for platform in manifest/, required: "windows" },
  { fragment: /image operating system "linux" cannot be used on this platform/, required: "linux" },
  { fragment: /image operating system "windows" cannot be used on this platform/, required: "windows" },
] as const;
