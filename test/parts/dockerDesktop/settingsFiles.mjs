// @ts-check
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** @typedef {"usual" | "zeros" | "overwritten" | "absent"} WindowsDaemonFile */

const linuxSettings = { builder: { gc: { enabled: true, defaultKeepStorage: "20GB" } }, experimental: false };
const windowsSettings = { experimental: false };
const desktopSettings = {
  UseWindowsContainers: false,
  ProxyHTTPMode: "manual",
  OverrideProxyHTTP: "http://reader:secret@proxy.example:3128",
  OverrideProxyExclude: "*.example",
};

/** Docker Desktop's files on the user's drive, where the environment says that they are. */
export class DesktopSettings {
  /** @param {string} folder */
  constructor(folder) {
    /** For programs that look for the files. */
    this.environment = {
      HOME: join(folder, "home"),
      APPDATA: join(folder, "home", "AppData", "Roaming"),
      ProgramData: join(folder, "ProgramData"),
    };
    this.places = {
      linuxDaemon: join(folder, "home", ".docker", "daemon.json"),
      windowsDaemon: join(folder, "home", ".docker", "windows-daemon.json"),
      windowsDaemonInUse: join(folder, "ProgramData", "Docker", "config", "daemon.json"),
      desktop: /** @type {[string, string]} */ ([
        join(this.environment.APPDATA, "Docker", "settings-store.json"),
        join(this.environment.APPDATA, "Docker", "settings.json"),
      ]),
      installation: join(folder, "ProgramData", "DockerDesktop", "install-settings.json"),
    };
  }

  /** @param {Pick<import("./desktopBackend.mjs").Behaviour, "windowsDaemonFile" | "installationFile">} state */
  async lay({ windowsDaemonFile, installationFile }) {
    const { places } = this;
    const ofWindows = {
      usual: asText(windowsSettings),
      overwritten: asText(linuxSettings),
      zeros: "\0".repeat(256),
      absent: undefined,
    };
    await put(places.linuxDaemon, asText(linuxSettings));
    await put(places.desktop[0], asText(desktopSettings));
    await put(places.windowsDaemon, ofWindows[windowsDaemonFile]);
    await put(places.windowsDaemonInUse, ofWindows[windowsDaemonFile]);
    await put(places.installation, installationFile === "says no" ? '{"noWindowsContainers": true}' : undefined);
  }
}

/** @param {unknown} settings */
function asText(settings) {
  return JSON.stringify(settings, undefined, 2);
}

/** @param {string} path @param {string | undefined} content undefined: no such file */
async function put(path, content) {
  await mkdir(dirname(path), { recursive: true });
  await (content === undefined ? rm(path, { force: true }) : writeFile(path, content));
}
