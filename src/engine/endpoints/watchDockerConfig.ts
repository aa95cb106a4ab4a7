import { watch, type FSWatcher } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { systemClock, type Clock } from "../../platform/clock";
import type { Disposable } from "../../platform/emitter";

/** `docker context use` and its like write several files in a row. */
const debounceMs = 200;

/**
 * Calls `onChange` some moments after the docker program's configuration or its contexts changed: by watching, never by
 * looking again and again. A folder that is missing is waited for in its parent.
 */
export function watchDockerConfig(folder: string, onChange: () => void, clock: Clock = systemClock): ConfigWatch {
  const watched = new WatchedFolders(folder, onChange, clock);
  return { ready: watched.refresh(), dispose: () => watched.dispose() };
}

export interface ConfigWatch extends Disposable {
  /** Resolves when what changes from now on is seen. */
  readonly ready: Promise<void>;
}

class WatchedFolders implements Disposable {
  private watchers: readonly FSWatcher[] = [];
  private timer: Disposable | undefined;
  private isDisposed = false;

  constructor(
    private readonly folder: string,
    private readonly onChange: () => void,
    private readonly clock: Clock,
  ) {}

  /** Watches what there is now. All anew: a folder that was made again has its old name and is another one. */
  async refresh(): Promise<void> {
    const wanted = await this.wantedFolders();
    if (!this.isDisposed) {
      this.close();
      this.watchers = wanted.flatMap(([path, names]) => this.watch(path, names));
    }
  }

  dispose(): void {
    this.isDisposed = true;
    this.timer?.dispose();
    this.close();
  }

  private close(): void {
    for (const watcher of this.watchers) {
      watcher.close();
    }
  }

  private watch(path: string, names: FileNames): readonly FSWatcher[] {
    try {
      const watcher = watch(path, { persistent: false }, (_event, name) => {
        // Some systems do not tell the name; a folder's own name tells that it is gone.
        if (name === null || names === "any" || names.includes(name) || name === basename(path)) {
          this.schedule();
        }
      });
      watcher.on("error", () => this.schedule());
      return [watcher];
    } catch {
      // Gone again, or no watch left on this system: the other folders still tell.
      return [];
    }
  }

  private schedule(): void {
    if (this.isDisposed) {
      return;
    }
    this.timer?.dispose();
    this.timer = this.clock.after(debounceMs, () => void this.tell());
  }

  private async tell(): Promise<void> {
    await this.refresh();
    if (!this.isDisposed) {
      this.onChange();
    }
  }

  private async wantedFolders(): Promise<readonly (readonly [string, FileNames])[]> {
    const { folder } = this;
    if (!(await isFolder(folder))) {
      const { path, missing } = await nearestFolder(folder);
      return [[path, [missing]]];
    }
    const contexts = join(folder, "contexts");
    const meta = join(contexts, "meta");
    const candidates = [contexts, meta, ...(await subfolders(meta))];
    const there = await Promise.all(candidates.map(isFolder));
    return [
      [folder, ["config.json", "contexts"]],
      ...candidates.filter((_path, index) => there[index]).map((path) => [path, "any"] as const),
    ];
  }
}

/** The names in a folder whose change concerns us. */
type FileNames = readonly string[] | "any";

async function nearestFolder(folder: string): Promise<{ readonly path: string; readonly missing: string }> {
  const parent = dirname(folder);
  const missing = folder.slice(parent.length).replace(/^[\\/]/, "");
  return parent === folder || (await isFolder(parent)) ? { path: parent, missing } : nearestFolder(parent);
}

async function subfolders(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => join(folder, name));
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}
