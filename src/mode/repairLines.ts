import { allowWindowsContainers } from "../platform/installationSettings";
import { quoted } from "../platform/powerShellText";
import type { DockerDesktop } from "./mode";

/**
 * Lines for PowerShell that mend Docker Desktop or Windows. They are shown to the user, who runs them; what needs an
 * administrator asks for one.
 */
export const startServiceLine = elevated("Start-Service com.docker.service");
export const startNetworkServiceLine = elevated("Start-Service hns");
export const enableFeaturesLine = elevated(
  "Enable-WindowsOptionalFeature -Online -All -FeatureName Microsoft-Hyper-V,Containers",
);

/** Allows Windows containers where the installation left them out, and starts Docker Desktop again. */
export function repairInstallationLine(installationFile: string, desktop: DockerDesktop): string {
  return [elevated(allowWindowsContainers(installationFile)), ...restartSteps(desktop)].join("; ");
}

/** A file of settings that no engine can start with, out of the way. */
export function moveAwayLine(path: string, desktop: DockerDesktop): string {
  const move = `Move-Item -LiteralPath ${quoted(path)} -Destination ${quoted(`${path}.broken`)} -Force`;
  const isOurs = /^[a-z]:\\Users\\/i.test(path);
  return [isOurs ? move : elevated(move), ...restartSteps(desktop)].join("; ");
}

export function restartLine(desktop: DockerDesktop): string {
  return restartSteps(desktop).join("; ");
}

/** DockerCli.exe can end Docker Desktop, and the application starts it: both are there in every version. */
function restartSteps({ dockerCliPath, applicationPath }: DockerDesktop): readonly string[] {
  return [
    ...(dockerCliPath === undefined ? [] : [`& ${quoted(dockerCliPath)} -Shutdown`]),
    ...(applicationPath === undefined ? [] : [`Start-Process -FilePath ${quoted(applicationPath)}`]),
  ];
}

/** `line` must be free of double quotes: PowerShell hands its words on as they are. */
function elevated(line: string): string {
  return `Start-Process powershell.exe -Verb RunAs -Wait -ArgumentList ${quoted(`-NoProfile -Command "${line}"`)}`;
}
