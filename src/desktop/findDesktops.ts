import type { Container } from "../engine/model";
import { helperLabel } from "../engine/probes/helperLabel";
import { areOfDesktopImage, isDesktopImage } from "./desktopImages";
import { desktopLabel } from "./labels";

/** True for a Windows desktop: by our label, else by its image's name or, once that names another image, by its labels. */
export function isDesktop({ labels, image }: Container): boolean {
  return desktopLabel in labels || ((isDesktopImage(image) || areOfDesktopImage(labels)) && !(helperLabel in labels));
}

export function findDesktops(containers: Iterable<Container>): readonly Container[] {
  return [...containers].filter(isDesktop).sort((a, b) => a.name.localeCompare(b.name));
}
