import { chmod, copyFile, readFile, realpath, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { applyEdits, modify } from "jsonc-parser";
import { readDockerConfig } from "../engine/endpoints/dockerConfig";
import type { DaemonMode } from "../engine/model";

export interface ContextRepair {
  readonly context: string;
  /** The file as it was, kept beside it. */
  readonly backup: string;
  /** Byte for byte as it was; when somebody else has changed the file since, only the context is put back. */
  undo(): Promise<void>;
}

const byteOrderMark = "\uFEFF";
const property = ["currentContext"];
const keepsLayout = { formattingOptions: { insertSpaces: false } };

/** The context to use instead of one that is gone: Docker Desktop's own for its mode, where there is one. */
export async function contextFor(mode: DaemonMode, dockerConfigFolder: string): Promise<string> {
  const { contexts } = await readDockerConfig(dockerConfigFolder);
  const own = `desktop-${mode}`;
  return contexts.some(({ name }) => name === own) ? own : "default";
}

/** Makes a context current as `docker context use` does; everything else in config.json stays as it is written. */
export async function useContext(context: string, dockerConfigFolder: string): Promise<ContextRepair> {
  const file = await realpath(join(dockerConfigFolder, "config.json"));
  const before = await readFile(file, "utf8");
  const after = withContext(before, context);
  const backup = `${file}.backup`;
  await copyFile(file, backup);
  await writeWhole(file, after);
  return {
    context,
    backup,
    undo: async () => {
      const now = await readFile(file, "utf8");
      await writeWhole(file, now === after ? before : withContext(now, contextIn(before)));
    },
  };
}

function withContext(text: string, context: string): string {
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : "";
  const json = text.slice(mark.length);
  return mark + applyEdits(json, modify(json, property, context, keepsLayout));
}

function contextIn(text: string): string {
  const { currentContext } = JSON.parse(text.replace(byteOrderMark, "")) as { readonly currentContext: string };
  return currentContext;
}

/** Nobody reads half a file, and nobody may read it who could not before. */
async function writeWhole(file: string, text: string): Promise<void> {
  const { mode } = await stat(file);
  const whole = `${file}.new`;
  await writeFile(whole, text, { mode });
  await chmod(whole, mode);
  await rename(whole, file);
}
