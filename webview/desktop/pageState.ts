import { vscodeApi } from "../kit/vscodeApi";

/** What a reload of the window brings back: which desktop this is, in the extension's own words for it. */
export function rememberDesktop(desktop: unknown): void {
  vscodeApi.setState({ desktop });
}
