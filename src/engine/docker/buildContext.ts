import ignore from "@balena/dockerignore";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Readable } from "node:stream";
import { pack, type Headers } from "tar-fs";
import type { BuildOptions } from "../buildOptions";
import { EngineError } from "../engineError";

const ignoreFile = ".dockerignore";

/** A build's files as the engine takes them: a tar stream without what `.dockerignore` leaves out. */
export async function buildContext(
  { contextFolder, dockerfile }: Pick<BuildOptions, "contextFolder" | "dockerfile">,
  signal: AbortSignal,
): Promise<Readable> {
  try {
    const isLeftOut = await leftOut(contextFolder, dockerfile);
    const entries = await entriesOf(contextFolder, isLeftOut, signal);
    // The entries are all there is: without this the content of their folders would come with them once more.
    const stream = pack(contextFolder, { entries, ignore: () => true, map: asInAnImage, strict: false });
    stream.on("error", () => undefined);
    return stream;
  } catch (error) {
    signal.throwIfAborted();
    throw unreadable(contextFolder, error);
  }
}

/** What cannot be read of a context is no failure of the engine. */
export function unreadable(folder: string, error: unknown): EngineError {
  const detail = error instanceof Error ? error.message : String(error);
  return new EngineError({ kind: "contextUnreadable", folder, detail }, { cause: error });
}

type LeftOut = (path: string) => "leftOut" | "included" | "perhapsBelow";

/** As the docker program: the two files that the build itself needs always go. */
async function leftOut(folder: string, dockerfile: string): Promise<LeftOut> {
  const text = await readFile(join(folder, ignoreFile), "utf8").catch(emptyIfAbsent);
  const rules = ignore({ ignorecase: false }).add([...text.split(/\r?\n/), `!${ignoreFile}`, `!${dockerfile}`]);
  const own = text.split(/\r?\n/).some((line) => line.trimStart().startsWith("!"));
  return (path) => {
    if (!rules.ignores(path)) {
      return "included";
    }
    return own || dockerfile.startsWith(`${path}/`) ? "perhapsBelow" : "leftOut";
  };
}

/** One that is there and cannot be read may keep secrets out of the image. */
function emptyIfAbsent(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") {
    return "";
  }
  throw error;
}

async function entriesOf(root: string, isLeftOut: LeftOut, signal: AbortSignal): Promise<string[]> {
  const entries: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    signal.throwIfAborted();
    const found = await readdir(folder, { withFileTypes: true });
    for (const entry of found.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = relative(root, join(folder, entry.name)).split(sep).join("/");
      const state = isLeftOut(path);
      if (state === "included") {
        entries.push(path);
      }
      if (entry.isDirectory() && state !== "leftOut") {
        await walk(join(folder, entry.name));
      }
    }
  };
  await walk(root);
  return entries;
}

/** Files belong to root; Windows knows no right to execute, so there every file has it. */
function asInAnImage(header: Headers): Headers {
  const mode = process.platform === "win32" ? header.mode | 0o755 : header.mode;
  return { ...header, uid: 0, gid: 0, mode };
}
