/** The extension's sentences have places for what only the page knows: `{0}`, `{1}`. */
export function fill(sentence: string, ...values: readonly (number | string)[]): string {
  return sentence.replace(/\{(\d)\}/g, (place, at: string) => String(values[Number(at)] ?? place));
}
