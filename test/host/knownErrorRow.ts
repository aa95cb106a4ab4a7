import { HttpError } from "../../src/engine/docker/httpError";

/** One of the errors of the table as it reaches us, and all that a user then sees of it. */
export interface KnownErrorRow {
  readonly number: number;
  /** What the engine's API, the system, a build or a program says. */
  readonly said: Error;
  readonly sentence: string;
  /** Without the two that each has: its details and the log. */
  readonly buttons: readonly string[];
}

/** As the engine's API answers. */
export function answered(status: number, text: string): Error {
  return new HttpError(status, text);
}

/** As Node tells of a pipe. */
export function pipeError(code: string): Error {
  return Object.assign(new Error(`connect ${code} //./pipe/docker_engine`), { code });
}

/** A line for an administrator, who is elsewhere when this is no Windows. */
export function elevated(line: string): string {
  return process.platform === "win32" ? terminal(line) : `Copy ${line}`;
}

export const terminal = (line: string): string => `Open Terminal With ${line}`;
export const learnMore = "Learn More";
export const windowsUpdate = terminal("start ms-settings:windowsupdate");
export const openSettings = "Open Settings File…";
export const openConfiguration = "Open Docker's config.json";
/** For the host of a virtual machine, whatever runs in it. */
export const nestVirtualization = "Copy Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true";
export const tryAgain = "Try Again";
export const startDesktop = "Start Docker Desktop";
export const restartNetworks = elevated("Restart-Service hns -Force");
export const enableFeatures = elevated(
  "Enable-WindowsOptionalFeature -Online -All -FeatureName Microsoft-Hyper-V,Containers",
);
export const startHypervisor = elevated("bcdedit /set hypervisorlaunchtype auto");
export const joinGroup =
  process.platform === "win32"
    ? terminal(`net.exe localgroup docker-users '${process.env.USERDOMAIN}\\${process.env.USERNAME}' /add`)
    : "Copy net.exe localgroup docker-users $env:USERNAME /add";

export function portButtons(port: number): readonly string[] {
  const reserved = `netsh int ipv4 add excludedportrange protocol=tcp startport=${port} numberofports=1 store=persistent`;
  return [
    `Show Who Has Port ${port}…`,
    terminal("netsh interface ipv4 show excludedportrange protocol=tcp"),
    titled(`Reserve Port ${port}…`, `net stop winnat; ${reserved}; net start winnat`),
  ];
}

/** A long line for an administrator. */
export function titled(title: string, line: string): string {
  return process.platform === "win32" ? title : `Copy ${line}`;
}

/** The program's own words, as the output of compose, `docker` and `DockerCli.exe` holds them. */
export const printed = (text: string): Error => new Error(text);

export const resetNetworks = titled(
  "Reset Windows' Networks…",
  String.raw`Stop-Service hns -Force; Remove-Item $env:ProgramData\Microsoft\Windows\HNS\HNS.data; Start-Service hns`,
);
