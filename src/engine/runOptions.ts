import type { Isolation } from "./model";

/** What `docker run` can be told; the create call and the shown command line are both made of it. */
export interface RunOptions {
  readonly image: string;
  readonly name?: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly ports?: readonly PortMapping[];
  readonly mounts?: readonly Mount[];
  readonly memoryBytes?: number;
  readonly cpus?: number;
  /** Windows engines only. */
  readonly isolation?: Isolation;
  readonly network?: string;
  /** The container's own in that network. */
  readonly networkAddress?: string;
  readonly capabilities?: readonly string[];
  readonly privileged?: "privileged";
  readonly devices?: readonly string[];
  /** What else of the host's devices may be made and used, as the kernel writes it: "c 189:* rwm". */
  readonly deviceRules?: readonly string[];
  readonly groups?: readonly string[];
  readonly gpus?: readonly GpuRequest[];
  /** Parameters of the kernel, of the container's own namespaces. */
  readonly sysctls?: Readonly<Record<string, string>>;
  readonly restart?: "no" | "on-failure" | "always" | "unless-stopped" | `on-failure:${number}`;
  /** How long a stop waits before it kills, in seconds. */
  readonly stopTimeoutSeconds?: number;
  readonly terminal?: "terminal";
  /** The engine removes it, with its volumes that have no name, as soon as it has ended. */
  readonly afterEnd?: "remove";
}

/** Accelerators of the engine's host, as `docker run --gpus` asks for them: so many, or those that are named. */
export interface GpuRequest {
  readonly driver?: string | undefined;
  readonly count?: "all" | number | undefined;
  readonly deviceIds?: readonly string[] | undefined;
  /** Beside `gpu`. */
  readonly capabilities?: readonly string[] | undefined;
  /** Of the driver. */
  readonly options?: Readonly<Record<string, string>> | undefined;
}

export interface PortMapping {
  readonly hostIp?: string;
  /** 0 lets the engine choose. */
  readonly hostPort: number;
  readonly containerPort: number;
  readonly protocol: "tcp" | "udp";
}

export interface Mount {
  readonly kind: "bind" | "volume" | "npipe";
  /** A path on the engine's host, a volume's name or a pipe's path. */
  readonly source: string;
  readonly target: string;
  readonly access: "readWrite" | "readOnly";
  /** How SELinux labels it: for this container alone, or for several. Engines take it for what is bound only. */
  readonly selinux?: "private" | "shared" | undefined;
}
