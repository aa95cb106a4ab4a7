/** How we came to know an address, in the order in which one engine's several addresses are preferred. */
const endpointSources = [
  "dockerHost",
  "dockerContext",
  "currentContext",
  "context",
  "dockerDesktop",
  "default",
  "setting",
] as const;

export type EndpointSource = (typeof endpointSources)[number];

export interface EndpointTls {
  /** Folder with ca.pem, cert.pem and key.pem, any of which may be missing. */
  readonly folder: string | undefined;
  readonly skipVerify: boolean;
}

/** An address where an engine may listen. */
export interface Endpoint {
  /** Stable for the same address, whatever it is called: the normalised host. */
  readonly id: string;
  /** What to call it: the context's name, else a short form of the address. */
  readonly name: string;
  /** As Docker writes it: `unix:///var/run/docker.sock`, `npipe:////./pipe/docker_engine`, `tcp://host:2376`, `ssh://user@host`. */
  readonly host: string;
  readonly source: EndpointSource;
  readonly contextName: string | undefined;
  readonly tls: EndpointTls | undefined;
  /** True for the one that `docker` in a terminal talks to. */
  readonly isCurrent: boolean;
}

/** For sorting: the preferred of two addresses first, as far as it hangs on how we came to know them. */
export function bySource(a: Pick<Endpoint, "source">, b: Pick<Endpoint, "source">): number {
  return endpointSources.indexOf(a.source) - endpointSources.indexOf(b.source);
}
