import type { Engine } from "../../engine/engine";
import { EngineError } from "../../engine/engineError";
import { splitReference } from "../../engine/imageReference";
import type { Image } from "../../engine/model";
import { runOnce } from "../../engine/probes/runOnce";
import { once } from "../once";
import { CannotTell } from "../prerequisites";

/** Images that surely have a shell, smallest first. */
const withShell = ["busybox", "alpine", "bash", "debian", "ubuntu", "fedora", "windows"];
/** Each attempt makes a container. */
const attempts = 3;
const pullable = "busybox:latest";

/** What a container sees of the machine that it runs on. */
export interface HostNumbers {
  readonly availableMemoryBytes: number;
  /** Where the engine keeps its images and containers. */
  readonly availableDiskBytes: number;
}

/** What several checks need of one Linux engine's host, looked at by containers on that engine. */
export class EngineFacts {
  constructor(
    readonly engine: Engine,
    readonly signal: AbortSignal,
    /** Whether the engine runs on the very machine that we run on. */
    readonly place: "here" | "elsewhere",
  ) {}

  /** An image with a shell. */
  readonly image = once(async (): Promise<string> => {
    const known = knownImage(await this.images());
    return known ?? (await this.tried()).image;
  });

  readonly numbers = once(async (): Promise<HostNumbers> => {
    const known = knownImage(await this.images());
    return known === undefined ? (await this.tried()).numbers : this.numbersBy(known);
  });

  private readonly images = once(async () => this.engine.list("image", this.signal));

  /** The first of the images that proves to have a shell. */
  private readonly tried = once(async () => {
    const images = (await this.images()).toSorted((one, other) => one.sizeBytes - other.sizeBytes);
    const names = images.flatMap(({ tags }) => tags.slice(0, 1)).slice(0, attempts);
    for (const image of names) {
      const numbers = await this.numbersBy(image).catch((error: unknown) => {
        if (error instanceof EngineError || error instanceof CannotTell) {
          return undefined;
        }
        throw error;
      });
      if (numbers) {
        return { image, numbers };
      }
    }
    const found = names.length === 0 ? "no image" : `no shell in ${names.join(", ")}`;
    throw new CannotTell([{ source: "images of the engine", found }], "noProbeImage", {
      kind: "pull",
      image: pullable,
    });
  });

  private async numbersBy(image: string): Promise<HostNumbers> {
    const line = "cat /proc/meminfo && df -Pk /";
    const { exitCode, output } = await runOnce(this.engine, line, { image, network: "none" }, this.signal);
    const memory = /^MemAvailable:\s+(\d+) kB/m.exec(output)?.[1];
    // The blocks in all, used, and available; then how full it is.
    const disk = /\s\d+\s+\d+\s+(\d+)\s+\d+%\s+\/\s*$/.exec(output)?.[1];
    if (exitCode !== 0 || memory === undefined || disk === undefined) {
      throw new CannotTell([{ source: `${line} in ${image}`, found: `exit code ${exitCode}` }]);
    }
    return { availableMemoryBytes: Number(memory) * 1024, availableDiskBytes: Number(disk) * 1024 };
  }
}

function knownImage(images: readonly Image[]): string | undefined {
  const tags = images.flatMap((image) => image.tags);
  return withShell.flatMap((name) => tags.find((tag) => lastName(tag) === name) ?? [])[0];
}

function lastName(tag: string): string {
  const { repository } = splitReference(tag);
  return repository.slice(repository.lastIndexOf("/") + 1);
}
