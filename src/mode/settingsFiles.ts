import { readFile } from "node:fs/promises";
import { posix, win32 } from "node:path";

/** What of a machine decides where Docker Desktop keeps its files. */
export interface SettingsFacts {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
}

export interface SettingsPlaces {
  /** Of the Linux engine. */
  readonly linuxDaemon: string;
  /** Of the Windows engine, as the user changes them. */
  readonly windowsDaemon: string;
  /** The copy of it that the Windows engine reads. */
  readonly windowsDaemonInUse: string;
  /** Docker Desktop's own; the older name second. */
  readonly desktop: readonly [current: string, older: string];
  /** What was chosen at installation. */
  readonly installation: string;
}

export function settingsPlaces({ platform, environment, homeFolder }: SettingsFacts): SettingsPlaces {
  const path = platform === "win32" ? win32 : posix;
  const programData = environment.ProgramData ?? environment.PROGRAMDATA ?? "C:\\ProgramData";
  const appData = environment.APPDATA ?? path.join(homeFolder, "AppData", "Roaming");
  return {
    linuxDaemon: path.join(homeFolder, ".docker", "daemon.json"),
    windowsDaemon: path.join(homeFolder, ".docker", "windows-daemon.json"),
    windowsDaemonInUse: path.join(programData, "Docker", "config", "daemon.json"),
    desktop: [path.join(appData, "Docker", "settings-store.json"), path.join(appData, "Docker", "settings.json")],
    installation: path.join(programData, "DockerDesktop", "install-settings.json"),
  };
}

export type SettingsFile = { readonly path: string } & (
  | { readonly kind: "settings"; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: "absent" }
  /** All NUL, as a power loss leaves it. */
  | { readonly kind: "zeros"; readonly byteCount: number }
  | { readonly kind: "notJson"; readonly detail: string }
  | { readonly kind: "unreadable"; readonly detail: string }
);

/** Never fails: a file that cannot be used says why. */
export async function readSettingsFile(path: string): Promise<SettingsFile> {
  let content: Buffer;
  try {
    content = await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR"
      ? { path, kind: "absent" }
      : { path, kind: "unreadable", detail: message };
  }
  return content.length > 0 && content.every((byte) => byte === 0)
    ? { path, kind: "zeros", byteCount: content.length }
    : { path, ...parse(content.toString("utf8").replace(/^\uFEFF/, "")) };
}

function parse(text: string) {
  if (text.trim() === "") {
    return { kind: "settings", value: {} } as const;
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? ({ kind: "settings", value: { ...value } } as const)
      : ({ kind: "notJson", detail: "no object" } as const);
  } catch (error) {
    return { kind: "notJson", detail: error instanceof Error ? error.message : String(error) } as const;
  }
}
