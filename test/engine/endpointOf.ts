import type { Endpoint } from "../../src/engine/endpoint";

export function endpointOf(host: string, endpoint: Partial<Endpoint> = {}): Endpoint {
  const usual = { source: "context", contextName: undefined, tls: undefined, isCurrent: false } as const;
  return { id: host, name: host, host, ...usual, ...endpoint };
}
