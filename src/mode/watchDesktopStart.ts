import { watch } from "node:fs";
import { basename, dirname } from "node:path";
import type { Disposable } from "../platform/emitter";
import type { SettingsPlaces } from "./settingsFiles";

/**
 * Tells when Docker Desktop may be starting, without asking it: its engine's socket appears, or it writes its settings. On
 * Windows, whose pipes nobody can watch, the settings alone tell.
 */
export function watchDesktopStart(
  activeHost: string,
  { desktop }: Pick<SettingsPlaces, "desktop">,
  onSign: () => void,
): Disposable {
  const socket = /^unix:\/\/(\/.+)$/.exec(activeHost)?.[1];
  const watched = [...desktop, ...(socket === undefined ? [] : [socket])].map((path) => watchFile(path, onSign));
  return {
    dispose: () => {
      for (const one of watched) {
        one.dispose();
      }
    },
  };
}

/** By its folder: the file itself may come only later. */
function watchFile(path: string, onChange: () => void): Disposable {
  try {
    const watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
      // Some systems do not tell the name.
      if (name === null || name === basename(path)) {
        onChange();
      }
    });
    watcher.on("error", () => watcher.close());
    return { dispose: () => watcher.close() };
  } catch {
    // No such folder before Docker Desktop's first start: then there are other signs, and time.
    return { dispose: () => undefined };
  }
}
