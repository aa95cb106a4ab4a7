import type { Readable, Duplex } from "node:stream";
import type { ContainerActions } from "./containerActions";
import type { Endpoint } from "./endpoint";
import type { BuildOptions } from "./buildOptions";
import type { Housekeeping } from "./housekeeping";
import type { RunOptions } from "./runOptions";
import type { PullProgress, Transfers } from "./transfers";
import type {
  ContainerStats,
  EngineEvent,
  EngineInfo,
  EngineObjects,
  EngineVersion,
  ImagePlatform,
  ObjectKind,
  Ping,
} from "./model";

export type { PullProgress };

/**
 * One container engine. Every call ends: with an answer, an `EngineError`, or the `AbortError` of its signal. Quick
 * calls have a deadline of their own on top of the signal. What makes or renames something is waited for a while though
 * its signal aborts, and answers then: who cancels has to know what there is to take back.
 */
export interface Engine {
  readonly endpoint: Endpoint;

  /** Deadline 3 s: an address that exists is not an engine that answers. */
  ping(signal: AbortSignal): Promise<Ping>;
  info(signal: AbortSignal): Promise<EngineInfo>;
  version(signal: AbortSignal): Promise<EngineVersion>;

  /** All objects of a kind, or those of the given ids that exist; sizes of containers are never asked. */
  list<K extends ObjectKind>(
    kind: K,
    signal: AbortSignal,
    ids?: readonly string[],
  ): Promise<readonly EngineObjects[K][]>;
  /** The engine's own record, untouched, for people to read. */
  inspect(kind: ObjectKind, id: string, signal: AbortSignal): Promise<unknown>;
  remove(kind: ObjectKind, id: string, options: RemoveOptions, signal: AbortSignal): Promise<void>;

  start(id: string, signal: AbortSignal): Promise<void>;
  /** `graceSeconds` absent: the container's own, else 10 s on Linux and 30 s on Windows, and the call waits that long. */
  stop(id: string, options: StopOptions, signal: AbortSignal): Promise<void>;
  restart(id: string, options: StopOptions, signal: AbortSignal): Promise<void>;
  kill(id: string, signal: AbortSignal): Promise<void>;
  create(
    options: RunOptions,
    signal: AbortSignal,
  ): Promise<{ readonly id: string; readonly warnings: readonly string[] }>;

  /** Ends when the container does (or at once without `follow`). */
  logs(id: string, options: LogOptions, signal: AbortSignal): AsyncIterable<LogChunk>;
  exec(id: string, options: ExecOptions, signal: AbortSignal): Promise<ExecSession>;
  /** One item per line of `/events`; ends or throws when the connection does. */
  events(options: EventOptions, signal: AbortSignal): AsyncIterable<EngineEvent>;
  stats(id: string, signal: AbortSignal): AsyncIterable<ContainerStats>;

  /** What an image that the engine has is made for. */
  imagePlatform(id: string, signal: AbortSignal): Promise<ImagePlatform>;
  /** What an image is made for as its registry tells: one entry per image that the name stands for. */
  distribution(reference: string, signal: AbortSignal): Promise<readonly ImagePlatform[]>;
  /** Progress per layer; aborting the signal makes the engine stop pulling. */
  pull(reference: string, options: PullOptions, signal: AbortSignal): Promise<void>;
  /** With the engine's own builder; aborting the signal makes the engine stop building. */
  build(options: BuildOptions, watch: BuildWatch, signal: AbortSignal): Promise<{ readonly imageId: string }>;
  createNetwork(
    name: string,
    labels: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<{ readonly id: string }>;
  createVolume(name: string, labels: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void>;

  readonly containers: ContainerActions;
  readonly transfers: Transfers;
  readonly housekeeping: Housekeeping;

  dispose(): void;
}

/** Makes engines of addresses; the adapters implement it, `extension.ts` hands it out. */
export type ConnectEngine = (endpoint: Endpoint) => Promise<Engine>;

export interface RemoveOptions {
  /** Also a running container, or an image with several tags or stopped containers. */
  readonly force?: "force";
  /** Of a container: also the volumes without a name that were made with it. */
  readonly anonymousVolumes?: "remove";
}

export interface StopOptions {
  readonly graceSeconds?: number;
}

export interface LogOptions {
  readonly follow: "follow" | "once";
  /** Lines from the end to begin with; absent: all. */
  readonly tail?: number;
  /** Unix time in seconds. */
  readonly since?: number;
}

export interface LogChunk {
  readonly stream: "stdout" | "stderr";
  readonly data: Uint8Array;
}

export interface ExecOptions {
  readonly command: readonly string[];
  readonly terminal: { readonly columns: number; readonly rows: number } | "none";
  readonly user?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A program running in a container, with its streams. */
export interface ExecSession {
  /** What goes in is the program's stdin, what comes out its stdout (with a terminal: both outputs). */
  readonly stream: Duplex;
  /** Absent with a terminal. */
  readonly stderr: Readable | undefined;
  resize(columns: number, rows: number): Promise<void>;
  /** Asks the engine; undefined while the program runs. */
  exitCode(signal: AbortSignal): Promise<number | undefined>;
  close(): void;
}

export interface EventOptions {
  /** In the unit of `timeNano`: what happened from then on comes first. */
  readonly since?: string;
}

export interface PullOptions {
  readonly platform?: string;
  onProgress(progress: PullProgress): void;
}

export interface BuildWatch {
  /** Names of images that the engine may have to pull: it is given the logins of their registries. */
  readonly baseImages: readonly string[];
  onProgress(progress: BuildProgress): void;
}

/** What a build says while it goes on. `text` is the engine's own and ends where the engine ended it. */
export type BuildProgress =
  | {
      readonly kind: "step";
      readonly number: number;
      readonly total: number;
      readonly instruction: string;
      readonly text: string;
    }
  | { readonly kind: "output"; readonly text: string }
  /** Of an image that the build is based on. */
  | { readonly kind: "pull"; readonly progress: PullProgress }
  | { readonly kind: "image"; readonly id: string };
