import type { PortMapping } from "../../engine/runOptions";

/** As `docker run --publish` and Compose's short form write it; `tcp` is said only where the same port is open for udp too. */
export function writePorts(ports: readonly PortMapping[]): readonly string[] {
  return ports.map((port) => {
    const { hostIp, hostPort, containerPort, protocol } = port;
    const isTwin = ports.some((other) => other.containerPort === containerPort && other.protocol !== protocol);
    const target = isTwin || protocol === "udp" ? `${containerPort}/${protocol}` : `${containerPort}`;
    const host = hostPort === 0 ? "" : `${hostPort}`;
    if (hostIp !== undefined) {
      return `${hostIp.includes(":") ? `[${hostIp}]` : hostIp}:${host}:${target}`;
    }
    return host === "" ? target : `${host}:${target}`;
  });
}

/** docker-compose's own output has IPv6 addresses without brackets; what stands before the last two colons is one. */
const grammar =
  /^(?:(?:\[(?<ip6>[^\]]+)\]|(?<bare6>(?:[0-9a-f]*:){2,}[0-9a-f]*)(?=:[\d-]*:[^:]+$)|(?<ip4>\d{1,3}(?:\.\d{1,3}){3})):)?(?:(?<from>\d{0,5})(?:-(?<to>\d{1,5}))?:)?(?<first>\d{1,5})(?:-(?<last>\d{1,5}))?(?:\/(?<protocol>tcp|udp))?$/i;

/** One port or a range of them; absent when the text is neither. */
export function readPorts(text: string): readonly PortMapping[] | undefined {
  const groups = grammar.exec(text.trim())?.groups;
  if (!groups) {
    return undefined;
  }
  const hostIp = groups.ip6 ?? groups.bare6 ?? groups.ip4;
  const first = Number(groups.first);
  const count = Number(groups.last ?? first) - first + 1;
  const from = Number(groups.from ?? 0);
  if (count < 1 || count > 1000) {
    return undefined;
  }
  return Array.from({ length: count }, (_, index) => ({
    ...(hostIp === undefined ? {} : { hostIp }),
    hostPort: from === 0 ? 0 : from + index,
    containerPort: first + index,
    protocol: groups.protocol?.toLowerCase() === "udp" ? "udp" : "tcp",
  }));
}
