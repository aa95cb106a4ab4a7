import { posix } from "node:path";
import type { DockerConfig, DockerContext } from "./dockerConfig";
import { normaliseDockerHost, parseDockerHost, shortDockerHost } from "./dockerHost";
import { bySource, type Endpoint, type EndpointSource, type EndpointTls } from "../endpoint";
import { dockerDesktopPipes } from "./dockerDesktopPipes";

export interface EndpointSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
  readonly config: DockerConfig;
  /** The setting's own addresses. */
  readonly extra: readonly ExtraEndpoint[];
}

export interface ExtraEndpoint {
  readonly host: string;
  readonly name?: string;
}

interface Candidate {
  readonly host: string;
  readonly source: EndpointSource;
  readonly name?: string | undefined;
  readonly contextName?: string | undefined;
  readonly tls?: EndpointTls | undefined;
}

/** The context that docker makes up by itself for its plain address. */
const defaultContextName = "default";

/**
 * Every address where an engine may listen, the one that `docker` in a terminal talks to first, each address once.
 * Nothing is touched: whether an engine answers there is for a ping to find out.
 */
export function resolveEndpoints(surroundings: EndpointSurroundings): readonly Endpoint[] {
  const current = currentName(surroundings);
  const candidates = [
    ...dockerHostCandidates(surroundings),
    ...contextCandidates(surroundings, current),
    ...dockerDesktopCandidates(surroundings),
    ...defaultCandidates(surroundings),
    ...surroundings.extra.map(({ host, name }) => ({ host, name, source: "setting" as const })),
  ];
  const endpoints = new Map<string, Endpoint>();
  for (const candidate of candidates) {
    const endpoint = toEndpoint(candidate, current, surroundings.platform);
    if (endpoint !== undefined) {
      endpoints.set(endpoint.id, merge(endpoints.get(endpoint.id), endpoint));
    }
  }
  return [...endpoints.values()].toSorted(bySource);
}

type CurrentName =
  | { readonly kind: "dockerHost" }
  | { readonly kind: "context"; readonly name: string; readonly source: EndpointSource };

/** What docker itself would choose. A context that does not exist leaves docker, and so us, without a current one. */
function currentName({ environment, config }: EndpointSurroundings): CurrentName {
  if (isSet(environment.DOCKER_HOST)) {
    return { kind: "dockerHost" };
  }
  const fromEnvironment = environment.DOCKER_CONTEXT;
  return isSet(fromEnvironment)
    ? { kind: "context", name: fromEnvironment, source: "dockerContext" }
    : { kind: "context", name: config.currentContext ?? defaultContextName, source: "currentContext" };
}

function dockerHostCandidates({ environment, config }: EndpointSurroundings): readonly Candidate[] {
  const host = environment.DOCKER_HOST;
  if (!isSet(host)) {
    return [];
  }
  const verifies = isSet(environment.DOCKER_TLS_VERIFY);
  const isTls = verifies || isSet(environment.DOCKER_TLS) || host.startsWith("https:");
  const certificates = environment.DOCKER_CERT_PATH;
  const folder = isSet(certificates) ? certificates : config.folder;
  return [{ host, source: "dockerHost", tls: isTls ? { folder, skipVerify: !verifies } : undefined }];
}

function contextCandidates({ config }: EndpointSurroundings, current: CurrentName): readonly Candidate[] {
  return config.contexts.flatMap((context) => {
    const isCurrent = current.kind === "context" && current.name === context.name;
    return context.host === undefined || context.name === defaultContextName
      ? []
      : [
          {
            host: context.host,
            source: isCurrent ? current.source : "context",
            name: context.name,
            contextName: context.name,
            tls: tlsOf(context),
          },
        ];
  });
}

function tlsOf({ skipTlsVerify, tlsFolder }: DockerContext): EndpointTls | undefined {
  return tlsFolder === undefined && !skipTlsVerify ? undefined : { folder: tlsFolder, skipVerify: skipTlsVerify };
}

function dockerDesktopCandidates({ platform }: EndpointSurroundings): readonly Candidate[] {
  return platform === "win32"
    ? Object.keys(dockerDesktopPipes).map((pipe) => ({
        host: `npipe:////./pipe/${pipe}`,
        source: "dockerDesktop" as const,
      }))
    : [];
}

function defaultCandidates({ environment, platform, homeFolder }: EndpointSurroundings): readonly Candidate[] {
  const source = "default";
  const plain = { source, name: defaultContextName, contextName: defaultContextName } as const;
  if (platform === "win32") {
    return [{ ...plain, host: "npipe:////./pipe/docker_engine" }];
  }
  const runtimeFolder = environment.XDG_RUNTIME_DIR;
  const own =
    platform === "darwin"
      ? [posix.join(homeFolder, ".docker", "run", "docker.sock")]
      : [
          ...(isSet(runtimeFolder) ? [posix.join(runtimeFolder, "docker.sock")] : []),
          posix.join(homeFolder, ".docker", "desktop", "docker.sock"),
        ];
  return [
    { ...plain, host: "unix:///var/run/docker.sock" },
    ...own.map((path) => ({ host: `unix://${path}`, source, name: path.replace(`${homeFolder}/`, "~/") }) as const),
  ];
}

function toEndpoint(
  { host, source, name, contextName, tls }: Candidate,
  current: CurrentName,
  platform: NodeJS.Platform,
): Endpoint | undefined {
  const parsed = parseDockerHost(host);
  if (parsed === undefined) {
    return undefined;
  }
  const isCurrent = current.kind === "dockerHost" ? source === "dockerHost" : contextName === current.name;
  const isLocalAddress = parsed.kind === "socket" || parsed.kind === "pipe";
  // A path says little and fills the row; a host's name says which machine it is.
  const ownName = source === "dockerHost" && isLocalAddress ? "DOCKER_HOST" : shortDockerHost(parsed);
  const shownName = isSet(name) ? name : ownName;
  return { id: normaliseDockerHost(parsed, platform), name: shownName, host, source, contextName, tls, isCurrent };
}

/** The same address under several names: the first one's place, the context's name, and certificates if any has them. */
function merge(first: Endpoint | undefined, other: Endpoint): Endpoint {
  if (first === undefined) {
    return other;
  }
  const isNamed = first.contextName !== undefined || first.source === "setting";
  return {
    ...first,
    name: isNamed ? first.name : other.name,
    contextName: first.contextName ?? other.contextName,
    tls: first.tls ?? other.tls,
    isCurrent: first.isCurrent || other.isCurrent,
  };
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}
