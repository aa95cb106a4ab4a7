// @ts-check
/** `npm run l10n`: collects every text of the code for translators; with `--check` it only says whether that was done. */
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { getL10nJson } from "@vscode/l10n-dev";

const root = join(import.meta.dirname, "..");
const file = join(root, "l10n", "bundle.l10n.json");

const names = await readdir(join(root, "src"), { recursive: true });
const sources = await Promise.all(
  names
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map(async (name) => ({
      extension: /** @type {".ts"} */ (extname(name)),
      contents: await readFile(join(root, "src", name), "utf8"),
    })),
);
const texts = `${JSON.stringify(await getL10nJson(sources), undefined, 2)}\n`;

if (process.argv.includes("--check")) {
  const known = await readFile(file, "utf8").catch(() => "");
  if (known !== texts) {
    console.error("l10n/bundle.l10n.json does not have the texts of the code: run npm run l10n.");
    process.exitCode = 1;
  }
} else {
  await mkdir(join(root, "l10n"), { recursive: true });
  await writeFile(file, texts);
}
