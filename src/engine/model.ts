/** Which kind of containers an engine runs; of Docker Desktop: the mode it is in. */
export type DaemonMode = "linux" | "windows";

export function otherMode(mode: DaemonMode): DaemonMode {
  return mode === "windows" ? "linux" : "windows";
}

export type Isolation = "process" | "hyperv";

/** The answer of `/_ping`: the cheapest way to know that an engine answers, and as which system. */
export interface Ping {
  /** Absent when the engine is too old to say. */
  readonly mode: DaemonMode | undefined;
  readonly apiVersion: string | undefined;
  /** The engine's clock, cut to whole seconds, in the unit of its events' `timeNano`. */
  readonly time: string | undefined;
}

/** Of a Windows host or image, e.g. 26100 and its update revision 1742. */
export interface WindowsBuild {
  readonly build: number;
  readonly revision: number | undefined;
}

/** What an image is made for. */
export interface ImagePlatform {
  /** As the engine says it, e.g. "windows", "linux". */
  readonly os: string;
  readonly architecture: string;
  /** Windows images only. */
  readonly build: WindowsBuild | undefined;
}

export interface EngineInfo {
  /** The engine's own id: the same through whichever address it is reached. */
  readonly id: string;
  /** The host's name. */
  readonly name: string;
  readonly mode: DaemonMode;
  /** As the engine words it, e.g. "Debian GNU/Linux 12 (bookworm)", "Docker Desktop". */
  readonly operatingSystem: string;
  readonly kernelVersion: string;
  readonly architecture: string;
  readonly serverVersion: string;
  readonly storageDriver: string;
  readonly rootDirectory: string;
  readonly cpuCount: number;
  readonly memoryBytes: number;
  /** Windows engines only. */
  readonly defaultIsolation: Isolation | undefined;
  /** Windows engines only. */
  readonly hostBuild: WindowsBuild | undefined;
  /** Absent when the engine names none. */
  readonly proxies?: EngineProxies;
}

/** What an engine sends its own requests through, as it says it. */
export interface EngineProxies {
  readonly http?: string;
  readonly https?: string;
  /** What is reached without them. */
  readonly exceptions?: string;
}

export interface EngineVersion {
  readonly version: string;
  readonly apiVersion: string;
  readonly minApiVersion: string | undefined;
  readonly mode: DaemonMode;
  readonly architecture: string;
  /** e.g. "Docker Desktop 4.43.1 (198352)", "Docker Engine - Community". */
  readonly platformName: string | undefined;
}

export type ContainerState = "created" | "running" | "paused" | "restarting" | "removing" | "exited" | "dead";

/** It holds its memory, and can be stopped; engines let a paused container go on for that. */
export function isAlive({ state }: { readonly state: string }): boolean {
  return state === "running" || state === "paused" || state === "restarting";
}

export interface PublishedPort {
  readonly hostIp: string | undefined;
  /** Absent for a port that is exposed and not published. */
  readonly hostPort: number | undefined;
  readonly containerPort: number;
  readonly protocol: "tcp" | "udp" | "sctp";
}

export interface Container {
  readonly id: string;
  /** Without the leading slash. */
  readonly name: string;
  /** As it was named when the container was made; the image's id once that name means another image. */
  readonly image: string;
  readonly imageId: string;
  readonly command: string;
  readonly state: ContainerState;
  /** As the engine words it, e.g. "Up 5 minutes (healthy)"; it ages, so show it only beside `state`. */
  readonly status: string;
  /** Unix time in seconds. */
  readonly createdAt: number;
  readonly ports: readonly PublishedPort[];
  readonly labels: Readonly<Record<string, string>>;
  readonly networks: readonly string[];
}

export interface Image {
  readonly id: string;
  /** "repository:tag", none for a dangling image. */
  readonly tags: readonly string[];
  /** "repository@sha256:..." */
  readonly digests: readonly string[];
  /** Unix time in seconds. */
  readonly createdAt: number;
  readonly sizeBytes: number;
  readonly labels: Readonly<Record<string, string>>;
}

export interface Network {
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  readonly scope: string;
  readonly isInternal: boolean;
  readonly labels: Readonly<Record<string, string>>;
  /** Windows engines also show networks that belong to their host, e.g. "Default Switch", and must not be removed. */
  readonly owner: "engine" | "host";
  readonly subnets: readonly Subnet[];
}

export interface Subnet {
  /** e.g. "172.17.0.0/16" */
  readonly subnet: string;
  /** The host's own address in it. */
  readonly gateway: string | undefined;
}

export interface Volume {
  readonly name: string;
  readonly driver: string;
  readonly mountpoint: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The kinds of things an engine keeps, and their records. A volume's id is its name. */
export interface EngineObjects {
  readonly container: Container;
  readonly image: Image;
  readonly network: Network;
  readonly volume: Volume;
}

export type ObjectKind = keyof EngineObjects;

export const objectKinds = ["container", "image", "network", "volume"] as const satisfies readonly ObjectKind[];

export function idOf(record: Container | Image | Network | Volume): string {
  return "id" in record ? record.id : record.name;
}

/** One line of `/events`. */
export interface EngineEvent {
  readonly kind: ObjectKind | "other";
  /** The engine's word, e.g. "start", "die", "health_status: healthy". */
  readonly action: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Unix time in nanoseconds as text, for `since`: it does not fit a double. */
  readonly timeNano: string;
}

/** A sample of a container's use, the same for Windows and Linux. */
export interface ContainerStats {
  readonly readAt: Date;
  /** Of the whole host on Windows (0 to 100), of one core on Linux (may exceed 100); absent on the first sample. */
  readonly cpuPercent: number | undefined;
  readonly memoryBytes: number;
  /** Linux only. */
  readonly memoryLimitBytes: number | undefined;
  readonly networkReceivedBytes: number;
  readonly networkSentBytes: number;
  readonly diskReadBytes: number;
  readonly diskWrittenBytes: number;
}
