import type { Endpoint } from "../engine/endpoint";
import { quoted } from "../prerequisites/commandRemedy";

/** Says which program has a port. */
export function portOwnerLine(port: number, platform: NodeJS.Platform): string {
  if (platform === "win32") {
    return `Get-NetTCPConnection -State Listen -LocalPort ${port} | ForEach-Object { Get-Process -Id $_.OwningProcess }`;
  }
  return platform === "darwin" ? `lsof -nP -iTCP:${port} -sTCP:LISTEN` : `ss -ltnp 'sport = :${port}'`;
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
