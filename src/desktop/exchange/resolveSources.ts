import { posix, win32 } from "node:path";
import type { ContainerForm } from "./containerForm";

/** What a file means by a path that begins at itself, or at the person's home. */
export function resolveSources(form: ContainerForm, folder: string, home: string): ContainerForm {
  const paths = /^[a-zA-Z]:[\\/]/.test(folder) ? win32 : posix;
  return {
    ...form,
    mounts: form.mounts.map((mount) => {
      if (mount.kind === "bind" && /^~(?=[\\/]|$)/.test(mount.source)) {
        return { ...mount, source: paths.join(home, mount.source.slice(1)) };
      }
      return mount.kind === "bind" && /^\.{1,2}([\\/]|$)/.test(mount.source)
        ? { ...mount, source: paths.join(folder, mount.source) }
        : mount;
    }),
  };
}
