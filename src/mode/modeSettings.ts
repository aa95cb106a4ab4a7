import type { DaemonMode, EngineProxies } from "../engine/model";
import { readSettingsFile, type SettingsFile, type SettingsPlaces } from "./settingsFiles";

/** What one of Docker Desktop's two engines is set to, and where each piece of it comes from. */
export interface ModeSettings {
  readonly mode: DaemonMode;
  /** The engine's own settings, as the user changes them. */
  readonly daemon: SettingsFile;
  /** Windows only: the copy that its engine reads. */
  readonly inUse: SettingsFile | undefined;
  /** Docker Desktop's settings, of which the proxies are kept here; the same for both modes. */
  readonly desktop: SettingsFile;
  /** What the engine itself says; undefined while it does not answer. */
  readonly engine: EngineProxies | undefined;
}

/** Reads it all; passwords in addresses are masked. */
export async function readModeSettings(
  mode: DaemonMode,
  places: SettingsPlaces,
  engine: EngineProxies | undefined,
): Promise<ModeSettings> {
  const [daemon, inUse, desktop] = await Promise.all([
    readSettingsFile(mode === "windows" ? places.windowsDaemon : places.linuxDaemon),
    mode === "windows" ? readSettingsFile(places.windowsDaemonInUse) : undefined,
    readDesktopSettings(places),
  ]);
  return {
    mode,
    daemon: masked(daemon),
    inUse: inUse && masked(inUse),
    desktop: masked(onlyProxies(desktop)),
    engine: engine && (withoutPasswords(engine) as EngineProxies),
  };
}

async function readDesktopSettings({ desktop: [current, older] }: SettingsPlaces): Promise<SettingsFile> {
  const file = await readSettingsFile(current);
  if (file.kind !== "absent") {
    return file;
  }
  const olderFile = await readSettingsFile(older);
  return olderFile.kind === "absent" ? file : olderFile;
}

/** Their names differ between versions; all of them say what they are. */
function onlyProxies(file: SettingsFile): SettingsFile {
  if (file.kind !== "settings") {
    return file;
  }
  const proxies = Object.entries(file.value).filter(([name]) => /proxy/i.test(name));
  return { ...file, value: Object.fromEntries(proxies) };
}

function masked(file: SettingsFile): SettingsFile {
  return file.kind === "settings"
    ? { ...file, value: withoutPasswords(file.value) as Readonly<Record<string, unknown>> }
    : file;
}

/**
 * The user and the password of an address, in whatever text it stands. A password may have any letter but a blank, so
 * rather more is hidden than less.
 */
const credentials = [
  /(\w:\/\/)\S+@(?=[\w.[-])/g,
  // An address without a scheme, perhaps behind the name of its variable.
  /((?:^|\s)(?:\w+=)?)(?!\S*\w:\/\/)\S+@(?=[\w.[-])/g,
];

/** Of any JSON; the shape stays. */
function withoutPasswords(value: unknown): unknown {
  if (typeof value === "string") {
    return credentials.reduce((text, each) => text.replaceAll(each, "$1***@"), value);
  }
  if (Array.isArray(value)) {
    return value.map(withoutPasswords);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutPasswords(one)]))
    : value;
}
