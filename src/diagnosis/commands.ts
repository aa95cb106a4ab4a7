import type { Endpoint } from "../engine/endpoint";
import { quoted } from "../platform/powerShellText";
import { command } from "../prerequisites/commandRemedy";
import type { PublishedBinding } from "./containerFacts";
import type { DiagnosisRemedy } from "./diagnosis";
import type { NetworkSubject } from "./networkSubject";

type Taken = Pick<PublishedBinding, "hostPort" | "protocol">;

/** Asks who has taken a port, on the machine that has it. */
export function remedyOfTaken({ place, machine, info }: NetworkSubject, port: Taken): DiagnosisRemedy {
  const isHere = place.kind !== "elsewhere";
  const platform = isHere ? machine.platform : info?.mode === "windows" ? "win32" : "linux";
  return command(portOwnerLine(port, platform), { where: isHere ? "here" : "elsewhere" });
}

/** Names the program that has a port, for a terminal of that platform. */
export function portOwnerLine({ hostPort, protocol }: Taken, platform: NodeJS.Platform): string {
  const isUdp = protocol === "udp";
  if (platform === "win32") {
    const owned = isUdp ? "Get-NetUDPEndpoint" : "Get-NetTCPConnection -State Listen";
    return `${owned} -LocalPort ${hostPort} | ForEach-Object { Get-Process -Id $_.OwningProcess }`;
  }
  if (platform === "darwin") {
    return isUdp ? `lsof -nP -iUDP:${hostPort}` : `lsof -nP -iTCP:${hostPort} -sTCP:LISTEN`;
  }
  return `ss -l${isUdp ? "u" : "t"}np 'sport = :${hostPort}'`;
}

/** Takes a port out of the reach of Windows' NAT; the containers' connections break meanwhile. */
export function reservePortLine(port: number, protocol: string): string {
  const reservation = `netsh int ipv4 add excludedportrange protocol=${protocol} startport=${port} numberofports=1 store=persistent`;
  return `net stop winnat; ${reservation}; net start winnat`;
}

/** On the engine that was looked at, whichever `docker` means by itself. */
export function dockerLine({ contextName, host }: Pick<Endpoint, "contextName" | "host">, words: string): string {
  const address = /^[\w@:,./-]+$/.test(host) ? host : quoted(host);
  return `docker ${contextName === undefined ? `--host ${address}` : `--context ${contextName}`} ${words}`;
}
