/** All of these end a text in single quotes for PowerShell, and stand for themselves when they are doubled. */
const quotes = /['\u2018\u2019\u201a\u201b]/g;

/** A text as PowerShell writes one that has no meaning but itself: no variable, no escape, no end before its end. */
export function powerShellText(text: string): string {
  return `'${text.replace(quotes, "$&$&")}'`;
}

export function powerShellList(texts: readonly string[]): string {
  return texts.length === 0 ? "@()" : `@(\r\n${texts.map((text) => `  ${powerShellText(text)}`).join(",\r\n")}\r\n)`;
}
