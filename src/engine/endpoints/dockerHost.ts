/** What a host as Docker writes it means for a connection. */
export type DockerHost =
  | { readonly kind: "socket"; readonly path: string }
  | { readonly kind: "pipe"; readonly path: string }
  | { readonly kind: "tcp"; readonly hostname: string; readonly port: number; readonly scheme: "http" | "https" }
  | {
      readonly kind: "ssh";
      readonly user: string | undefined;
      readonly hostname: string;
      readonly port: number | undefined;
      /** Of the engine's socket on the other machine; absent for its default. */
      readonly socketPath: string | undefined;
    };

const plainPort = 2375;
const tlsPort = 2376;

/** Undefined for what no connection can be made of. `localhost:2375` counts as tcp, like in the docker program. */
export function parseDockerHost(host: string): DockerHost | undefined {
  const trimmed = host.trim();
  if (trimmed === "" || trimmed.includes("\0")) {
    return undefined;
  }
  if (/^(npipe:)?[\\/]{2,4}\.[\\/]pipe[\\/]./i.test(trimmed)) {
    return { kind: "pipe", path: `//./pipe/${trimmed.replace(/^(npipe:)?[\\/]{2,4}\.[\\/]pipe[\\/]/i, "")}` };
  }
  if (trimmed.startsWith("unix://") || trimmed.startsWith("/")) {
    const path = trimmed.replace(/^unix:\/\//, "");
    return path.startsWith("/") ? { kind: "socket", path: path.replace(/\/{2,}/g, "/") } : undefined;
  }
  return parseNetworkHost(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `tcp://${trimmed}`);
}

/** The same for every way to write the same address. */
export function normaliseDockerHost(host: DockerHost, platform: NodeJS.Platform): string {
  switch (host.kind) {
    case "pipe":
      return `npipe://${host.path.toLowerCase()}`;
    case "socket":
      // Linux keeps /var/run as a link to /run.
      return `unix://${platform === "linux" ? host.path.replace(/^\/run\/docker\.sock$/, "/var/run/docker.sock") : host.path}`;
    case "tcp":
      return `tcp://${bracketed(host.hostname)}:${host.port}`;
    case "ssh": {
      const user = host.user === undefined ? "" : `${host.user}@`;
      const port = host.port === undefined || host.port === 22 ? "" : `:${host.port}`;
      return `ssh://${user}${bracketed(host.hostname)}${port}${host.socketPath ?? ""}`;
    }
  }
}

/** Short enough for a row of the tree. */
export function shortDockerHost(host: DockerHost): string {
  switch (host.kind) {
    case "pipe":
      return host.path.slice("//./pipe/".length);
    case "socket":
      return host.path;
    case "tcp":
      return `${bracketed(host.hostname)}:${host.port}`;
    case "ssh":
      return host.user === undefined ? host.hostname : `${host.user}@${host.hostname}`;
  }
}

function parseNetworkHost(host: string): DockerHost | undefined {
  // `http:` in place of other schemes makes URL treat the host the way browsers do: lower case, brackets for IPv6.
  const scheme = host.slice(0, host.indexOf(":")).toLowerCase();
  const rest = host.slice(scheme.length);
  if (!["tcp", "http", "https", "ssh"].includes(scheme) || !URL.canParse(`http${rest}`)) {
    return undefined;
  }
  const url = new URL(`http${rest}`);
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const port = portOf(rest);
  if (hostname === "") {
    return undefined;
  }
  if (scheme === "ssh") {
    const user = url.username === "" ? undefined : decodeURIComponent(url.username);
    const socketPath = url.pathname === "/" ? undefined : decodeURIComponent(url.pathname);
    return { kind: "ssh", user, hostname, port, socketPath };
  }
  const secure = scheme === "https";
  return { kind: "tcp", hostname, port: port ?? (secure ? tlsPort : plainPort), scheme: secure ? "https" : "http" };
}

/** URL drops the port that is its scheme's default, which is not Docker's. */
function portOf(rest: string): number | undefined {
  const authority = /^:\/\/([^/?#]*)/.exec(rest)?.[1] ?? "";
  const digits = /:(\d+)$/.exec(authority)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function bracketed(hostname: string): string {
  return hostname.includes(":") ? `[${hostname}]` : hostname;
}
