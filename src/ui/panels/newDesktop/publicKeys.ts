import { readdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/** The public keys of whoever uses this machine, by the names of their files. */
export async function ownPublicKeys(): Promise<readonly { readonly value: string; readonly label: string }[]> {
  const folder = join(homedir(), ".ssh");
  const names = await readdir(folder).catch(() => []);
  const keys = names.filter((name) => name.endsWith(".pub")).sort();
  const texts = await Promise.all(keys.map((name) => readFile(join(folder, name), "utf8").catch(() => "")));
  return keys.flatMap((label, index) => {
    const value = texts[index]?.trim() ?? "";
    return /^[^\s]+ [^\s]+/.test(value) && !value.includes("\n") ? [{ value, label }] : [];
  });
}
