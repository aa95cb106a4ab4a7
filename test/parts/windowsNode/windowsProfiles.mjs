// @ts-check

/**
 * @typedef {object} WindowsProfile what a Windows says of itself in the registry
 * @property {string} edition
 * @property {string} displayVersion
 * @property {number} build
 * @property {number} revision
 * @property {string} productName says "Windows 10" on Windows 11, too
 * @property {"Client" | "Server"} installationType
 */

/** @satisfies {Readonly<Record<string, WindowsProfile>>} */
export const windowsProfiles = {
  windows10Pro19045: {
    edition: "Professional",
    displayVersion: "22H2",
    build: 19045,
    revision: 6456,
    productName: "Windows 10 Pro",
    installationType: /** @type {const} */ ("Client"),
  },
  windows11Home22631: {
    edition: "Core",
    displayVersion: "23H2",
    build: 22631,
    revision: 5768,
    productName: "Windows 10 Home",
    installationType: /** @type {const} */ ("Client"),
  },
  windows11Pro22631: {
    edition: "Professional",
    displayVersion: "23H2",
    build: 22631,
    revision: 5768,
    productName: "Windows 10 Pro",
    installationType: /** @type {const} */ ("Client"),
  },
  windows11Education22631: {
    edition: "Education",
    displayVersion: "23H2",
    build: 22631,
    revision: 5768,
    productName: "Windows 10 Education",
    installationType: /** @type {const} */ ("Client"),
  },
  windows11Enterprise26100: {
    edition: "Enterprise",
    displayVersion: "24H2",
    build: 26100,
    revision: 6584,
    productName: "Windows 10 Enterprise",
    installationType: /** @type {const} */ ("Client"),
  },
  windows11Enterprise26200: {
    edition: "Enterprise",
    displayVersion: "25H2",
    build: 26200,
    revision: 7462,
    productName: "Windows 10 Enterprise",
    installationType: /** @type {const} */ ("Client"),
  },
  windowsServer2022: {
    edition: "ServerStandard",
    displayVersion: "21H2",
    build: 20348,
    revision: 4171,
    productName: "Windows Server 2022 Standard",
    installationType: /** @type {const} */ ("Server"),
  },
  windowsServer2025: {
    edition: "ServerStandard",
    displayVersion: "24H2",
    build: 26100,
    revision: 6584,
    productName: "Windows Server 2025 Standard",
    installationType: /** @type {const} */ ("Server"),
  },
};

/** @typedef {keyof typeof windowsProfiles} WindowsProfileName */

/**
 * The text of a file for `reg import`.
 * @param {WindowsProfile} profile
 */
export function registryFileOf({ edition, displayVersion, build, revision, productName, installationType }) {
  return [
    "Windows Registry Editor Version 5.00",
    "",
    String.raw`[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion]`,
    `"EditionID"="${edition}"`,
    `"DisplayVersion"="${displayVersion}"`,
    `"CurrentBuild"="${build}"`,
    `"CurrentBuildNumber"="${build}"`,
    `"UBR"=dword:${revision.toString(16).padStart(8, "0")}`,
    `"ProductName"="${productName}"`,
    `"InstallationType"="${installationType}"`,
    "",
  ].join("\r\n");
}
