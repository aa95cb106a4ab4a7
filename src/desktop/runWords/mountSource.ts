import type { Mount } from "../../engine/runOptions";

/**
 * `SOURCE:TARGET[:FLAGS]`, where a source may begin with the letter of a drive; without a source the engine makes a volume
 * that nobody can name, which is none of a spec's.
 */
export function readMount(text: string): Mount | undefined {
  const match = /^((?:[a-zA-Z]:(?=[\\/]))?[^:]+):(\/[^:]*)(?::([^:]*))?$/.exec(text);
  if (!match) {
    return undefined;
  }
  const [, source = "", target = "", flagText = ""] = match;
  const flags = flagText.split(",");
  const selinux = flags.includes("Z") ? "private" : flags.includes("z") ? "shared" : undefined;
  return {
    kind: isPath(source) ? "bind" : "volume",
    source,
    target: target.length > 1 ? target.replace(/\/+$/, "") : target,
    access: flags.includes("ro") ? "readOnly" : "readWrite",
    ...(selinux !== undefined && { selinux }),
  };
}

/** As `--mount` and `--network` take them: divided by commas, a field with commas in quotes, and its own quotes doubled. */
export function splitFields(text: string): readonly string[] {
  const fields = text.matchAll(/(?<=^|,)(?:"((?:[^"]|"")*)"|([^,]*))(?=,|$)/g);
  return Array.from(fields, ([, quoted, plain = ""]) => quoted?.replaceAll('""', '"') ?? plain);
}

/** Of a file or folder; a word is a volume's name. */
function isPath(source: string): boolean {
  return /^([a-zA-Z]:)?[\\/]|^[.~$]/.test(source);
}
