/** A text as it may be given to strangers: without the names of users, passwords and keys. */
export function withoutPrivateText(text: string, userName: string): string {
  // First, for a name may hold blanks, where the patterns end.
  const nameless = userName.length < 3 ? text : text.replace(new RegExp(escaped(userName), "gi"), "<user>");
  return replacements.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), nameless);
}

const replacements: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // A name that others follow in the path ends there, blanks or not.
  [/([a-z]:[\\/]+users[\\/]+|\/(?:home|Users)\/)(?:[^\\/\r\n"':;,]+(?=[\\/])|[^\\/\s"':]+)/gi, "$1<user>"],
  [/(\w+:\/\/)[^\s/@]+@/g, "$1<user>@"],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, "<address>"],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, "$1 <secret>"],
  [
    /\b((?:[\w-]*(?:password|passwd|pwd|secret|token|api[_-]?key))["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s,;&"']+)/gi,
    "$1<secret>",
  ],
];

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
