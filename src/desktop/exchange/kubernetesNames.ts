/** What a manifest has no words for, as JSON beside it. */
export const restAnnotation = "windows-containers/rest";

/** A name that Kubernetes takes: lower-case letters, digits and hyphens, at most 63 of them, a letter first. */
export function kubernetesName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 53)
    .replace(/-+$/, "");
  return plain === "" ? "desktop" : plain;
}

/** Names for things of which each needs another one. */
export class Names {
  readonly #taken = new Set<string>();

  take(wanted: string): string {
    const plain = kubernetesName(wanted);
    const free = [plain, ...Array.from({ length: this.#taken.size + 1 }, (_, index) => `${plain}-${index + 2}`)];
    const name = free.find((one) => !this.#taken.has(one)) ?? plain;
    this.#taken.add(name);
    return name;
  }
}

/** `$(NAME)` would be filled in; a doubled dollar is one. */
export function withoutExpansion(text: string): string {
  return /\$[$(]/.test(text) ? text.replaceAll("$", "$$$$") : text;
}

export function withoutEscapes(text: string): string {
  return text.replaceAll("$$", "$");
}
