import type { DesktopStrings } from "./desktopApi";
import type { Quality, Zoom } from "./screenChoices";

/** The texts of the choices that have several. */
export const qualityNames = {
  sharp: "qualitySharp",
  balanced: "qualityBalanced",
  fast: "qualityFast",
} as const satisfies Record<Quality, keyof DesktopStrings>;

const zoomNames: Partial<Record<Zoom, keyof DesktopStrings>> = {
  fit: "zoomFit",
  resize: "zoomResize",
  original: "zoomOriginal",
};

export function zoomLabel(zoom: Zoom, strings: DesktopStrings): string {
  const name = zoomNames[zoom];
  return name === undefined ? `${zoom} %` : strings[name];
}
