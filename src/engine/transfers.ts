/** Bytes in big pieces. Leaving the loop over what is received closes the connection. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** Files and images that go in and out, as tar archives. Nothing but the signal ends a transfer. */
export interface Transfers {
  /** A file or folder of a container, under its last name. */
  copyFrom(id: string, path: string, signal: AbortSignal): ByteStream;
  /** Unpacks into a folder that the container has. */
  copyTo(id: string, folder: string, archive: ByteStream, signal: AbortSignal): Promise<void>;
  exportContainer(id: string, signal: AbortSignal): ByteStream;

  tag(id: string, reference: string, signal: AbortSignal): Promise<void>;
  /** Progress per layer; the login is what `docker login` left behind. */
  push(reference: string, options: PushOptions, signal: AbortSignal): Promise<void>;
  save(references: readonly string[], signal: AbortSignal): ByteStream;
  /** What was loaded, e.g. "busybox:latest" or an id. */
  load(archive: ByteStream, signal: AbortSignal): Promise<readonly string[]>;
}

export interface PushOptions {
  onProgress(progress: PullProgress): void;
}

export interface PullProgress {
  /** The layer's short id; absent for a line about the whole image. */
  readonly layer: string | undefined;
  /** The engine's words, e.g. "Downloading", "Extracting", "Pull complete", "Already exists". */
  readonly status: string;
  readonly currentBytes: number | undefined;
  readonly totalBytes: number | undefined;
}
