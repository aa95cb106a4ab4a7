import { posix, win32 } from "node:path";

/** Where programs may be found. */
export interface ProgramPlaces {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  isFile(path: string): Promise<boolean>;
}

/** The full path of a program as a shell would find it, but never in a relative folder: that would be the workspace's. */
export async function programOnPath(name: string, places: ProgramPlaces): Promise<string | undefined> {
  const { platform, environment } = places;
  const path = platform === "win32" ? win32 : posix;
  const file = platform === "win32" ? `${name}.exe` : name;
  // Windows spells `Path` as it likes, and a copied environment is case-sensitive.
  const key = Object.keys(environment).find((variable) => variable.toUpperCase() === "PATH");
  const folders = (key === undefined ? "" : (environment[key] ?? "")).split(path.delimiter);
  for (const folder of folders.map((it) => it.replace(/^"(.*)"$/, "$1")).filter((it) => path.isAbsolute(it))) {
    const candidate = path.join(folder, file);
    if (await places.isFile(candidate)) {
      return candidate;
    }
  }
  return undefined;
}
