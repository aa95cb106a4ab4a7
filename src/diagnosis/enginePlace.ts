import { parseDockerHost } from "../engine/endpoints/dockerHost";
import type { EngineInfo } from "../engine/model";
import { isLoopback } from "./listeners";
import type { EnginePlace } from "./machine";

type SystemInfo = Pick<EngineInfo, "mode" | "operatingSystem">;

/** Where an engine's networks and ports are, as seen from this machine. */
export function enginePlace(host: string, info: SystemInfo | undefined, platform: NodeJS.Platform): EnginePlace {
  const parsed = parseDockerHost(host);
  if ((parsed?.kind === "tcp" || parsed?.kind === "ssh") && !isLoopback(parsed.hostname)) {
    return { kind: "elsewhere", host: parsed.hostname };
  }
  return { kind: info && isOfThisSystem(info, platform) ? "here" : "virtualMachine" };
}

/** Docker Desktop's Linux engine runs in a virtual machine, also on Linux. */
function isOfThisSystem({ mode, operatingSystem }: SystemInfo, platform: NodeJS.Platform): boolean {
  if (platform === "win32") {
    return mode === "windows";
  }
  return platform === "linux" && mode === "linux" && !operatingSystem.includes("Docker Desktop");
}
