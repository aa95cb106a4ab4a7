/** As PowerShell takes a text literally. Typographic quotes, as in O’Brien, end its texts as well. */
export function quoted(text: string): string {
  return `'${text.replace(/['\u2018-\u201B]/g, "$&$&")}'`;
}
