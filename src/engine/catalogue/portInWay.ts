export interface PortInWay {
  readonly hostPort: number;
  readonly protocol: "tcp" | "udp";
}

/** The engine tells of a port in a paragraph about drivers, endpoints and proxies. */
const named = /(?:listen (tcp|udp)\d? )?\S*:(\d{1,5})(?: failed: port is already allocated|: bind: )/i;

/** The port of the engine's machine that an error says it could not have. */
export function portInWay(text: string): PortInWay | undefined {
  const match = named.exec(text);
  if (!match) {
    return undefined;
  }
  return { hostPort: Number(match[2]), protocol: match[1]?.toLowerCase() === "udp" ? "udp" : "tcp" };
}
